import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

/** Where the browser scripts of public pages live, from the project's root. */
const folder = 'src/lib/islands';

/**
 * Builds every `src/lib/islands/<name>.ts` as the module `_app/islands/<name>.js`.
 *
 * Public pages are sent without Kit's client (`csr = false`), so Kit does not build scripts for
 * them. The names are fixed so that a page can name its script without a manifest; what islands
 * share (Chart.js) falls into `_app/immutable` like any other chunk.
 */
export function islands(): Plugin {
	let isClientBuild = false;
	return {
		name: 'crosscheck:islands',
		apply: 'build',
		configResolved(config) {
			isClientBuild = !config.build.ssr;
		},
		buildStart() {
			if (!isClientBuild || !existsSync(folder)) return;
			for (const file of readdirSync(folder)) {
				if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
				const name = basename(file, '.ts');
				this.emitFile({
					type: 'chunk',
					id: join(process.cwd(), folder, file),
					fileName: `_app/islands/${name}.js`
				});
			}
		}
	};
}
