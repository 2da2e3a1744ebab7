import { dev, version } from '$app/environment';
import { asset } from '$app/paths';

/**
 * The address of a browser script in `src/lib/islands`, for `<script type="module" src=…>`.
 *
 * Its file keeps its name from build to build while the chunks it imports do not, so the address
 * carries the build's version: a browser never pairs an old script with new chunks.
 *
 * @param name the file's name without `.ts`
 */
export function islandUrl(name: string): string {
	return dev
		? asset(`/src/lib/islands/${name}.ts`)
		: `${asset(`/_app/islands/${name}.js`)}?v=${version}`;
}
