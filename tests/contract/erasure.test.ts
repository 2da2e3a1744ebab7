/**
 * An erased name is found nowhere afterwards: not in the database, the files, the pages, the formats, the
 * feed, the charts, the embeds or the workspace, though all of them had it before and were kept ready.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountActor } from '$lib/domain/access/actor';
import * as schema from '$lib/server/db/schema';
import { openFileStore } from '$lib/server/files/file-store';
import { verifyRecords } from '$lib/server/services/verify-records';
import { examplePeople, signInExample, type ExamplePerson } from '../support/built-server';
import { openAs, sendForm } from '../support/client';
import { createFilledDatabase, openPostgres, type OpenDatabase } from '../support/databases';
import { createPeople, type Sort } from '../support/people';
import { unpackText } from '../support/read-zip';
import { startServer, type Server } from '../support/server';
import { spread, spreadName, spreadPattern } from '../support/spread-name';
import { isOfOthers } from '../support/workspace-routes';

const survey = 'whatsapp-in-government';
const page = `/workspace/surveys/${survey}/erasure`;
const reason = 'It named a private person';

let folder: string;
let server: Server;
let database: OpenDatabase;
let spreading: Awaited<ReturnType<typeof spread>>;
let sessions: Record<ExamplePerson, string>;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'crosscheck-erasure-'));
	const url = await createFilledDatabase('example');
	database = openPostgres(url);
	server = await startServer({
		databaseUrl: url,
		dataFolder: folder,
		env: { DEMONSTRATION: 'yes' }
	});
	sessions = await signInExample(server, examplePeople);
	const now = new Date();
	const people = (await createPeople(database.db, now)) as Record<Sort, AccountActor>;
	const files = await openFileStore(join(folder, 'documents'), 1_000_000, now);
	spreading = await spread(database.db, files, people, now);
});
afterAll(async () => {
	await server.stop();
	await database.close();
	await rm(folder, { recursive: true, force: true });
});

const unescape = (text: string) =>
	text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

/** Every address on our own site that a page leads to or shows, views of a page by their plain address. */
function listAddresses(html: string, from: string): string[] {
	return [...html.matchAll(/\s(?:href|src|srcset)="([^"]*)"/g)]
		.map(([, address]) => unescape(address!))
		.filter((address) => !/^(mailto|data|javascript):/.test(address))
		.map((address) => new URL(address, new URL(from, server.url)))
		.filter(({ origin }) => origin === server.url)
		.map(({ pathname, search }) => pathname + (search.includes('edition=') ? search : ''));
}

interface Crawl {
	/** What each address answered. */
	statuses: Map<string, number>;
	/** The addresses whose answers have the name. */
	named: string[];
}

/**
 * Opens everything that can be come upon from these addresses, and looks for the name in it.
 * @param cookie of whom the workspace is opened for; without it, what is open to all
 */
async function crawl(starts: readonly string[], cookie?: string): Promise<Crawl> {
	const statuses = new Map<string, number>();
	const named: string[] = [];
	const seen = new Set(starts);
	const waiting = [...starts];
	const open = async (path: string) => {
		const { status, text, bytes, headers } = await openAs(server.url, path, { cookie });
		statuses.set(path, status);
		const isArchive = !cookie && /zip|sheet/.test(headers['content-type'] ?? '');
		if (isArchive && spreadPattern.test(await unpackText(bytes))) named.push(path);
		if (spreadPattern.test(text) || spreadPattern.test(JSON.stringify(headers))) named.push(path);
		if (!headers['content-type']?.startsWith('text/html')) return;
		for (const next of listAddresses(text, path)) {
			const isOurs = cookie
				? next.startsWith('/workspace') && !isOfOthers(next)
				: !/^\/(workspace|sign-in)/.test(next);
			if (!isOurs || seen.has(next)) continue;
			seen.add(next);
			waiting.push(next);
		}
	};
	while (waiting.length > 0) await Promise.all(waiting.splice(0, 8).map(open));
	return { statuses, named: named.sort() };
}

