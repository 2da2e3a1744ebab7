import type { TestProject } from 'vitest/node';
import { startServer } from './server';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where the built product answers with the example, from an embedded database of its own. */
		serverUrl: string;
	}
}

/** Vitest's global set-up: starts the built product once, and returns what stops it. */
export default async function startBuiltServer(project: TestProject): Promise<() => Promise<void>> {
	const server = await startServer();
	project.provide('serverUrl', server.url);
	return () => server.stop();
}
