import { answerKey, type AnswerContent } from '../answers/answer';
import { shortName, type Body } from '../bodies/body';
import { clipWords, joinWords } from '../questions/words';
import type { RevisionState } from '../review/transition';
import { isStated, type Criterion, type FindingContent, type RuleOutcome } from './assessment';
import { applyRule } from './assess';

/**
 * Where a finding stands: its latest revision waits, is queried, stands, or took it back; or there is
 * none, and one could help as the rule cannot tell. What needs doing comes first.
 */
export const findingStandings = ['submitted', 'queried', 'open', 'accepted', 'withdrawn'] as const;
export type FindingStanding = (typeof findingStandings)[number];

/** How government as a whole is named in addresses and filters, in place of a body. */
export const governmentPlace = 'government';

/** The latest revision of a finding. */
export interface LatestFinding {
	/** The body's slug, or null for government as a whole. */
	body: string | null;
	/** The criterion's code. */
	criterion: string;
	/** Null once it is erased. */
	content: FindingContent | null;
	state: RevisionState;
	submittedAt: Date;
	/** What stands until this is accepted; null where nothing does. */
	standing: FindingContent | null;
}

/** A body, or government as a whole, against a criterion: there is a finding, or one could help. */
export interface FindingLine {
	criterion: Criterion;
	/** Null for government as a whole. */
	body: Body | null;
	rule: RuleOutcome;
	standing: FindingStanding;
	/** Null where there is none. */
	finding: LatestFinding | null;
}

export interface FindingList {
	places: FindingLine[];
	/** How many tests have neither a finding nor an answer that the rule could look at. */
	unanswered: number;
	/** How many are left out, as they look at an answer that is kept from who reads. */
	hidden: number;
}

const standingOf = ({ state, content }: LatestFinding): FindingStanding =>
	state === 'accepted' && content && !isStated(content) ? 'withdrawn' : state;

/** The key of a body, or of government as a whole, and a criterion. */
export const findingKey = (body: string | null, criterion: string) =>
	`${criterion} ${body ?? governmentPlace}`;

/** The answer that a criterion looks at, by `answerKey`; null where it looks at none. */
export function lookedAt(criterion: Criterion, body: string | null): string | null {
	return criterion.looks_at && body !== null ? answerKey(body, criterion.looks_at.question) : null;
}

/**
 * Where findings are, and where one could help: those that wait, the first submitted first; those
 * queried; the tests that the rule cannot tell; those that stand. Within each, in the order of the
 * criteria and then of the bodies given.
 * @param answers those that the rule looks at, by `answerKey`
 * @param hidden keys of answers that are kept from who reads: what looks at them is left out
 */
export function listFindingPlaces(
	criteria: readonly Criterion[],
	bodies: readonly Body[],
	answers: ReadonlyMap<string, Pick<AnswerContent, 'disposition' | 'value'>>,
	findings: readonly LatestFinding[],
	hidden: ReadonlySet<string> = new Set()
): FindingList {
	const latest = new Map(findings.map((one) => [findingKey(one.body, one.criterion), one]));
	const list: FindingList = { places: [], unanswered: 0, hidden: 0 };
	for (const criterion of criteria) {
		for (const body of criterion.scope === 'government' ? [null] : bodies) {
			const key = lookedAt(criterion, body?.slug ?? null);
			if (key !== null && hidden.has(key)) {
				list.hidden += 1;
				continue;
			}
			const rule = applyRule(criterion, body, (question) =>
				body ? (answers.get(answerKey(body.slug, question)) ?? null) : null
			);
			const finding = latest.get(findingKey(body?.slug ?? null, criterion.code)) ?? null;
			if (finding) {
				list.places.push({ criterion, body, rule, standing: standingOf(finding), finding });
			} else if (rule.outcome === 'cannot_tell') {
				if (key !== null && !answers.has(key)) list.unanswered += 1;
				else list.places.push({ criterion, body, rule, standing: 'open', finding });
			}
		}
	}
	const rank = ({ standing }: FindingLine) => findingStandings.indexOf(standing);
	const since = ({ standing, finding }: FindingLine) =>
		standing === 'submitted' || standing === 'queried' ? (finding?.submittedAt.getTime() ?? 0) : 0;
	list.places.sort((a, b) => rank(a) - rank(b) || since(a) - since(b));
	return list;
}