const base = `/surveys/${survey}`;
/** What readers open: from the home page on, and the formats that not every page leads to. */
const publicStarts = [
	'/',
	'/api/v1/surveys.json',
	`/api/v1/surveys/${survey}.json`,
	...[
		'answers.json',
		'answers.csv',
		'answers.xlsx',
		'assessments.json',
		'assessments.csv',
		'assessments.xlsx',
		'datapackage.json',
		'package.zip'
	].flatMap((name) =>
		['', '?edition=1', '?edition=2'].map((query) => `/api/v1${base}/${name}${query}`)
	),
	...['', '/editions/1', '/editions/2'].flatMap((edition) => [
		`${base}${edition}/changes`,
		`${base}${edition}/compare.csv`,
		`${base}${edition}/compare.json`,
		`${base}${edition}/compare.xlsx`,
		`${base}${edition}/recommendations.csv`,
		`${base}${edition}/recommendations.json`,
		`${base}${edition}/recommendations.xlsx`,
		`${base}${edition}/refusals.csv`,
		`${base}${edition}/refusals.json`,
		`${base}${edition}/refusals.xlsx`,
		`${base}${edition}/bodies/hmt/permitted`
	]),
	`${base}/changes.atom`
];

/** The charts as other sites embed them, and their files. */
async function listEmbeds(): Promise<string[]> {
	const { text } = await openAs(server.url, `/api/v1/surveys/${survey}.json`);
	const { charts } = JSON.parse(text) as { charts: { slug: string }[] };
	return charts.flatMap(({ slug }) => [
		`/embed/${survey}/${slug}?edition=latest`,
		`/embed/${survey}/${slug}?edition=2`,
		`/oembed.json?url=${server.url}/embed/${survey}/${slug}?edition=2`,
		...['csv', 'json', 'xlsx', 'svg', 'png', 'card.png'].map(
			(type) => `${base}/editions/2/charts/${slug}.${type}`
		)
	]);
}

/** The rows of any table that have the name in their text, however they came there. */
async function countNamedRows(): Promise<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const table of Object.values(schema)) {
		if (!is(table, PgTable)) continue;
		const rows = await database.db.select({ text: sql<string>`t::text` }).from(sql`${table} as t`);
		const named = rows.filter(({ text }) => spreadPattern.test(text)).length;
		if (named > 0) counts[getTableName(table)] = named;
	}
	return counts;
}

/** The files of the data folder that have the name, in themselves or in what they are called. */
async function listNamedFiles(): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const named: string[] = [];
	for (const entry of entries.filter((one) => one.isFile())) {
		const content = await readFile(join(entry.parentPath, entry.name), 'latin1');
		if (spreadPattern.test(entry.name) || spreadPattern.test(content)) named.push(entry.name);
	}
	return named.sort();
}

const readFirst = async () =>
	(await openAs(server.url, `/api/v1${base}/answers.json?edition=1`)).text;

/** The boxes of a form as they are ticked. */
const ticksOf = (html: string) =>
	[...html.matchAll(/name="records" value="([^"]+)"/g)].map(([, value]) => value!);

