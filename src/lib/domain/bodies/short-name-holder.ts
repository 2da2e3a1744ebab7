import { shortName, type Body, type BodyChange } from './body';
import { existsOn } from './lineage';

/**
 * The other body that is listed by the same short name on a day on which both exist, or null. A body
 * that has ended keeps its short name, and another can be given it: there have been several DCMSs.
 */
export function shortNameHolder(
	body: Pick<Body, 'slug' | 'code' | 'name'>,
	bodies: readonly Body[],
	changes: readonly BodyChange[],
	onDay: string
): Body | null {
	if (!existsOn(body.slug, changes, onDay)) return null;
	const wanted = shortName(body).toLowerCase();
	return (
		bodies.find(
			(other) =>
				other.slug !== body.slug &&
				shortName(other).toLowerCase() === wanted &&
				existsOn(other.slug, changes, onDay)
		) ?? null
	);
}
