import { describe, expect, inject, test } from 'vitest';
import recommendations from '$seed/whatsapp-in-government/recommendations.json';
import seed from '$seed/whatsapp-in-government/survey.json';
import register from '$seed/bodies.json';
import dueDates from '../../src/lib/domain/requests/due-dates.fixture.json';
import { readCsv } from '../support/csv';
import { listCharts } from '../support/pages';

const server = inject('serverUrl');
const survey = '/surveys/whatsapp-in-government';
const api = `/api/v1${survey}`;
const charts = await listCharts(server);

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as foreign as to any reader of the API
const readJson = async (path: string): Promise<any> => (await fetch(server + path)).json();
const readTable = async (path: string) => readCsv(await (await fetch(server + path)).text());
const slugOf = new Map(register.surveyed.map(({ code, slug }) => [code, slug]));

describe('answers', () => {
	test('are those of the example, coded as its file codes them', async () => {
		const { edition, answers } = await readJson(`${api}/answers.json`);
		expect(edition).toBe(1);
		expect(answers).toHaveLength(seed.checks.answers);
		for (const response of seed.responses) {
			for (const [question, coded] of Object.entries(response.answers)) {
				const { disposition, provisions, value, detail } = coded as {
					disposition: string;
					provisions?: string[];
					value?: object;
					detail?: string;
				};
				const found = answers.find(
					(one: { body: string; question: string }) =>
						one.body === slugOf.get(response.body) && one.question === question
				);
				expect(found, `${response.body} ${question}`).toMatchObject({
					disposition,
					provisions: [...(provisions ?? [])].sort(),
					detail: detail ?? null,
					value: value ? expect.objectContaining(value) : null,
					wording: expect.stringMatching(/\w{2}/),
					evidence: expect.anything()
				});
			}
		}
	});

	test('have exactly the members that are promised', async () => {
		const { answers, ...rest } = await readJson(`${api}/answers.json`);
		expect(Object.keys(rest)).toEqual(expect.arrayContaining(['survey', 'edition', 'publishedAt']));
		for (const answer of answers) {
			expect(Object.keys(answer).sort()).toEqual(
				[
					'body',
					'bodyName',
					'detail',
					'disposition',
					'evidence',
					'provisions',
					'question',
					'value',
					'wave',
					'wording'
				].sort()
			);
		}
	});

	test('can be filtered, in JSON and CSV alike', async () => {
		for (const [query, count] of [
			['body=hmt&disposition=answered', 4],
			['question=permitted&disposition=refused', 6],
			['disposition=awaiting', 4],
			['provision=s24', null],
			['wave=2021-22', 64]
		] as const) {
			const { answers } = await readJson(`${api}/answers.json?${query}`);
			const { rows } = await readTable(`${api}/answers.csv?${query}`);
			if (count !== null) expect(answers).toHaveLength(count);
			expect(answers.length).toBeGreaterThan(0);
			const keysOf = (list: { body: string; question: string }[]) => [
				...new Set(list.map(({ body, question }) => `${body} ${question}`))
			];
			expect(keysOf(rows as { body: string; question: string }[])).toEqual(keysOf(answers));
		}
	});

	test('are the same by the number of the edition', async () => {
		expect(await readJson(`${api}/answers.json?edition=1`)).toEqual(
			await readJson(`${api}/answers.json`)
		);
	});

	test('have as many rows for every body, and the promised columns', async () => {
		const { header, rows } = await readTable(`${api}/answers.csv`);
		expect(header.join()).toBe(
			'edition,wave,body,body_name,question,part,disposition,provisions,value,missing,detail,wording'
		);
		expect(rows).toHaveLength(208);
		for (const slug of slugOf.values()) {
			expect(rows.filter(({ body }) => body === slug)).toHaveLength(13);
		}
	});

	test('have no cell that a spreadsheet would run', async () => {
		for (const path of [`${api}/answers.csv`, `${api}/assessments.csv`, '/bodies.csv']) {
			const { rows } = await readTable(path);
			for (const cell of rows.flatMap((row) => Object.values(row))) {
				expect(cell).not.toMatch(/^[=+@\t\r]|^-\D/);
			}
		}
	});
});