describe('a name that is erased', () => {
	let before: Crawl;
	let workspaceBefore: Crawl;
	let first: string;
	let letterPath: string;

	test('stood everywhere before, and was kept ready for readers', async () => {
		const starts = [...publicStarts, ...(await listEmbeds())];
		before = await crawl(starts);
		// What is kept ready is kept from the second time on at the latest.
		await crawl(starts);
		first = await readFirst();
		for (const path of [
			`${base}/bodies/hmt/permitted`,
			`${base}/bodies/hmt`,
			`${base}/compare`,
			`${base}/changes`,
			`${base}/changes.atom`,
			`${base}/recommendations`,
			`/api/v1${base}/answers.json`,
			`/api/v1${base}/answers.csv`,
			`/api/v1${base}/assessments.csv`
		]) {
			expect(before.named, path).toContain(path);
		}
		letterPath = before.named.find((path) => path.includes('/letters/'))!;
		expect(letterPath).toBeDefined();
		workspaceBefore = await crawl(
			[`/workspace/surveys/${survey}`, '/workspace'],
			sessions.publisher
		);
		expect(workspaceBefore.named.length).toBeGreaterThan(3);
		expect(await listNamedFiles()).toEqual(
			[spreading.letters.open.sha256, spreading.letters.kept.sha256].sort()
		);
	}, 240_000);

	test('is erased by a form of its own, which shows first what it does', async () => {
		const cookie = sessions.publisher;
		const found = await sendForm(server.url, `${page}?/search`, { words: spreadName }, { cookie });
		expect(found.status).toBe(200);
		const records = ticksOf(found.text);
		expect(records.length).toBeGreaterThan(30);
		const chosen = { words: spreadName, letter: '', records };

		const unreasoned = await sendForm(
			server.url,
			`${page}?/preview`,
			{ ...chosen, reason: '' },
			{ cookie }
		);
		expect(unreasoned.status).toBe(400);
		expect(unreasoned.text).toContain('Give the reason.');
		const naming = await sendForm(
			server.url,
			`${page}?/erase`,
			{ ...chosen, reason: `For ${spreadName}` },
			{ cookie }
		);
		expect(naming.status).toBe(400);
		expect(naming.text).toContain('The reason has the very words');

		const shown = await sendForm(server.url, `${page}?/preview`, { ...chosen, reason }, { cookie });
		expect(shown.status).toBe(200);
		expect(shown.text).toContain('What this does');
		expect(ticksOf(shown.text).sort()).toEqual([...records].sort());

		const erased = await sendForm(server.url, `${page}?/erase`, { ...chosen, reason }, { cookie });
		expect(erased.status).toBe(303);
		const done = await openAs(server.url, String(erased.headers.location), { cookie });
		expect(done.text).toContain(reason);
		const again = await sendForm(server.url, `${page}?/erase`, { ...chosen, reason }, { cookie });
		expect(again.status).toBe(400);
		expect(again.text).toContain('Nothing was erased');
	});

	test('stands nowhere afterwards', async () => {
		await expect.poll(async () => (await crawl([`${base}/changes`])).named).toEqual([]);
		const after = await crawl([...publicStarts, ...before.statuses.keys()]);
		expect(after.named).toEqual([]);
		const failed = [...after.statuses].filter(
			([path, status]) => status !== 200 && path !== letterPath && before.statuses.get(path) === 200
		);
		expect(failed.filter(([path]) => !path.includes('/letters/'))).toEqual([]);
		expect(await countNamedRows()).toEqual({});
		expect(await listNamedFiles()).toEqual([]);
	}, 240_000);

	test('stands nowhere in the workspace, and no page of it breaks', async () => {
		const after = await crawl([...workspaceBefore.statuses.keys()], sessions.publisher);
		expect(after.named).toEqual([]);
		const broken = [...after.statuses].filter(([, status]) => status >= 500);
		expect(broken).toEqual([]);
	}, 240_000);

	test('leaves word of it where it stood', async () => {
		const words = new RegExp(`Erased on \\d+ \\w+ \\d{4}: ${reason}\\.`);
		for (const path of [
			`${base}/bodies/hmt/permitted`,
			`${base}/editions/2/bodies/hmt/permitted`,
			`${base}/bodies/hmt`,
			`${base}/compare`
		]) {
			const { status, text } = await openAs(server.url, path);
			expect(status, path).toBe(200);
			expect(text, path).toMatch(words);
		}
		const letter = await openAs(server.url, letterPath);
		expect(letter.status).toBe(410);
		expect(letter.text).toContain(reason);
		const changes = await openAs(server.url, `${base}/changes`);
		expect(changes.text).toContain(`Erased in part: ${reason}`);
		const feed = await openAs(server.url, `${base}/changes.atom`);
		expect(feed.text).toContain(reason);
	});

	test('leaves the edition that it did not touch byte for byte as it was, and records that verify', async () => {
		expect(await readFirst()).toBe(first);
		const { lines, isSound } = await verifyRecords(database.db);
		expect(lines.filter((line) => line.startsWith('BROKEN'))).toEqual([]);
		expect(isSound).toBe(true);
	});
});
