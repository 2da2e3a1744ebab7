import { formatDay, type AsAt } from '../surveys/as-at';
import { joinWords } from '../questions/words';
import { compareNames, shortName, type Body, type ChangeKind, type NamedChange } from './body';
import { describeChange, joinPieces } from './change-words';
import { beginningOf, endOf } from './lineage';

/** Why what a body says at one date cannot be set against what it says at another. */
export interface BodyBreak {
	kind: 'became' | 'came_from' | 'took_in' | 'abolished';
	/** 'YYYY-MM-DD' of each change, earliest first. */
	on: string[];
	/** The slugs of the bodies on its other side; none where it was abolished. */
	others: string[];
	/** "became DBT, DESNZ and DSIT (split, 7 February 2023)"; goes on within a sentence. */
	words: string;
}

/** Two dates between which a body is looked at, with whether it was asked at the earlier. */
export interface Span {
	earlier: AsAt;
	later: AsAt;
	askedEarlier: boolean;
}

type Name = Pick<Body, 'slug' | 'code' | 'name'>;
type Step = Pick<NamedChange, 'kind' | 'on'>;

/** The changes after which a body is not the one that it was. */
const breaking: readonly ChangeKind[] = ['renamed', 'split', 'merged'];

/** Whether a day lies between two dates. One of the month that answers are as at may come after them. */
function isBetween(on: string, earlier: AsAt, later: AsAt): boolean {
	const day = on.slice(0, earlier.length);
	const isAfter = earlier.length < on.length ? day >= earlier : day > earlier;
	return isAfter && on.slice(0, later.length) <= later;
}

function isChangeBetween(change: NamedChange, { earlier, later }: Span): boolean {
	return isBetween(change.on, earlier, later) && change.predecessor !== change.successor;
}

/** "split, 7 February 2023; renamed, 20 July 2026" */
function stepWords(steps: readonly Step[]): string {
	const days = new Map<string, Set<string>>();
	for (const { kind, on } of steps.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
		days.set(on, (days.get(on) ?? new Set()).add(kind));
	}
	return [...days].map(([on, kinds]) => `${joinWords([...kinds])}, ${formatDay(on)}`).join('; ');
}

/** What bodies are called, from the changes themselves: not each need be one of a survey's. */
function namesIn(changes: readonly NamedChange[]): (slug: string) => string {
	const names = new Map<string, Name>();
	for (const { bodies } of changes) for (const body of bodies) names.set(body.slug, body);
	return (slug) => {
		const found = names.get(slug);
		return found ? shortName(found) : slug;
	};
}

interface Reached {
	slug: string;
	steps: Step[];
}

/**
 * The bodies at the far ends of the changes that begin with a body and lie in the span: those that it led to,
 * or those that led to it.
 */
function follow(
	slug: string,
	changes: readonly NamedChange[],
	side: 'predecessor' | 'successor'
): Reached[] {
	const other = side === 'predecessor' ? 'successor' : 'predecessor';
	const ends: Reached[] = [];
	const seen = new Map<string, Step[]>([[slug, []]]);
	// A map is walked in the order of adding, so that circles in the records end.
	for (const [body, steps] of seen) {
		const onward = changes.filter((change) => change[side] === body && change[other] !== null);
		if (onward.length === 0) {
			if (body !== slug) ends.push({ slug: body, steps });
			continue;
		}
		for (const change of onward) {
			const next = change[other];
			if (next !== null && !seen.has(next)) seen.set(next, [...steps, change]);
		}
	}
	return ends;
}

const daysOf = (steps: readonly Step[]) => [...new Set(steps.map((step) => step.on))].sort();

function toBreak(
	kind: 'became' | 'came_from' | 'took_in',
	reached: readonly Reached[],
	nameOf: (slug: string) => string
): BodyBreak {
	const sorted = reached.toSorted((a, b) => compareNames(nameOf(a.slug), nameOf(b.slug)));
	const steps = reached.flatMap((one) => one.steps);
	const verb = { became: 'became', came_from: 'from', took_in: 'took in work of' }[kind];
	const words =
		kind === 'became'
			? `${joinWords(sorted.map((one) => nameOf(one.slug)))} (${stepWords(steps)})`
			: joinWords(sorted.map((one) => `${nameOf(one.slug)} (${stepWords(one.steps)})`));
	return {
		kind,
		on: daysOf(steps),
		others: sorted.map((one) => one.slug),
		words: `${verb} ${words}`
	};
}

/**
 * What breaks the line of a body between two dates: that it was split, merged or renamed, came of a body that
 * was, took in a part of one, or was abolished. Null where the records show nothing of the kind: a transfer of
 * functions leaves both bodies the ones they were.
 */
export function breakBetween(
	slug: string,
	changes: readonly NamedChange[],
	span: Span
): BodyBreak | null {
	const nameOf = namesIn(changes);
	const between = changes.filter((change) => isChangeBetween(change, span));
	const broken = between.filter((change) => breaking.includes(change.kind));

	const led = follow(slug, broken, 'predecessor');
	if (led.length > 0) return toBreak('became', led, nameOf);
	const abolished = between.find(
		(change) => change.kind === 'abolished' && change.predecessor === slug
	);
	if (abolished && endOf(slug, changes) === abolished.on) {
		return {
			kind: 'abolished',
			on: [abolished.on],
			others: [],
			words: `abolished, ${formatDay(abolished.on)}`
		};
	}
	// A body that was asked at the earlier date had begun by then, whatever the day within its month.
	const began = beginningOf(slug, changes);
	const into = broken.filter(
		(change) => change.successor !== slug || !span.askedEarlier || change.on !== began
	);
	const came = follow(slug, into, 'successor');
	if (came.length === 0) return null;
	const isNew =
		!span.askedEarlier && (began === null || isBetween(began, span.earlier, span.later));
	return toBreak(isNew ? 'came_from' : 'took_in', came, nameOf);
}

/** Functions that a body passed on or took over between two dates, in sentences; they break no line. */
export function transfersBetween(
	slug: string,
	changes: readonly NamedChange[],
	span: Pick<Span, 'earlier' | 'later'>
): string[] {
	const nameOf = namesIn(changes);
	return changes
		.filter(
			(change) =>
				change.kind === 'functions_transferred' &&
				(change.predecessor === slug || change.successor === slug) &&
				isBetween(change.on, span.earlier, span.later)
		)
		.map((change) => `${joinPieces(describeChange(change, nameOf))}, ${formatDay(change.on)}`);
}
