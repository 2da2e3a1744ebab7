import { existsSync, readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { build, type Plugin } from 'vite';

/** Where the browser scripts of public pages live, and where Kit gathers what browsers are sent. */
const folder = 'src/lib/islands';
const client = '.svelte-kit/output/client';

/** The islands by name: `src/lib/islands/<name>.ts`. */
function findIslands(): Record<string, string> {
	if (!existsSync(folder)) return {};
	const files = readdirSync(folder).filter(
		(file) => file.endsWith('.ts') && !file.endsWith('.test.ts')
	);
	return Object.fromEntries(files.map((file) => [basename(file, '.ts'), resolve(folder, file)]));
}

/**
 * Builds every `src/lib/islands/<name>.ts` as the module `_app/islands/<name>.js`.
 *
 * Public pages are sent without Kit's client (`csr = false`), so Kit does not build scripts for them;
 * where no page at all has a client, Kit leaves out its browser build altogether. So the islands have
 * a build of their own, after Kit's and before its adapter takes the files up. The names are fixed so
 * that a page can name its script without a manifest; what islands share (Chart.js) falls into
 * `_app/immutable` like any other chunk.
 */
export function islands(): Plugin {
	let isServerBuild = false;
	return {
		name: 'crosscheck:islands',
		apply: 'build',
		configResolved(config) {
			isServerBuild = Boolean(config.build.ssr);
		},
		writeBundle: {
			sequential: true,
			order: 'post',
			async handler() {
				const input = findIslands();
				if (!isServerBuild || Object.keys(input).length === 0) return;
				await build({
					configFile: false,
					logLevel: 'warn',
					publicDir: false,
					resolve: { alias: { $lib: resolve('src/lib') } },
					build: {
						outDir: client,
						emptyOutDir: false,
						modulePreload: false,
						rollupOptions: {
							input,
							output: {
								entryFileNames: '_app/islands/[name].js',
								chunkFileNames: '_app/immutable/chunks/[name].[hash].js'
							}
						}
					}
				});
			}
		}
	};
}
