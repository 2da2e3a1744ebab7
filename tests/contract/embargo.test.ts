import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { listEditions } from '$lib/server/queries/editions';
import { moveEmbargo } from '$lib/server/services/move-embargo';
import { publishEdition } from '$lib/server/services/publish-edition';
import type { AccountActor } from '$lib/domain/access/actor';
import type { Database } from '$lib/server/db/connect';
import { createFilledDatabase, openPostgres, type OpenDatabase } from '../support/databases';
import { listCharts, listPages } from '../support/pages';
import { createPeople } from '../support/people';
import { unpackText } from '../support/read-zip';
import { startServer, type Server } from '../support/server';
import { accept, refused, revise, survey } from '../services/example-survey';

// Every address is asked several times, pictures and packages among them, and made anew each time.
vi.setConfig({ testTimeout: 240_000 });

/** In summer time: in London it is half past ten. */
const startedAt = new Date('2027-06-01T09:30:00.000Z');
const farOff = new Date('2027-06-02T08:00:00.000Z');

/** Words that stand in edition 2 and nowhere else. */
const words = {
	answer: 'Nothing of this was public on the first of June.',
	note: 'The note of the second.',
	what: 'What the second corrects.',
	why: 'Why the second corrects it.'
};

/** Any mention of an edition 2, as pages, files and addresses make them. */
const mention = new RegExp(
	`edition[s]?[ /=]2\\b|"(edition|number|version)":"?2\\b|^2,|${Object.values(words).join('|')}`,
	'im'
);

/** What shows the latest edition, or nothing of it, and names none: pictures have it in outlines. */
const namesNoEdition =
	/\.(svg|png|txt|xml)$|^\/(bodies|data)\b|\/(compare|recommendations|requests|charts\/.+)\.csv$/;

interface Answer {
	status: number;
	body: string;
}

let server: Server;
let database: OpenDatabase;
let db: Database;
let publisher: AccountActor;
let loadedAt: number;
/** Addresses that show the latest edition, or all of them. */
let latest: string[];
/** Addresses of edition 2. */
let numbered: string[];

const base = `/surveys/${survey}`;
const api = `/api/v1${base}`;

/** What the clock of the server says, to a second or two. */
const serverNow = () => new Date(startedAt.getTime() + Date.now() - loadedAt);

async function listAddresses(): Promise<void> {
	const charts = await listCharts(server.url);
	const pages = (await listPages(server.url)).filter(
		(path) => !/\/editions\/|edition=|\/deadline/.test(path)
	);
	const own = [
		...pages.filter((path) => path.startsWith(base)),
		...['compare', 'refusals', 'recommendations'].flatMap((list) =>
			['csv', 'json', 'xlsx'].map((extension) => `${base}/${list}.${extension}`)
		),
		`${base}/changes.atom`,
		...charts.flatMap((chart) =>
			['csv', 'json', 'xlsx', 'svg', 'png', 'card.png'].map(
				(extension) => `${base}/charts/${chart}.${extension}`
			)
		)
	];
	const apiFiles = [
		`${api}.json`,
		...[
			'answers.json',
			'answers.csv',
			'answers.xlsx',
			'assessments.json',
			'assessments.csv',
			'assessments.xlsx',
			'requests.json',
			'requests.csv',
			'requests.xlsx',
			'datapackage.json',
			'package.zip'
		].map((file) => `${api}/${file}`)
	];
	const embeds = charts.map((chart) => `/embed/${survey}/${chart}`);
	const oembed = (path: string) => `/oembed.json?url=${server.url}${path}`;
	latest = [
		...own,
		...pages.filter((path) => !path.startsWith(base)),
		...apiFiles,
		'/api/v1/surveys.json',
		'/api/v1/catalogue.jsonld',
		...embeds,
		...embeds.map((path) => `${path}?edition=latest`),
		...charts.map((chart) => oembed(`${base}/charts/${chart}`)),
		'/sitemap.xml',
		'/robots.txt'
	];
	numbered = [
		...own.map((path) => path.replace(base, `${base}/editions/2`)),
		...apiFiles.map((path) => `${path}?edition=2`),
		...embeds.map((path) => `${path}?edition=2`),
		...charts.map((chart) => oembed(`${base}/editions/2/charts/${chart}`)),
		...embeds.map((path) => oembed(`${path}?edition=2`))
	];
}

async function ask(path: string): Promise<Answer> {
	const response = await fetch(server.url + path);
	// As characters of a byte each: pictures can be compared as text.
	const bytes = Buffer.from(await response.arrayBuffer());
	const isPicture = response.headers.get('content-type')?.startsWith('image/png');
	const body = isPicture ? bytes.toString('latin1') : await unpackText(bytes);
	return { status: response.status, body };
}

/** Asks every address, several at once. */
async function crawl(paths: readonly string[]): Promise<Map<string, Answer>> {
	const found = new Map<string, Answer>();
	const left = [...paths];
	const askOn = async () => {
		for (let path = left.shift(); path !== undefined; path = left.shift()) {
			found.set(path, await ask(path));
		}
	};
	await Promise.all(Array.from({ length: 6 }, askOn));
	return found;
}

const statusesBut = (wanted: number, found: Map<string, Answer>) =>
	[...found].flatMap(([path, { status }]) => (status === wanted ? [] : [`${path}: ${status}`]));