describe('assessments', () => {
	test('are one for each body and criterion, and one for government as a whole', async () => {
		const { assessments } = await readJson(`${api}/assessments.json`);
		const { total, government } = recommendations.checks;
		expect(assessments).toHaveLength(total + government);
		expect(assessments.filter(({ body }: { body: string | null }) => body === null)).toHaveLength(
			government
		);
		for (const one of assessments) {
			expect(['rule', 'finding']).toContain(one.basis);
			if (one.basis === 'finding') expect(one.why).toMatch(/\w{3}/);
			// What cannot be told says why; what can needs no excuse.
			expect(one.outcome === 'cannot_tell').toBe(one.reason !== null);
		}
	});

	test('by a person are those of the findings in the file', async () => {
		const { assessments } = await readJson(`${api}/assessments.json`);
		const found = assessments
			.filter(({ basis }: { basis: string }) => basis === 'finding')
			.map((one: { body: string; criterion: string; outcome: string }) => [
				one.body,
				one.criterion,
				one.outcome
			]);
		const due = recommendations.findings.map(({ body, criterion, outcome }) => [
			slugOf.get(body),
			criterion,
			outcome
		]);
		expect([...found].sort()).toEqual([...due].sort());
	});
});

describe('charts', () => {
	test('are at least five, each with a title', async () => {
		const record = await readJson(`${api}.json`);
		expect(record.charts.length).toBeGreaterThanOrEqual(5);
		for (const { slug, title } of record.charts) {
			expect(slug).toMatch(/^[a-z0-9-]+$/);
			expect(title).toMatch(/\w+ \w+/);
		}
	});

	test.each(charts)('%s comes as SVG, PNG, CSV and JSON that say the same', async (chart) => {
		for (const base of [`${survey}/charts`, `${survey}/editions/1/charts`]) {
			const svg = await fetch(`${server}${base}/${chart}.svg`);
			expect(svg.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
			const picture = await svg.text();
			expect(picture).toMatch(/<svg[\s>]/);
			expect(picture).toMatch(/<title[\s>]/);
			expect(picture).toMatch(/<desc[\s>]/);

			const png = await fetch(`${server}${base}/${chart}.png`);
			expect(png.headers.get('content-type')).toBe('image/png');
			const bytes = Buffer.from(await png.arrayBuffer());
			expect(bytes.subarray(1, 4).toString()).toBe('PNG');
			expect(bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(1200);

			const { header, rows } = await readTable(`${base}/${chart}.csv`);
			const { chart: found } = await readJson(`${base}/${chart}.json`);
			expect(found.table.columns.map(({ key }: { key: string }) => key)).toEqual(header);
			expect(found.table.rows).toHaveLength(rows.length);
			expect(header.length).toBeGreaterThan(1);
			expect(found.summary).toMatch(/\w+ .*\./);
		}
	});

	test('are drawn the same each time', async () => {
		for (const chart of charts) {
			const [one, other] = await Promise.all(
				[survey, `${survey}/editions/1`].map(async (base) =>
					(await fetch(`${server}${base}/charts/${chart}.png`)).arrayBuffer()
				)
			);
			expect(Buffer.from(one!).equals(Buffer.from(other!))).toBe(true);
		}
	});
});

describe('due dates', () => {
	test.each(dueDates.cases.map((one) => [one.received, one.due, one.day_40]))(
		'received on %s is due on %s, with day 40 on %s',
		async (received, due, day40) => {
			const found = await readJson(`/api/v1/deadline.json?received=${received}`);
			expect(found).toMatchObject({ received, due, day40 });
			for (const skipped of found.skipped) {
				expect(skipped).toMatchObject({
					date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
					title: expect.any(String),
					divisions: expect.any(Array)
				});
				expect(skipped.date > received && skipped.date < due).toBe(true);
			}
		}
	);
});

describe('descriptions', () => {
	test('of the CSV files have the columns of the files, and every code that is in them', async () => {
		const description = await readJson(`${api}/datapackage.json`);
		expect(description.resources.length).toBeGreaterThanOrEqual(2);
		for (const { path, schema } of description.resources) {
			const address = new URL(path, `${server}${api}/datapackage.json`);
			const { header, rows } = readCsv(await (await fetch(address)).text());
			expect(header).toEqual(schema.fields.map(({ name }: { name: string }) => name));
			for (const { name, constraints, type } of schema.fields) {
				const values = new Set(rows.map((row) => row[name]!).filter((value) => value !== ''));
				if (type === 'integer') for (const value of values) expect(value).toMatch(/^-?\d+$/);
				if (constraints?.enum) {
					for (const value of values) expect(constraints.enum).toContain(value);
				}
				if (constraints?.required) {
					expect(rows.every((row) => row[name] !== '')).toBe(true);
				}
			}
		}
		expect(JSON.stringify(description)).toMatch(/not_asked.*Not asked|missingValues/);
	});

	test('for people name every column of the files', async () => {
		const page = await (await fetch(`${server}${survey}/data`)).text();
		for (const file of ['answers.csv', 'assessments.csv']) {
			expect(page).toContain(file);
			const { header } = await readTable(`${api}/${file}`);
			for (const column of header) expect(page).toContain(`>${column}<`);
		}
	});

	test('for programs cover every address, and each answers as described', async () => {
		const { openapi, paths } = await readJson('/api/v1/openapi.json');
		expect(openapi).toMatch(/^3\.1/);
		const addresses = Object.keys(paths);
		expect(addresses).toEqual(
			expect.arrayContaining(
				[
					'surveys.json',
					'surveys/{survey}.json',
					'surveys/{survey}/answers.json',
					'surveys/{survey}/answers.csv',
					'surveys/{survey}/assessments.json',
					'surveys/{survey}/assessments.csv',
					'surveys/{survey}/datapackage.json',
					'surveys/{survey}/package.zip',
					'surveys/{survey}/answers.xlsx',
					'surveys/{survey}/assessments.xlsx',
					'oembed.json',
					'deadline.json',
					'openapi.json'
				].map((end) => expect.stringContaining(end))
			)
		);
		for (const address of addresses) {
			expect(Object.keys(paths[address])).toEqual(['get']);
			const filled = address
				.replace('{survey}', 'whatsapp-in-government')
				.replace(/deadline\.json$/, 'deadline.json?received=2022-03-28')
				.replace(
					/oembed\.json$/,
					`oembed.json?url=${encodeURIComponent(`${server}${survey}/charts/${charts[0]}`)}`
				);
			const path = /^\/(api|oembed)/.test(filled) ? filled : `/api/v1${filled}`;
			const response = await fetch(server + path);
			expect(response.status, path).toBe(200);
			const described = Object.keys(paths[address].get.responses['200'].content ?? {});
			expect(described.some((type) => response.headers.get('content-type')?.startsWith(type))).toBe(
				true
			);
			expect(response.headers.get('access-control-allow-origin')).toBe('*');
		}
	});

	test('of changes are an Atom feed that names its edition', async () => {
		const response = await fetch(`${server}${survey}/changes.atom`);
		expect(response.headers.get('content-type')).toMatch(/^application\/atom\+xml/);
		const feed = await response.text();
		expect(feed).toMatch(/^<\?xml/);
		expect(feed).toMatch(/<feed[^>]* xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/);
		for (const element of ['id', 'title', 'updated', 'entry', 'author']) {
			expect(feed).toMatch(new RegExp(`<${element}[\\s>]`));
		}
		expect(feed).toMatch(/edition 1/i);
	});

	test.each(['/bodies', `${survey}/compare`, `${survey}/refusals`, `${survey}/recommendations`])(
		'the list at %s has its data at the same address',
		async (path) => {
			const csv = await fetch(`${server}${path}.csv`);
			expect(csv.status).toBe(200);
			expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
			expect(readCsv(await csv.text()).rows.length).toBeGreaterThan(10);
			const json = await fetch(`${server}${path}.json`);
			expect(json.status).toBe(200);
			expect(json.headers.get('content-type')).toMatch(/^application\/json/);
			await json.json();
		}
	);
});
