import { longestEvidenceText, type Evidence } from '../evidence/evidence';
import { tidyTyped } from '../questions/typed-text';
import { foundReasons, outcomes, type Outcome, type StatedFinding } from './assessment';

/** What is typed of a finding, field by field, as a form has it. */
export interface FindingEntry {
	outcome: string;
	reason: string;
	why: string;
	evidence_kind: string;
	source_title: string;
	source_where: string;
	/** SHA-256 of the letter that is quoted. */
	letter: string;
	page: string;
	quote: string;
}

export type FindingField = keyof FindingEntry;

/** As long as each text can be. */
export const longestFindingText = {
	why: 2000,
	source_title: longestEvidenceText.title,
	source_where: longestEvidenceText.where,
	quote: longestEvidenceText.quote
} as const satisfies Partial<Record<FindingField, number>>;

export type FindingProblem =
	| { field: 'outcome'; code: 'outcome_missing' }
	| { field: 'reason'; code: 'reason_missing' | 'reason_not_allowed' }
	| { field: 'why'; code: 'why_missing' }
	| { field: 'evidence_kind'; code: 'evidence_missing' }
	| { field: 'source_title'; code: 'source_title_missing' }
	| { field: 'source_where'; code: 'source_where_missing' }
	| { field: 'letter'; code: 'letter_missing' }
	| { field: 'page'; code: 'page_missing' }
	| { field: 'quote'; code: 'quote_missing' }
	| { field: keyof typeof longestFindingText; code: 'too_long'; most: number };

const isOutcome = (text: string): text is Outcome => (outcomes as readonly string[]).includes(text);
const isReason = (text: string): text is (typeof foundReasons)[number] =>
	(foundReasons as readonly string[]).includes(text);

/** Whether a finding gives a reason exactly where it cannot tell. */
export function fitsReason({ outcome, reason }: Pick<StatedFinding, 'outcome' | 'reason'>) {
	return (outcome === 'cannot_tell') === (reason !== null);
}

/**
 * Reads what was typed of a finding.
 * @param letters those that it can quote: of the body's requests in the wave
 * @returns the finding, or all that is wrong with what was typed, in the order of the fields
 */
export function readFindingEntry(
	typed: FindingEntry,
	letters: readonly { sha256: string; name: string }[]
): { ok: true; content: StatedFinding } | { ok: false; problems: FindingProblem[] } {
	const entry: FindingEntry = {
		outcome: tidyTyped(typed.outcome),
		reason: tidyTyped(typed.reason),
		why: tidyTyped(typed.why),
		evidence_kind: tidyTyped(typed.evidence_kind),
		source_title: tidyTyped(typed.source_title),
		source_where: tidyTyped(typed.source_where),
		letter: tidyTyped(typed.letter),
		page: tidyTyped(typed.page),
		quote: tidyTyped(typed.quote)
	};
	const problems: FindingProblem[] = [];

	const outcome = isOutcome(entry.outcome) ? entry.outcome : null;
	const reason = isReason(entry.reason) ? entry.reason : null;
	if (!outcome) problems.push({ field: 'outcome', code: 'outcome_missing' });
	else if (!fitsReason({ outcome, reason })) {
		const code = reason ? 'reason_not_allowed' : 'reason_missing';
		problems.push({ field: 'reason', code });
	}
	if (!entry.why) problems.push({ field: 'why', code: 'why_missing' });
	const rests = readSource(entry, letters);
	problems.push(...rests.problems);
	const used: readonly string[] =
		entry.evidence_kind === 'letter' ? ['why', 'quote'] : ['why', 'source_title', 'source_where'];
	for (const [name, most] of Object.entries(longestFindingText)) {
		const field = name as keyof typeof longestFindingText;
		if (used.includes(field) && entry[field].length > most) {
			problems.push({ field, code: 'too_long', most });
		}
	}

	if (!outcome || !rests.source || problems.length > 0) return { ok: false, problems };
	return { ok: true, content: { outcome, reason, why: entry.why, source: rests.source } };
}

/** What a finding rests on, as it was typed. Fields that belong to the other kind are left out. */
function readSource(
	entry: FindingEntry,
	letters: readonly { sha256: string; name: string }[]
): { source: Evidence | null; problems: FindingProblem[] } {
	const problems: FindingProblem[] = [];
	if (entry.evidence_kind === 'source') {
		const { source_title: title, source_where: where } = entry;
		if (!title) problems.push({ field: 'source_title', code: 'source_title_missing' });
		if (!where) problems.push({ field: 'source_where', code: 'source_where_missing' });
		return { source: { kind: 'source', title, where }, problems };
	}
	if (entry.evidence_kind !== 'letter') {
		return { source: null, problems: [{ field: 'evidence_kind', code: 'evidence_missing' }] };
	}
	const letter = letters.find(({ sha256 }) => sha256 === entry.letter);
	const page = /^[1-9]\d{0,4}$/.test(entry.page) ? Number(entry.page) : null;
	if (!letter) problems.push({ field: 'letter', code: 'letter_missing' });
	if (page === null) problems.push({ field: 'page', code: 'page_missing' });
	if (!entry.quote) problems.push({ field: 'quote', code: 'quote_missing' });
	if (!letter || page === null) return { source: null, problems };
	const { sha256, name } = letter;
	return {
		source: { kind: 'letter', document: name, sha256, page, quote: entry.quote },
		problems
	};
}

/** What a form has of a finding that is there already; empty fields where there is none. */
export function entryOfFinding(finding: StatedFinding | null): FindingEntry {
	const source = finding?.source;
	return {
		outcome: finding?.outcome ?? '',
		reason: finding?.reason ?? '',
		why: finding?.why ?? '',
		evidence_kind: source?.kind ?? '',
		source_title: source?.kind === 'source' ? source.title : '',
		source_where: source?.kind === 'source' ? source.where : '',
		letter: source?.kind === 'letter' ? (source.sha256 ?? '') : '',
		page: source?.kind === 'letter' ? String(source.page) : '',
		quote: source?.kind === 'letter' ? source.quote : ''
	};
}
