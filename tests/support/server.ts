/** The built product, started as `npm start` starts it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface ServerOptions {
	/** A PostgreSQL to use. Without it the server keeps an embedded database in its data folder. */
	databaseUrl?: string;
	/** A data folder to use and to leave behind. Without it there is a new one, removed at the end. */
	dataFolder?: string;
	/** More settings of the environment. */
	env?: NodeJS.ProcessEnv;
	/** How long the first start may take, in milliseconds. */
	timeout?: number;
}

export interface RunningServer {
	/** Where it answers, without a slash at the end. */
	url: string;
	/** What it has printed so far. */
	output: () => string;
	/** Stops it (with SIGKILL: as a power cut would) and waits until it is gone. */
	stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

/** A port nobody listens on just now. */
async function findFreePort(): Promise<number> {
	const server = createServer().listen(0);
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (!address || typeof address === 'string') throw new Error('No port is free.');
	return address.port;
}

/**
 * Starts the server and waits until it is ready.
 * @throws {Error} with what it printed, when it ends instead, or is not ready in time
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
	const port = await findFreePort();
	const url = `http://localhost:${port}`;
	const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'crosscheck-data-')));

	const server = spawn(process.execPath, ['scripts/start.js'], {
		cwd: root,
		env: {
			...process.env,
			// Vitest's own, which would change what the server is.
			NODE_ENV: 'production',
			VITEST: undefined,
			TEST: undefined,
			PORT: String(port),
			ORIGIN: url,
			CROSSCHECK_DATA: dataFolder,
			DATABASE_URL: options.databaseUrl,
			...options.env
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let printed = '';
	server.stdout.on('data', (chunk) => (printed += chunk));
	server.stderr.on('data', (chunk) => (printed += chunk));
	const hasEnded = () => server.exitCode !== null || server.signalCode !== null;

	const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
		if (!hasEnded()) {
			const ended = once(server, 'exit');
			server.kill(signal);
			// One that hangs at closing time must not hang the tests.
			const deadline = setTimeout(() => server.kill('SIGKILL'), 10_000);
			await ended;
			clearTimeout(deadline);
		}
		if (!options.dataFolder) await rm(dataFolder, { recursive: true, force: true });
	};

	const deadline = Date.now() + (options.timeout ?? 180_000);
	while (Date.now() < deadline) {
		if (hasEnded()) break;
		const response = await fetch(`${url}/readyz`).catch(() => null);
		await response?.body?.cancel();
		if (response?.ok) return { url, output: () => printed, stop };
		await wait(100);
	}
	const what = hasEnded() ? `ended (${server.exitCode ?? server.signalCode})` : 'was not ready';
	await stop('SIGKILL');
	throw new Error(`The server ${what}. It printed:\n${printed}`);
}
