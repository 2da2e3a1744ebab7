import { formatDay } from '../surveys/as-at';
import { sortBodies, type Body, type BodyChange, type ChangeKind } from './body';
import { beginningOf, endOf, predecessorsOf, successorsOf, todaysSuccessors } from './lineage';

/** A body named in a sentence: the words before and after its linked name. */
export interface LineageEntry {
	/** 'YYYY-MM-DD'. */
	on: string;
	/** "7 February 2023" */
	day: string;
	before: string;
	body: { slug: string; name: string };
	after: string;
	/** How sure the record is, where it is less than certain. */
	confidence: 'medium' | 'low' | null;
}

/** What a body came from and what became of it. */
export interface Lineage {
	/** The day it began and the day it ended, where the records give one. */
	began: string | null;
	ended: string | null;
	from: LineageEntry[];
	into: LineageEntry[];
	/** The bodies that exist on the day asked about and carry on from this one; itself where it exists. */
	today: { slug: string; name: string }[];
	/** Whether it exists on the day asked about. */
	exists: boolean;
}

type Words = (what: string | null) => [before: string, after: string];

const aside = (what: string | null) => (what ? ` (${what})` : '');

/** How a change reads from the side of the body that came of it. */
const fromWords = {
	renamed: (what) => ['Renamed from ', aside(what)],
	split: (what) => ['Took on part of ', `, which was split${aside(what)}`],
	merged: (what) => ['Took in ', ` by merger${aside(what)}`],
	functions_transferred: (what) =>
		what ? [`Took over ${what} from `, ''] : ['Took over some of the work of ', ''],
	created: (what) => ['Created out of ', aside(what)],
	abolished: (what) => ['Followed ', `, which was abolished${aside(what)}`]
} as const satisfies Record<ChangeKind, Words>;

/** How a change reads from the side of the body that it happened to. */
const intoWords = {
	renamed: (what) => ['Renamed ', aside(what)],
	split: (what) => ['Split; part of it went to ', aside(what)],
	merged: (what) => ['Merged into ', aside(what)],
	functions_transferred: (what) =>
		what ? [`Passed ${what} to `, ''] : ['Passed some of its work to ', ''],
	created: (what) => ['Part of it went to the new ', aside(what)],
	abolished: (what) => ['Abolished; followed by ', aside(what)]
} as const satisfies Record<ChangeKind, Words>;

/** The lineage of a body in words, as at a calendar day. */
export function describeLineage(
	slug: string,
	bodies: readonly Body[],
	changes: readonly BodyChange[],
	onDay: string
): Lineage {
	const bySlug = new Map(bodies.map((body) => [body.slug, body]));
	const name = (other: string) => ({ slug: other, name: bySlug.get(other)?.name ?? other });
	const entry = (
		change: BodyChange,
		other: string | null,
		table: Record<ChangeKind, Words>
	): LineageEntry[] => {
		if (other === null) return [];
		const [before, after] = table[change.kind](change.what);
		return [
			{
				on: change.on,
				day: formatDay(change.on),
				before,
				body: name(other),
				after,
				confidence: change.confidence === 'high' ? null : change.confidence
			}
		];
	};
	const began = beginningOf(slug, changes);
	const ended = endOf(slug, changes);
	const today = todaysSuccessors(slug, changes, onDay);
	return {
		began: began && formatDay(began),
		ended: ended && formatDay(ended),
		from: predecessorsOf(slug, changes).flatMap((one) => entry(one, one.predecessor, fromWords)),
		into: successorsOf(slug, changes).flatMap((one) => entry(one, one.successor, intoWords)),
		today: sortBodies(
			today.map((one) => bySlug.get(one) ?? { slug: one, code: null, name: one })
		).map(({ slug: other }) => name(other)),
		exists: today.includes(slug)
	};
}
