import { partsOf, readTyped } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import type { Evidence } from '../evidence/evidence';
import type { AnswerContent } from './answer';
import { checkContent, type ContentProblem } from './check-content';
import { hasValue, isWithholding } from './disposition';
import type { Draft, DraftEvidence } from './draft';
import type { DraftField } from './draft-fields';
import { compareProvisions, findProvision } from './provisions';

/** Why a draft cannot be submitted yet: what is wrong, at the field where it is mended. */
export type DraftProblem = { field: DraftField } & (
	| { code: 'disposition_missing' }
	| { code: 'not_a_count' }
	| { code: 'unknown_option' }
	/** Something was withheld, and nothing says under what, nor that the letter does not say. */
	| { code: 'basis_missing' }
	/** "None stated" stands beside provisions that are. */
	| { code: 'basis_contradicts' }
	| { code: 'unknown_provision'; provision: string }
	| { code: 'letter_missing' }
	| { code: 'quote_missing' }
	| { code: 'page_missing' }
	| { code: 'source_missing' }
	| ContentProblem
);

export interface DraftReading {
	/** What would be submitted; null exactly where there are problems. */
	content: AnswerContent | null;
	problems: DraftProblem[];
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

function readEvidence(evidence: DraftEvidence | null): {
	evidence: Evidence | null;
	problems: DraftProblem[];
} {
	const problems: DraftProblem[] = [];
	const wrong = (code: 'letter_missing' | 'quote_missing' | 'page_missing' | 'source_missing') =>
		problems.push({ field: 'evidence', code });
	if (evidence === null) return { evidence: null, problems };
	if (evidence.kind === 'source') {
		const [title, where] = [evidence.title.trim(), evidence.where.trim()];
		if (title === '' || where === '') wrong('source_missing');
		return { evidence: { kind: 'source', title, where }, problems };
	}
	const [document, quote] = [evidence.document.trim(), evidence.quote.trim()];
	const page = /^\s*[1-9]\d{0,4}\s*$/.test(evidence.page) ? Number(evidence.page) : null;
	if (document === '') wrong('letter_missing');
	if (page === null) wrong('page_missing');
	if (quote === '') wrong('quote_missing');
	return {
		evidence: {
			kind: 'letter',
			document,
			...(evidence.sha256 === '' ? {} : { sha256: evidence.sha256 }),
			page: page ?? 1,
			quote
		},
		problems
	};
}

/** What a refusal rests on; nothing where nothing is withheld, whatever was chosen before. */
function readBasis(draft: Draft): { provisions: string[]; problems: DraftProblem[] } {
	const provisions = [...new Set(draft.provisions)].sort(compareProvisions);
	const problems: DraftProblem[] = provisions
		.filter((id) => findProvision(id) === null)
		.map((provision) => ({ field: 'provisions', code: 'unknown_provision', provision }));
	if (provisions.length > 0 && draft.none_stated) {
		problems.push({ field: 'provisions', code: 'basis_contradicts' });
	}
	if (provisions.length === 0 && !draft.none_stated) {
		problems.push({ field: 'provisions', code: 'basis_missing' });
	}
	return { provisions, problems };
}

/** The field at which a problem of the content is mended. */
function fieldOf(question: Question, { code }: ContentProblem): DraftField {
	switch (code) {
		case 'provisions_not_allowed':
		case 'provision_repeated':
			return 'provisions';
		case 'value_not_allowed':
			return 'disposition';
		default:
			return firstPart(question);
	}
}

const firstPart = (question: Question): DraftField =>
	question.kind === 'choice' ? 'value.choice' : `value.${partsOf(question)[0]?.code ?? ''}`;

/**
 * Reads a draft as the answer that it would be submitted as. What the disposition has no room for is left
 * out of the answer, and stays in the draft.
 */
export function readDraft(question: Question, draft: Draft): DraftReading {
	const { disposition } = draft;
	if (disposition === null) {
		const { problems } = readTyped(question, draft.value);
		return {
			content: null,
			problems: [
				{ field: 'disposition', code: 'disposition_missing' },
				...problems.map(({ part, code }) => ({ field: `value.${part}` as const, code }))
			]
		};
	}
	const takesValue = hasValue(disposition);
	const withholds = isWithholding(disposition);
	const typed = takesValue ? readTyped(question, draft.value) : { value: null, problems: [] };
	const basis = withholds ? readBasis(draft) : { provisions: [], problems: [] };
	const rests = readEvidence(draft.evidence);
	const content: AnswerContent = {
		disposition,
		provisions: basis.provisions,
		neither_confirmed_nor_denied: withholds && draft.neither_confirmed_nor_denied,
		value: typed.value,
		detail: takesValue ? orNull(draft.detail) : null,
		note: orNull(draft.note),
		evidence: rests.evidence,
		wording_override: orNull(draft.wording_override)
	};
	const problems: DraftProblem[] = [
		...typed.problems.map(({ part, code }) => ({ field: `value.${part}` as const, code })),
		// A value that cannot be read is no missing value.
		...(typed.problems.length > 0 ? [] : checkContent(question, content)).map((problem) => ({
			...problem,
			field: fieldOf(question, problem)
		})),
		...basis.problems,
		...rests.problems
	];
	return { content: problems.length > 0 ? null : content, problems };
}
