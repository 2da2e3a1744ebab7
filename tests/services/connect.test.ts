import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { connect, type Connection } from '$lib/server/db/connect';
import { FolderInUseError } from '$lib/server/db/folder-lock';
import { bodies, editionAnswers, editions, organisations } from '$lib/server/db/schema';
import { findPublication } from '$lib/server/queries/publications';
import { prepareDatabase } from '$lib/server/services/prepare-database';
import { verifyRecords } from '$lib/server/services/verify-records';
import { createFilledDatabase } from '../support/databases';
import { createPostgresDatabase } from '../support/postgres-database';
import { now, survey } from './example-survey';

const root = fileURLToPath(new URL('../..', import.meta.url));
const migrationsFolder = join(root, 'drizzle');

/** A change that readers see: the register has one body more. */
const addBody = (connection: Connection, slug: string) =>
	connection.db.insert(bodies).values({ slug, name: 'A new department' });

describe('the folder of an embedded database', { timeout: 120_000 }, () => {
	let programs: string;
	let folder: string;
	let holder: ChildProcess | undefined;

	beforeAll(async () => {
		// Beside the packages, so that it finds them.
		programs = await mkdtemp(join(root, 'node_modules/.crosscheck-'));
		folder = await mkdtemp(join(tmpdir(), 'crosscheck-folder-'));
		await build({
			configFile: false,
			logLevel: 'error',
			resolve: { alias: { $lib: join(root, 'src/lib'), $seed: join(root, 'src/seed') } },
			build: {
				ssr: true,
				target: 'node20',
				outDir: programs,
				copyPublicDir: false,
				rolldownOptions: { input: join(root, 'tests/services/folder-holder.ts') }
			}
		});
	});
	afterEach(() => kill());
	afterAll(async () => {
		await rm(programs, { recursive: true, force: true });
		await rm(folder, { recursive: true, force: true });
	});

	/** Starts the other process, and waits until it has printed a line like this. */
	async function startHolder(what: 'write' | 'load', line: RegExp): Promise<string[]> {
		const started = spawn(process.execPath, [join(programs, 'folder-holder.js'), what, folder], {
			cwd: root,
			stdio: ['ignore', 'pipe', 'inherit']
		});
		holder = started;
		const lines: string[] = [];
		await new Promise<void>((done, fail) => {
			createInterface(started.stdout).on('line', (printed) => {
				lines.push(printed);
				if (line.test(printed)) done();
			});
			started.on('exit', () => fail(new Error(`It ended after: ${lines.join('\n')}`)));
		});
		return lines;
	}

	/** Kills it as a power cut would. */
	async function kill() {
		if (!holder || holder.signalCode !== null || holder.exitCode !== null) return;
		const ended = once(holder, 'close');
		holder.kill('SIGKILL');
		await ended;
	}

	const open = () => connect({ databaseUrl: null, dataFolder: folder, migrationsFolder });

	it('is refused to a second process, and free again when the first is killed, with all it wrote', async () => {
		const written = await startHolder('write', /^50$/);
		const refusal = open();
		await expect(refusal).rejects.toBeInstanceOf(FolderInUseError);
		await expect(refusal).rejects.toThrow(
			`Another Crosscheck process is using ${folder}. The embedded database serves one process at a ` +
				'time: stop the other one, or set CROSSCHECK_DATA to another folder, or DATABASE_URL to a ' +
				'PostgreSQL server.'
		);
		await kill();

		const connection = await open();
		try {
			const rows = await connection.db.select({ id: organisations.id }).from(organisations);
			const kept = new Set(rows.map((row) => String(row.id)));
			expect(written.length).toBeGreaterThanOrEqual(50);
			expect(written.filter((id) => !kept.has(id))).toEqual([]);
		} finally {
			await connection.close();
		}
	});

	it('is completed by the next start where a first load was killed, and never shows half an edition', async () => {
		await startHolder('load', /^Entered \d+ departments/);
		// Well into the survey's one transaction.
		await wait(200);
		await kill();
		await startHolder('load', /^Entered “/);
		// Within the publication.
		await wait(20);
		await kill();

		const connection = await open();
		try {
			const found = await connection.db.select().from(editionAnswers);
			expect([0, 64]).toContain(found.length);
			expect((await verifyRecords(connection.db)).isSound).toBe(true);
			await prepareDatabase(connection, () => undefined, now);
			const publication = await findPublication(connection.db, survey, null, now);
			expect(publication!.edition.number).toBe(1);
			expect(publication!.dataset.answers).toHaveLength(64);
			const { lines, isSound } = await verifyRecords(connection.db);
			expect(isSound, lines.join('\n')).toBe(true);
		} finally {
			await connection.close();
		}
	});

	it('is opened once in one process, and announces what readers see', async () => {
		const connection = await open();
		try {
			expect(await open()).toBe(connection);
			const changed = vi.fn();
			await connection.onPublicChange(changed);
			await connection.db.insert(organisations).values({ name: 'Readers do not see this' });
			expect(changed).not.toHaveBeenCalled();
			await addBody(connection, 'a-new-department');
			await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
		} finally {
			await connection.close();
		}
		const again = await open();
		expect(again).not.toBe(connection);
		await again.close();
	});
});

