import { version } from '$app/environment';
import type { Publication } from '$lib/server/queries/publications';
import { sha256 } from '$lib/server/services/sha256';

/**
 * The strong ETag of a package, known before it is written: over all that its bytes come from, which is what the
 * edition holds, what has happened to it and to the others since, this build and where it is installed.
 */
export function packageTag(
	{ edition, editions, corrections }: Publication,
	latest: number | null,
	origin: string
): string {
	const told = [version, origin, latest, edition, editions, corrections];
	return `"${sha256(JSON.stringify(told)).slice(0, 32)}"`;
}
