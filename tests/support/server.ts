/** The built product, started as `npm start` starts it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePort } from './free-port';

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

export interface Server {
	/** Where it answers, without a slash at the end. */
	url: string;
	pid: number;
	/** What it has printed so far. */
	output: () => string;
	/**
	 * Waits until it is ready.
	 * @throws {Error} with what it printed, when it ends instead, or is not ready in time
	 */
	whenReady: () => Promise<void>;
	/**
	 * Waits until it has printed this.
	 * @throws {Error} with what it printed, when it ends without
	 */
	whenPrinted: (pattern: RegExp) => Promise<void>;
	/** Waits until it has ended by itself, and returns its exit code (null where a signal ended it). */
	whenEnded: () => Promise<number | null>;
	/** Stops it (with SIGKILL: as a power cut would) and waits until it is gone. */
	stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

/** Starts the server, and returns at once: it is not ready yet. */
export async function launchServer(options: ServerOptions = {}): Promise<Server> {
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
	const ended = once(server, 'close');
	let printed = '';
	for (const stream of [server.stdout, server.stderr]) {
		stream.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
	}
	const hasEnded = () => server.exitCode !== null || server.signalCode !== null;
	const complaint = (what: string) => new Error(`The server ${what}. It printed:\n${printed}`);

	const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
		if (!hasEnded()) {
			server.kill(signal);
			// One that hangs at closing time must not hang the tests.
			const deadline = setTimeout(() => server.kill('SIGKILL'), 10_000);
			await ended;
			clearTimeout(deadline);
		}
		if (!options.dataFolder) await rm(dataFolder, { recursive: true, force: true });
	};

	return {
		url,
		pid: server.pid ?? 0,
		output: () => printed,
		stop,
		async whenReady() {
			const deadline = Date.now() + (options.timeout ?? 180_000);
			while (Date.now() < deadline) {
				if (hasEnded()) throw complaint(`ended (${server.exitCode ?? server.signalCode})`);
				const response = await fetch(`${url}/readyz`).catch(() => null);
				await response?.body?.cancel();
				if (response?.ok) return;
				await wait(50);
			}
			throw complaint('was not ready in time');
		},
		async whenPrinted(pattern) {
			while (!pattern.test(printed)) {
				if (hasEnded()) {
					await ended;
					if (pattern.test(printed)) return;
					throw complaint(`ended without saying ${pattern}`);
				}
				await wait(5);
			}
		},
		async whenEnded() {
			await ended;
			return server.exitCode;
		}
	};
}

/**
 * Starts the server and waits until it is ready.
 * @throws {Error} with what it printed, when it ends instead, or is not ready in time
 */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
	const server = await launchServer(options);
	try {
		await server.whenReady();
	} catch (error) {
		await server.stop('SIGKILL');
		throw error;
	}
	return server;
}
