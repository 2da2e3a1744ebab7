/**
 * `npm run bench`: measures the built product and prints what it finds. The measurements themselves
 * are in TypeScript, as the harness that they share with the tests is; Vite loads them.
 */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
process.chdir(root);
const { module } = await runnerImport('./tests/bench/bench.ts', {
	configFile: false,
	resolve: { alias: { $lib: `${root}src/lib`, $seed: `${root}src/seed` } },
	logLevel: 'warn'
});
const areBudgetsKept = await /** @type {import('./bench.ts')} */ (module).bench();
process.exit(areBudgetsKept ? 0 : 1);