/** That readers know of edition 1 and of no other, whatever they ask. */
async function expectNothingOfIt(before: Map<string, Answer>): Promise<void> {
	const absent = await crawl(numbered);
	expect(statusesBut(404, absent)).toEqual([]);
	const now = await crawl(latest);
	expect(statusesBut(200, now)).toEqual([]);
	const telling = [...now].filter(([, { body }]) => mention.test(body)).map(([path]) => path);
	expect(telling).toEqual([]);
	const changed = [...before].filter(([path, { body }]) => now.get(path)?.body !== body);
	expect(changed.map(([path]) => path)).toEqual([]);
}

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	database = openPostgres(databaseUrl);
	db = database.db;
	publisher = (await createPeople(db, startedAt)).publisher as AccountActor;
	loadedAt = Date.now();
	const clock = pathToFileURL('tests/support/set-clock.js').href;
	server = await startServer({
		databaseUrl,
		env: { CLOCK_AT: startedAt.toISOString(), NODE_OPTIONS: `--import ${clock}` }
	});
	await listAddresses();
});
afterAll(async () => {
	await server.stop();
	await database.close();
});

describe('an edition under embargo', () => {
	let before: Map<string, Answer>;
	let duration: number;

	test('is at no address, and no address tells of it', async () => {
		before = await crawl(latest);
		expect(statusesBut(200, before)).toEqual([]);

		const said = { ...refused, wording_override: words.answer };
		await accept(db, await revise(db, 'dhsc', 'guidance', said));
		const { number } = await publishEdition(
			db,
			publisher,
			{
				survey,
				note: words.note,
				embargoUntil: farOff,
				correction: { kind: 'coding', what: words.what, why: words.why }
			},
			serverNow()
		);
		expect(number).toBe(2);
		const begun = Date.now();
		await expectNothingOfIt(before);
		duration = Date.now() - begun;
	});

	test('is missing as an edition is that there never was', async () => {
		for (const path of numbered) {
			const { body, status } = await ask(path);
			const never = await ask(path.replace('editions/2', 'editions/7').replace('=2', '=7'));
			expect(status).toBe(never.status);
			// But for its number and its hashes of scripts, word for word.
			expect(body.replaceAll(/\b2\b/g, 'n').length, path).toBe(
				never.body.replaceAll(/\b7\b/g, 'n').length
			);
		}
	});

	test('is there all at once when it opens, of itself, and the one before is as it was', async () => {
		const opens = new Date(serverNow().getTime() + 2 * duration + 5_000);
		await moveEmbargo(db, publisher, { survey, number: 2, until: opens }, serverNow());
		await expectNothingOfIt(before);
		const [second, first] = await listEditions(db, survey);
		expect(serverNow().getTime(), 'the addresses were asked in time').toBeLessThan(opens.getTime());

		await wait(opens.getTime() - serverNow().getTime());
		while ((await ask(`${base}/editions/2`)).status !== 200) {
			expect(serverNow().getTime() - opens.getTime()).toBeLessThan(10_000);
			await wait(100);
		}
		const there = await crawl(numbered);
		expect(statusesBut(200, there)).toEqual([]);
		const now = await crawl(latest);
		expect(statusesBut(200, now)).toEqual([]);
		const silent = [...now].flatMap(([path, { body }]) =>
			namesNoEdition.test(path) || mention.test(body) ? [] : [path]
		);
		expect(silent).toEqual([]);
		const same = [...now].flatMap(([path, { body }]) =>
			/\.(svg|png)$/.test(path) && before.get(path)?.body === body ? [path] : []
		);
		expect(same).toEqual([]);

		const tells = (path: string) =>
			Object.entries(words)
				.filter(([, text]) => now.get(path)?.body.includes(text))
				.map(([name]) => name);
		expect(tells(`${base}/changes`)).toEqual(['answer', 'note', 'what', 'why']);
		expect(tells(`${base}/changes.atom`)).toEqual(['answer', 'note', 'what', 'why']);
		expect(tells(`${base}/bodies/dhsc/guidance`)).toEqual(['answer', 'what', 'why']);
		expect(tells(`${api}.json`)).toEqual(['note', 'what', 'why']);
		expect(tells(`${api}/answers.csv`)).toEqual(['answer']);
		expect(tells(`${api}/answers.xlsx`)).toEqual(['answer']);
		expect(tells(`${api}/package.zip`)).toEqual(['answer', 'note', 'what', 'why']);
		expect(now.get(`${base}/charts/dispositions`)?.body).toContain(words.what);
		expect(now.get('/sitemap.xml')?.body).toContain(
			`${base}</loc><lastmod>${opens.toISOString()}</lastmod>`
		);

		const { surveys } = JSON.parse(now.get('/api/v1/surveys.json')!.body) as {
			surveys: { latestEdition: object }[];
		};
		expect(surveys[0]?.latestEdition).toMatchObject({
			number: 2,
			publishedAt: opens.toISOString(),
			contentHash: second?.contentHash
		});
		const { editions } = JSON.parse(now.get(`${api}.json`)!.body) as { editions: object[] };
		expect(editions).toMatchObject([
			{ number: 2, contentHash: second?.contentHash },
			{ number: 1, contentHash: first?.contentHash }
		]);
		const old = await ask(`${api}/answers.json?edition=1`);
		expect(old.body).toBe(before.get(`${api}/answers.json`)?.body);
		const oldPage = (await ask(`${base}/editions/1/bodies/dhsc/guidance`)).body;
		expect(oldPage).toContain('was corrected later');
		expect(oldPage).not.toContain(`<p class="lead">${words.answer}`);

		// What went by the plain address is a page of its own now.
		const knownBy = (path: string) => `rel="canonical" href="${server.url}${path}"`;
		expect(oldPage).toContain(knownBy(`${base}/editions/1/bodies/dhsc/guidance`));
		expect((await ask(`${base}/editions/2/data`)).body).toContain(knownBy(`${base}/data`));
		expect((await ask(`${base}/editions/1`)).body).toContain('"description":"This is edition 1.');
	}, 180_000);
});
