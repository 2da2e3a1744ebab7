import { predecessorsOf, successorsOf } from '../bodies/lineage';
import type { BodyChange } from '../bodies/body';

/**
 * The body that somebody works for, and those that it came from or went into, however long ago: nobody
 * decides about the answers of their own. Transfers of functions count; bodies that merely share a
 * predecessor do not.
 * @param worksFor the slug of the body of the person's organisation, or null where it is none
 */
export function ownBodies(
	worksFor: string | null,
	changes: readonly BodyChange[]
): ReadonlySet<string> {
	if (worksFor === null) return new Set();
	const reach = (next: (slug: string) => (string | null)[]) => {
		// A set is walked in the order of adding, so that what is added while walking is walked as well.
		const seen = new Set([worksFor]);
		for (const slug of seen) {
			for (const other of next(slug)) if (other !== null) seen.add(other);
		}
		return seen;
	};
	return new Set([
		...reach((slug) => predecessorsOf(slug, changes).map((change) => change.predecessor)),
		...reach((slug) => successorsOf(slug, changes).map((change) => change.successor))
	]);
}

/**
 * Whether a body is one of somebody's own, as `ownBodies` has them.
 * @param body the slug of the body whose answer it is
 */
export function isOwnBody(
	worksFor: string | null,
	body: string,
	changes: readonly BodyChange[]
): boolean {
	return ownBodies(worksFor, changes).has(body);
}
