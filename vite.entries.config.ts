import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the two programs that stand outside Kit, so that they run on Node 20 without a loader:
 * `build/server.js` (what `npm start` runs) and `build/cli.js`. They go beside what Kit built,
 * and share code with each other but not with it. Packages stay in node_modules.
 */
export default defineConfig({
	resolve: { alias: { $lib: at('src/lib'), $seed: at('src/seed') } },
	build: {
		ssr: true,
		target: 'node20',
		outDir: 'build',
		emptyOutDir: false,
		copyPublicDir: false,
		sourcemap: true,
		rolldownOptions: {
			input: { server: at('src/server/main.ts'), cli: at('src/cli/main.ts') },
			// adapter-node writes it into build/: the address must stay as it is in the source.
			external: ['./handler.js'],
			makeAbsoluteExternalsRelative: false,
			output: { entryFileNames: '[name].js', chunkFileNames: 'entries/[name]-[hash].js' }
		}
	}
});
