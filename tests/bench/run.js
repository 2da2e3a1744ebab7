/**
 * `npm run bench`: measures the built product and prints what it finds. The measurements themselves
 * are in TypeScript, as the harness that they share with the tests is; Vite loads them.
 */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const { module } = await runnerImport('./tests/bench/bench.ts', {
	configFile: false,
	logLevel: 'warn'
});
const areBudgetsKept = await /** @type {import('./bench.ts')} */ (module).bench();
process.exit(areBudgetsKept ? 0 : 1);
