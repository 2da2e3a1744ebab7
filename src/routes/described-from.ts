import { latestEdition } from '$lib/domain/editions/edition';
import type { Described } from '$lib/domain/interchange/structured-data';
import type { Publication } from '$lib/server/queries/publications';

/** What search engines and catalogues are told of an edition from. */
export function describedFrom(
	{ dataset, edition, editions }: Publication,
	{ origin, now }: Pick<App.Locals, 'origin' | 'now'>
): Described {
	return { dataset, edition, latest: latestEdition(editions, now)?.number ?? null, origin };
}
