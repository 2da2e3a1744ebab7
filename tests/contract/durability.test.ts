import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { createPostgresDatabase } from '../support/postgres-database';
import { launchServer, startServer, type Server, type ServerOptions } from '../support/server';

const root = fileURLToPath(new URL('../..', import.meta.url));
const api = '/api/v1/surveys/whatsapp-in-government';

// Each of these starts and stops several servers.
vi.setConfig({ testTimeout: 120_000 });

const folders: string[] = [];
async function makeFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'crosscheck-durability-'));
	folders.push(folder);
	return folder;
}
afterAll(async () => {
	await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

interface Ended {
	code: number;
	output: string;
}

/** Runs a command of the built CLI to its end. */
function runCommand(command: string, options: ServerOptions): Promise<Ended> {
	return new Promise((done) => {
		execFile(
			process.execPath,
			['build/cli.js', command],
			{
				cwd: root,
				env: {
					...process.env,
					NODE_ENV: 'production',
					CROSSCHECK_DATA: options.dataFolder,
					DATABASE_URL: options.databaseUrl
				}
			},
			(error, stdout, stderr) => {
				done({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
			}
		);
	});
}

/** All that edition 1 says, without what differs from one installation to the next. */
async function readEdition(url: string) {
	const read = async (path: string) => {
		const response = await fetch(`${url}${path}`);
		expect(response.status).toBe(200);
		return response.json();
	};
	const [{ edition, answers }, { assessments }, { editions }, { bodies }] = await Promise.all([
		read(`${api}/answers.json`),
		read(`${api}/assessments.json`),
		read(`${api}.json`),
		read('/bodies.json')
	]);
	const hashes = editions.map((one: { number: number; contentHash: string }) => [
		one.number,
		one.contentHash
	]);
	return { edition, answers, assessments, hashes, bodies };
}

let whole: Awaited<ReturnType<typeof readEdition>>;
beforeAll(async () => {
	whole = await readEdition(inject('serverUrl'));
	expect(whole.answers).toHaveLength(64);
});

/** Starts again after a kill, and holds the result against an installation never disturbed. */
async function expectWhole(options: ServerOptions): Promise<void> {
	const server = await startServer(options);
	try {
		expect(await readEdition(server.url)).toEqual(whole);
	} finally {
		await server.stop('SIGTERM');
	}
	const verified = await runCommand('verify', options);
	expect(verified.output).not.toContain('BROKEN');
	expect(verified.output).toMatch(/Sound: edition 1 of whatsapp-in-government, \d+ rows/);
	expect(verified.code).toBe(0);
}

/** A moment of the first load: something it has printed, and milliseconds after that. */
type Moment = [printed: RegExp | null, after: number];

async function killDuringFirstLoad([printed, after]: Moment, options: ServerOptions) {
	const server = await launchServer(options);
	if (printed) await server.whenPrinted(printed);
	await wait(after);
	await server.stop('SIGKILL');
}

/** Each start gets further than the one before it, and has to mend what that one left. */
const momentsInTurn: Moment[] = [
	[/Opened/, 0],
	[/Opened/, 60],
	[/up to date/, 0],
	[/Entered \d+ departments/, 250],
	[/Entered “/, 20]
];

describe('a server killed with SIGKILL during its first load, embedded', () => {
	test('comes up whole when it was killed while the cluster was being made', async () => {
		const dataFolder = await makeFolder();
		await killDuringFirstLoad([null, 1_200], { dataFolder });
		await expectWhole({ dataFolder });
	});

	test('comes up whole when it was killed again and again, at every step', async () => {
		const dataFolder = await makeFolder();
		for (const moment of momentsInTurn) await killDuringFirstLoad(moment, { dataFolder });
		await expectWhole({ dataFolder });
	});

	test('comes up whole when it was killed as soon as the edition was out', async () => {
		const dataFolder = await makeFolder();
		await killDuringFirstLoad([/Published/, 0], { dataFolder });
		await expectWhole({ dataFolder });
	});
});

describe('a server killed with SIGKILL during its first load, PostgreSQL', () => {
	test('comes up whole when it was killed again and again, at every step', async () => {
		const options = {
			databaseUrl: (await createPostgresDatabase()).url,
			dataFolder: await makeFolder()
		};
		for (const moment of momentsInTurn) await killDuringFirstLoad(moment, options);
		await expectWhole(options);
	});

	test('two that start at once on an empty database load it once', async () => {
		const options = {
			databaseUrl: (await createPostgresDatabase()).url,
			dataFolder: await makeFolder()
		};
		const servers = await Promise.all([launchServer(options), launchServer(options)]);
		try {
			await Promise.all(servers.map((server) => server.whenReady()));
			for (const server of servers) expect(await readEdition(server.url)).toEqual(whole);
			const published = servers.filter((server) => server.output().includes('Published edition'));
			expect(published).toHaveLength(1);
		} finally {
			await Promise.all(servers.map((server) => server.stop()));
		}
	});
});

describe('a folder in use', () => {
	let dataFolder: string;
	let first: Server;
	let earlyAnswers: { path: string; status: number; type: string | null; body: string }[];

	beforeAll(async () => {
		dataFolder = await makeFolder();
		first = await launchServer({ dataFolder });
		earlyAnswers = await askUntilListening(first);
		await first.whenReady();
	});
	afterAll(() => first.stop());

	/** Asks a server that is still loading for a page and for data. */
	async function askUntilListening(server: Server) {
		for (;;) {
			const answers = await Promise.all(
				['/readyz', '/surveys/whatsapp-in-government', `${api}/answers.json`].map(async (path) => {
					const response = await fetch(server.url + path).catch(() => null);
					if (!response) return null;
					const { status, headers } = response;
					return { path, status, type: headers.get('content-type'), body: await response.text() };
				})
			);
			const got = answers.filter((answer) => answer !== null);
			if (got.length === answers.length) return got;
			await wait(20);
		}
	}

	test('answers 503 while it is being loaded, and shows nothing of the survey', () => {
		for (const { status, body } of earlyAnswers) {
			expect(status).toBe(503);
			expect(body).not.toMatch(/whatsapp/i);
		}
		expect(earlyAnswers.at(-1)?.type).toMatch(/^application\/problem\+json/);
	});

	test('is refused to a second server, which says whose it is and ends', async () => {
		const second = await launchServer({ dataFolder });
		const code = await second.whenEnded();
		expect(code).toBeGreaterThan(0);
		expect(second.output()).toContain('Another Crosscheck process');
		expect(second.output()).toContain(dataFolder);
		expect(second.output()).not.toMatch(/\n\s+at .+:\d+:\d+/);
	});

	test.each([
		['verify', 'stop it and run this again, or check on its page'],
		['links', 'Another Crosscheck process'],
		['prepare', 'Another Crosscheck process']
	])('is refused to the command %s', async (command, words) => {
		const { code, output } = await runCommand(command, { dataFolder });
		expect(code).toBeGreaterThan(0);
		expect(output).toContain(words);
		expect(output).toContain(dataFolder);
		expect(output).not.toMatch(/\n\s+at .+:\d+:\d+/);
	});

	test('is as it was for the server that has it', async () => {
		expect(await readEdition(first.url)).toEqual(whole);
	});

	test('is free again once its server was killed', async () => {
		await first.stop('SIGKILL');
		await expectWhole({ dataFolder });
	});
});

describe('settings that cannot work', () => {
	test('a database that does not answer ends the server with words and no stack trace', async () => {
		const server = await launchServer({
			databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing',
			dataFolder: await makeFolder()
		});
		expect(await server.whenEnded()).toBeGreaterThan(0);
		expect(server.output()).toMatch(/ECONNREFUSED|connect/i);
		expect(server.output()).not.toMatch(/\n\s+at .+:\d+:\d+/);
	});

	test('a port that is taken ends the server with words and no stack trace', async () => {
		const { port } = new URL(inject('serverUrl'));
		const server = await launchServer({ dataFolder: await makeFolder(), env: { PORT: port } });
		expect(await server.whenEnded()).toBeGreaterThan(0);
		expect(server.output()).toContain(`Port ${port} is taken`);
		expect(server.output()).not.toMatch(/\n\s+at .+:\d+:\d+/);
	});
});
