/** Two server processes on one PostgreSQL: what is changed through one, the other shows, and neither keeps what is gone. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountActor } from '$lib/domain/access/actor';
import { readErasable } from '$lib/domain/erasure/erasable';
import type { Database } from '$lib/server/db/connect';
import { openFileStore, type FileStore } from '$lib/server/files/file-store';
import { findSurvey } from '$lib/server/queries/surveys';
import { erase } from '$lib/server/services/erase';
import { findErasables } from '$lib/server/services/find-erasables';
import { publishEdition } from '$lib/server/services/publish-edition';
import { accept, refused, revise, survey } from '../services/example-survey';
import { openAs, sendForm } from '../support/client';
import { createFilledDatabase, openPostgres, type OpenDatabase } from '../support/databases';
import { createPeople, signInDirectly } from '../support/people';
import { startServer, type Server } from '../support/server';

const base = `/surveys/${survey}`;
const chart = `${base}/charts/dispositions`;
/** A page, a file, a picture, an embed and the site map: each is kept once it was asked for. */
const shown = [
	base,
	`${base}/bodies/dhsc/guidance`,
	`/api/v1${base}/answers.json`,
	`${chart}.svg`,
	`/embed/${survey}/dispositions`,
	`${base}/changes.atom`
];
/** Those that have the words of an answer in them. */
const wordy = [`${base}/bodies/dhsc/guidance`, `/api/v1${base}/answers.json`];

let folder: string;
let files: FileStore;
let database: OpenDatabase;
let db: Database;
let publisher: AccountActor;
let cookie: string;
let servers: [Server, Server];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'crosscheck-two-'));
	const databaseUrl = await createFilledDatabase('example');
	database = openPostgres(databaseUrl);
	db = database.db;
	publisher = (await createPeople(db, new Date())).publisher as AccountActor;
	cookie = `crosscheck=${await signInDirectly(db, publisher.id, new Date())}`;
	files = await openFileStore(join(folder, 'documents'), 1_000_000, new Date());
	const start = () => startServer({ databaseUrl, dataFolder: folder });
	servers = [await start(), await start()];
});
afterAll(async () => {
	await Promise.all(servers.map((server) => server.stop()));
	await database.close();
	await rm(folder, { recursive: true, force: true });
});

/** What a server answers at each of these addresses. */
const read = async (server: Server, paths: readonly string[]) =>
	Promise.all(paths.map(async (path) => (await openAs(server.url, path)).text));

/** Has both servers keep what they show. */
const warm = async () => {
	for (const server of servers) {
		await read(server, shown);
		await read(server, shown);
	}
};

const isOf = (number: number, path = base) => `${path.replace(base, `${base}/editions/${number}`)}`;
const statusOf = async (server: Server, path: string) => (await openAs(server.url, path)).status;

/** An answer in other words, accepted. */
const say = async (words: string) =>
	accept(db, await revise(db, 'dhsc', 'guidance', { ...refused, wording_override: words }));

describe('two processes on one database', () => {
	test('an edition published through one is served by the other at once', async () => {
		const [one, other] = servers;
		await warm();
		const before = await read(other, shown);
		await say('Told through the first process.');
		const address = `/workspace${base}/publish`;
		const page = await openAs(one.url, address, { cookie });
		const [, hash = ''] = /name="hash" value="([0-9a-f]{64})"/.exec(page.text) ?? [];
		const form = { note: 'The second', embargo_on: '', embargo_at: '', hash };
		const correction = { kind: 'coding', what: 'DHSC’s answer.', why: 'It was misread.' };
		const sent = await sendForm(one.url, address, { ...form, ...correction }, { cookie });
		expect(sent.status).toBe(303);

		await expect.poll(() => statusOf(other, isOf(2))).toBe(200);
		const after = await read(other, shown);
		// Nothing of the edition before is kept where the latest is asked for.
		expect(shown.filter((_, index) => after[index] === before[index])).toEqual([]);
		const told = await read(other, wordy);
		for (const text of told) expect(text).toContain('Told through the first process.');
		const pages = (texts: string[]) => texts.filter((_, index) => !shown[index]?.endsWith('.svg'));
		expect(pages(await read(one, shown)).map((text) => text.replaceAll(one.url, ''))).toEqual(
			pages(after).map((text) => text.replaceAll(other.url, ''))
		);
	});

	test('an embargo ends on both of itself', async () => {
		await say('Told when the embargo ended.');
		const opensAt = new Date(Date.now() + 5_000);
		await publishEdition(
			db,
			publisher,
			{
				survey,
				note: 'The third',
				embargoUntil: opensAt,
				correction: { kind: 'coding', what: 'DHSC’s answer.', why: 'It was misread again.' }
			},
			new Date()
		);
		await warm();
		for (const server of servers) {
			expect(await statusOf(server, isOf(3))).toBe(404);
			expect((await read(server, wordy)).join()).not.toContain('Told when the embargo ended.');
		}
		expect(Date.now(), 'both were asked in time').toBeLessThan(opensAt.getTime());
		await wait(opensAt.getTime() - Date.now());
		for (const server of servers) {
			await expect.poll(() => statusOf(server, isOf(3))).toBe(200);
			for (const text of await read(server, wordy)) {
				expect(text).toContain('Told when the embargo ended.');
			}
		}
	});

	test('what is erased is kept by neither', async () => {
		await warm();
		const found = await findErasables(
			db,
			files,
			{ id: (await findSurvey(db, survey))!.id, slug: survey },
			{ words: 'Told when the embargo ended.' }
		);
		const records = found.groups.flatMap((group) =>
			group.records.map(({ name }) => readErasable(name)!)
		);
		expect(records.length).toBeGreaterThan(0);
		const input = { survey, words: 'Told when the embargo ended.', records, reason: 'By order' };
		await erase(db, files, publisher, input, new Date());
		for (const server of servers) {
			await expect
				.poll(async () =>
					(await read(server, [...wordy, ...wordy.map((path) => isOf(3, path))])).join()
				)
				.not.toContain('Told when the embargo ended.');
			expect((await read(server, wordy)).join()).toContain('By order');
		}
	});
});