describe('two connections to PostgreSQL', () => {
	let first: Connection;
	let second: Connection;

	beforeAll(async () => {
		const databaseUrl = await createFilledDatabase('empty');
		const settings = { databaseUrl, dataFolder: '', migrationsFolder };
		first = await connect(settings);
		second = await connect(settings);
	});
	afterAll(() => Promise.all([first.close(), second.close()]));

	it('tell each other what readers see', async () => {
		const changed = vi.fn();
		await first.onPublicChange(changed);
		changed.mockClear();
		await second.db.insert(organisations).values({ name: 'Readers do not see this' });
		await addBody(second, 'a-new-department');
		await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
	});

	it('say nothing of a change that was rolled back', async () => {
		const changed = vi.fn();
		await first.onPublicChange(changed);
		changed.mockClear();
		const undone = second.db.transaction(async (tx) => {
			await tx.insert(bodies).values({ slug: 'never', name: 'Never' });
			throw new Error('undone');
		});
		await expect(undone).rejects.toThrow('undone');
		await addBody(second, 'another-department');
		await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
	});

	it('prepare the database one after the other', async () => {
		const events: string[] = [];
		const work = (connection: Connection, name: string) =>
			connection.whileAlone(async () => {
				events.push(`${name} begins`);
				await wait(100);
				events.push(`${name} ends`);
			});
		await Promise.all([work(first, 'a'), work(second, 'b')]);
		expect([
			['a begins', 'a ends', 'b begins', 'b ends'],
			['b begins', 'b ends', 'a begins', 'a ends']
		]).toContainEqual(events);
	});

	it('let the other prepare it when one has failed', async () => {
		const failing = first.whileAlone(() => Promise.reject(new Error('no')));
		await expect(failing).rejects.toThrow('no');
		expect(await second.whileAlone(() => Promise.resolve('done'))).toBe('done');
	});

	it('create and load one database, once, where both start at the same time', async () => {
		const { url: databaseUrl } = await createPostgresDatabase();
		const settings = { databaseUrl, dataFolder: '', migrationsFolder };
		const starting = await Promise.all([connect(settings), connect(settings)]);
		const lines: string[] = [];
		await Promise.all(
			starting.map((connection) =>
				prepareDatabase(connection, (line) => void lines.push(line), now)
			)
		);
		expect(lines.filter((line) => line === 'The database is up to date')).toHaveLength(2);
		expect(lines.filter((line) => line.startsWith('Published'))).toHaveLength(1);
		expect(await starting[0]!.db.select().from(editions)).toHaveLength(1);
		await Promise.all(starting.map((connection) => connection.close()));
	});
});

describe('a PostgreSQL that is not there', () => {
	it('is told at the start', async () => {
		const settings = {
			databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing',
			dataFolder: '',
			migrationsFolder
		};
		await expect(connect(settings)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
	});
});
