import { compareNames, type BodyChange, type ChangeKind } from './body';

/**
 * The changes that end their predecessor. A transfer of functions ends nothing: both bodies go on. A
 * split ends the body that was split, even where what it did went to bodies that existed before.
 */
const endings: readonly ChangeKind[] = ['renamed', 'split', 'merged', 'abolished'];

/** The changes through which a body is carried on by its successor. */
const continuations: readonly ChangeKind[] = ['renamed', 'split', 'merged'];

/** The changes that can only lead to a new body; a split or a merger can also lead to one there already. */
const beginnings: readonly ChangeKind[] = ['created', 'renamed'];

/** Earliest first; on one day, in the order of the other body's slug. */
function inOrder(changes: BodyChange[], other: 'predecessor' | 'successor'): BodyChange[] {
	return changes.sort(
		(a, b) =>
			Number(a.on > b.on) - Number(a.on < b.on) || compareNames(a[other] ?? '', b[other] ?? '')
	);
}

/** Another body than the one the change is about: a record from a body to itself says nothing. */
function hasTwoBodies(change: BodyChange): boolean {
	return (
		change.predecessor !== null &&
		change.successor !== null &&
		change.predecessor !== change.successor
	);
}

/** What a body came from, transfers of functions included: the changes into it, earliest first. */
export function predecessorsOf(slug: string, changes: readonly BodyChange[]): BodyChange[] {
	return inOrder(
		changes.filter((change) => change.successor === slug && hasTwoBodies(change)),
		'predecessor'
	);
}

/** What became of a body, transfers of functions included: the changes out of it, earliest first. */
export function successorsOf(slug: string, changes: readonly BodyChange[]): BodyChange[] {
	return inOrder(
		changes.filter((change) => change.predecessor === slug && hasTwoBodies(change)),
		'successor'
	);
}

/**
 * The calendar day on which a body ended, by being renamed, split, merged into another or abolished;
 * null where the records give none. On that day its successors exist and it no longer does.
 */
export function endOf(slug: string, changes: readonly BodyChange[]): string | null {
	const days = changes
		.filter(
			(change) =>
				change.predecessor === slug && change.successor !== slug && endings.includes(change.kind)
		)
		.map((change) => change.on);
	return days.sort()[0] ?? null;
}

/**
 * The calendar day on which a body began; null where the records give none. A body that came of a split
 * or a merger began with it unless an earlier record shows that it existed already, as the Cabinet
 * Office did before it took over from a department that was split.
 */
export function beginningOf(slug: string, changes: readonly BodyChange[]): string | null {
	const mentions = changes.filter(
		(change) => change.predecessor === slug || change.successor === slug
	);
	const into = inOrder(
		mentions.filter((change) => change.successor === slug && change.predecessor !== slug),
		'predecessor'
	);
	const begun = into.find((change) => beginnings.includes(change.kind));
	if (begun) return begun.on;
	const first = into.find((change) => continuations.includes(change.kind));
	if (!first || mentions.some((change) => change.on < first.on)) return null;
	return first.on;
}

/** Whether a body exists on a calendar day, as far as the records tell. */
export function existsOn(slug: string, changes: readonly BodyChange[], onDay: string): boolean {
	const beganOn = beginningOf(slug, changes);
	const endedOn = endOf(slug, changes);
	return (beganOn === null || beganOn <= onDay) && (endedOn === null || onDay < endedOn);
}

/**
 * The slugs of the bodies that exist on a day and carry on from this one, in alphabetical order: those
 * reached by following every renaming, split and merger up to that day, but no transfer of functions.
 * A body that still exists gives itself alone. Empty where it was abolished or has not begun.
 *
 * This follows the records and no more. Whom one would ask today is a judgement and can be narrower: the
 * Department for Business, Energy and Industrial Strategy was split into three, one of which (Science,
 * Innovation and Technology) was itself split in 2026 between three bodies. Followed mechanically, it
 * leads to the Cabinet Office and to the department for culture as well, though its own work mostly
 * passed to the departments for energy and for business.
 */
export function todaysSuccessors(
	slug: string,
	changes: readonly BodyChange[],
	onDay: string
): string[] {
	const found: string[] = [];
	const seen = new Set([slug]);
	// A set is walked in the order of adding, so that what is added while walking is walked as well;
	// what is in it already is not added again, so that the walk ends whatever circles the records hold.
	for (const body of seen) {
		if (existsOn(body, changes, onDay)) {
			found.push(body);
			continue;
		}
		for (const change of successorsOf(body, changes)) {
			if (change.successor === null || change.on > onDay) continue;
			if (continuations.includes(change.kind)) seen.add(change.successor);
		}
	}
	return found.sort(compareNames);
}
