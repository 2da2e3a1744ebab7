import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { islands } from './vite/islands.ts';
import { pdfFiles } from './vite/pdf-files.ts';

/** Tests that need a real PostgreSQL. */
const database = ['src/lib/server/**/*.test.ts', 'tests/{services,routes}/**/*.test.ts'];

/** Tests of the built product, from outside. */
const built = ['tests/{browser,contract}/**/*.test.ts'];

export default defineConfig({
	plugins: [sveltekit(), islands(), pdfFiles()],
	test: {
		// Vitest leaves one core to itself, and its workers wait for databases, servers and browsers.
		maxWorkers: '100%',
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
					exclude: [...database, ...built],
					// Pure functions need no fresh world for each file, and making one takes most of the time.
					isolate: false,
					sequence: { groupOrder: 0 }
				}
			},
			{
				extends: true,
				test: {
					name: 'database',
					environment: 'node',
					include: database,
					globalSetup: ['tests/support/postgres-18.ts'],
					testTimeout: 30_000,
					hookTimeout: 60_000,
					sequence: { groupOrder: 1 }
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					environment: 'node',
					include: built,
					globalSetup: [
						'tests/support/build.ts',
						'tests/support/built-server.ts',
						'tests/support/postgres-18.ts'
					],
					testTimeout: 60_000,
					hookTimeout: 240_000,
					// What a page does in its own time takes longer while other tests run.
					expect: { poll: { timeout: 15_000 } },
					sequence: { groupOrder: 2 }
				}
			}
		]
	}
});