/** How many places there are of each standing. */
export function countStandings(places: readonly FindingLine[]): Record<FindingStanding, number> {
	const counts = Object.fromEntries(findingStandings.map((one) => [one, 0])) as Record<
		FindingStanding,
		number
	>;
	for (const { standing } of places) counts[standing] += 1;
	return counts;
}

/** What a place is called: "BEIS", "Government as a whole". */
export const placeName = (body: Body | null) => (body ? shortName(body) : 'Government as a whole');

/** Which places are wanted; null takes all. */
export interface FindingFilter {
	standing: FindingStanding | null;
	/** The criterion's code. */
	criterion: string | null;
	/** The body's slug, or `government`. */
	body: string | null;
	/** From 1. */
	page: number;
}

export type FindingFilterReading =
	| { ok: true; filter: FindingFilter }
	/** What is wrong, in sentences, and what to give instead. */
	| { ok: false; problem: string };

const ownFilters = ['standing', 'criterion', 'body', 'page'];

/**
 * Reads `?standing=&criterion=&body=&page=`. An empty value takes all; what is unknown or repeated is a
 * problem, since leaving it out would quietly give too much.
 * @param there the codes of the criteria and the slugs of the bodies that there are
 * @param others parameters of the page's own, which are left alone
 */
export function readFindingFilter(
	query: URLSearchParams,
	there: { criteria: readonly string[]; bodies: readonly string[] },
	others: readonly string[] = []
): FindingFilterReading {
	const refuse = (problem: string): FindingFilterReading => ({ ok: false, problem });
	const unknown = [...query.keys()].find((name) => ![...ownFilters, ...others].includes(name));
	if (unknown !== undefined) {
		return refuse(
			`There is no filter “${clipWords(unknown)}”. There are: ${ownFilters.join(', ')}.`
		);
	}
	const repeated = ownFilters.find((name) => query.getAll(name).length > 1);
	if (repeated) return refuse(`The address gives “${repeated}” more than once. Give it once.`);

	const given = (name: string) => query.get(name)?.trim() || null;
	const standing = given('standing');
	if (standing !== null && !isStanding(standing)) {
		return refuse(
			`“${clipWords(standing)}” is not where a finding can stand. Use ${joinWords(findingStandings, 'or')}.`
		);
	}
	const criterion = given('criterion');
	if (criterion !== null && !there.criteria.includes(criterion)) {
		return refuse(`This survey has no criterion “${clipWords(criterion)}”.`);
	}
	const body = given('body');
	if (body !== null && body !== governmentPlace && !there.bodies.includes(body)) {
		return refuse(`This wave does not ask a body “${clipWords(body)}”.`);
	}
	const page = given('page') ?? '1';
	if (!/^[1-9]\d{0,5}$/.test(page)) return refuse('Give a page as a number, from 1.');
	return { ok: true, filter: { standing, criterion, body, page: Number(page) } };
}

const isStanding = (text: string): text is FindingStanding =>
	(findingStandings as readonly string[]).includes(text);

/** The places that a filter takes, of whichever page, in the order they come. */
export function selectPlaces(
	places: readonly FindingLine[],
	{ standing, criterion, body }: Omit<FindingFilter, 'page'>
): FindingLine[] {
	return places.filter(
		(place) =>
			(standing === null || place.standing === standing) &&
			(criterion === null || place.criterion.code === criterion) &&
			(body === null || (place.body?.slug ?? governmentPlace) === body)
	);
}
