/** How many requests a second a server answers, beside the least that Node can do. */
import autocannon, { type Result } from 'autocannon';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sendRaw } from '../support/request';

export interface Throughput {
	requestsPerSecond: number;
	/** Milliseconds. */
	median: number;
	p99: number;
	failed: number;
}

const headers = { 'accept-encoding': 'br' };

const fire = (url: string, duration: number) =>
	autocannon({ url, headers, connections: 20, duration });

/** Puts the rounds of one server together. A p99 of rounds is the worst of theirs. */
function sumUp(rounds: Result[]): Throughput {
	const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
	return {
		requestsPerSecond: Math.round(mean(rounds.map(({ requests }) => requests.average))),
		median: mean(rounds.map(({ latency }) => latency.p50)),
		p99: Math.max(...rounds.map(({ latency }) => latency.p99)),
		failed: rounds.reduce((sum, { errors, non2xx }) => sum + errors + non2xx, 0)
	};
}

/**
 * Measures a page over kept-alive connections, turn about with a bare `node:http` server in a process
 * of its own that sends the same bytes with the same headers.
 */
export async function compareThroughput(
	server: string,
	path: string
): Promise<{ bytes: number; ours: Throughput; bare: Throughput }> {
	const page = await sendRaw(server, path, { headers });
	const folder = await mkdtemp(join(tmpdir(), 'crosscheck-bench-'));
	const file = join(folder, 'page.json');
	// Node sends those of the connection itself.
	const own = new Set(['connection', 'keep-alive', 'transfer-encoding']);
	const sent = Object.fromEntries(Object.entries(page.headers).filter(([name]) => !own.has(name)));
	await writeFile(file, JSON.stringify({ headers: sent, body: page.bytes.toString('base64') }));
	const program = fileURLToPath(new URL('bare-server.js', import.meta.url));
	const bareServer = spawn(process.execPath, [program, file], {
		env: { ...process.env, NODE_ENV: 'production' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	try {
		const [port] = await once(bareServer.stdout.setEncoding('utf8'), 'data');
		const addresses = [server + path, `http://localhost:${String(port).trim()}${path}`];
		const rounds: [Result[], Result[]] = [[], []];
		// Once to warm up; then turn about, so that what else the machine does strikes both.
		for (const url of addresses) await fire(url, 2);
		for (let round = 0; round < 3; round += 1) {
			for (const [index, url] of addresses.entries()) rounds[index]?.push(await fire(url, 3));
		}
		return { bytes: page.bytes.length, ours: sumUp(rounds[0]), bare: sumUp(rounds[1]) };
	} finally {
		bareServer.kill();
		await rm(folder, { recursive: true, force: true });
	}
}

/** Has a server answer as many requests as told, turn about of these pages. @returns how many failed */
export async function readMany(
	server: string,
	paths: readonly string[],
	amount: number
): Promise<number> {
	const requests = paths.map((path) => ({ method: 'GET' as const, path }));
	const { errors, non2xx } = await autocannon({
		url: server,
		headers,
		connections: 20,
		amount,
		requests
	});
	return errors + non2xx;
}
