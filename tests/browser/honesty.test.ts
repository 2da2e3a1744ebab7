/**
 * A missing value has a reason and is never a number: read off every page, picture and file of the
 * example, as readers get them.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { readCsv } from '../support/csv';
import { listCharts, listPages } from '../support/pages';

interface Answer {
	body: string;
	bodyName: string;
	question: string;
	disposition: string;
	value: Record<string, unknown> | null;
	wording: string;
}

const server = inject('serverUrl');
const survey = '/surveys/whatsapp-in-government';
const api = `/api/v1${survey}`;
const charts = await listCharts(server);
const pages = await listPages(server);
const { answers } = (await (await fetch(`${server}${api}/answers.json`)).json()) as {
	answers: Answer[];
};
const { bodies } = (await (await fetch(`${server}${api}.json`)).json()) as {
	bodies: { slug: string; shortName: string }[];
};

const wave = '/workspace/surveys/whatsapp-in-government/waves/2021-22';
/** The same before it is published. */
const working = [
	`${wave}/compare`,
	`${wave}/compare?answers=accepted&sort=installed`,
	`${wave}/gaps`,
	`${wave}/side-by-side?bodies=co,dfe,dhsc`,
	`${wave}/side-by-side?bodies=hmrc,fcdo,dluhc,moj`,
	...['co', 'mod', 'beis', 'dhsc', 'dfe', 'defra'].flatMap((body) => [
		`${wave}/bodies/${body}`,
		`${wave}/bodies/${body}/brief`
	])
];

/** Answers without any value: refused, awaiting, not stated, or never called for. */
const silent = answers.filter(({ value }) => value === null);
const shortNameOf = (slug: string) => bodies.find((body) => body.slug === slug)?.shortName ?? slug;

/** A nought that stands by itself: not one of 10, 2,030, 0.5 or 2022-03-10. */
const nought = /(?<![\d.,:/-])0(?:\.0+)?\s?%?(?![\d:/-]|[.,]\d)/;
/** The least that bounds can be: a share that says both ends claims nothing. */
const bounds = /\b(between )?0 (to|and) \d+( of \d+)?/gi;

let browser: Browser;
let page: Page;
beforeAll(async () => {
	browser = await launchBrowser();
	page = await browser.newPage();
	await page.goto(`${server}/healthz`);
});
afterAll(() => browser.close());

const read = async (path: string) => {
	const cookie = path.startsWith('/workspace') ? inject('exampleSessions').researcher : '';
	const response = await fetch(server + path, { headers: { cookie } });
	expect(response.status).toBe(200);
	return response.text();
};

/** The text of a page's main part, a line for each block of it. */
const readMain = async (path: string) =>
	page.evaluate(
		(html) => {
			const parsed = new DOMParser().parseFromString(html, 'text/html');
			const main = parsed.querySelector('main');
			for (const one of main?.querySelectorAll('script, style, pre') ?? []) one.remove();
			for (const block of main?.querySelectorAll('p, td, th, li, dd, dt, h1, h2, h3, h4, a, div') ??
				[])
				block.append('\n');
			return main?.textContent ?? '';
		},
		await read(path)
	);

/** Each row of each table of a page: its head, its cells, and the table's headings. */
const readTables = async (path: string) =>
	page.evaluate(
		(html) => {
			const parsed = new DOMParser().parseFromString(html, 'text/html');
			const textOf = (one: Element) => (one.textContent ?? '').replace(/\s+/g, ' ').trim();
			return [...parsed.querySelectorAll('main table tbody tr')].map((row) => ({
				head: row.querySelector('th') ? textOf(row.querySelector('th')!) : '',
				cells: [...row.querySelectorAll('td')].map(textOf)
			}));
		},
		await read(path)
	);

test('the example has 38 answers without a value, and two true zeros', () => {
	expect(answers).toHaveLength(64);
	expect(silent.every(({ disposition }) => !/answered|partly/.test(disposition))).toBe(true);
	const zeros = answers.flatMap(({ body, question, value }) =>
		Object.entries(value ?? {}).flatMap(([part, one]) =>
			one === 0 || one === '0' ? [`${body} ${question} ${part}`] : []
		)
	);
	expect(zeros).toEqual(['mod installed ministers', 'mod installed special_advisers']);
});

describe('no answer without a value shows a 0', () => {
	test.each(silent.map(({ body, question }) => [body, question]))(
		'on the page of %s’s answer on %s',
		async (body, question) => {
			for (const base of [survey, `${survey}/editions/1`]) {
				const text = await readMain(`${base}/bodies/${body}/${question}`);
				expect(text.length).toBeGreaterThan(200);
				expect(text.split('\n').filter((line) => nought.test(line))).toEqual([]);
			}
		}
	);

	test('in its own words', () => {
		for (const { wording } of silent) {
			expect(wording.length).toBeGreaterThan(5);
			expect(wording).not.toMatch(nought);
			expect(wording).not.toMatch(/\b(nobody|no one|zero|nought)\b/i);
		}
	});

	test('in its cell of the comparison', async () => {
		for (const base of [survey, `${survey}/editions/1`, wave]) {
			const cells = await page.evaluate(
				(html) =>
					[
						...new DOMParser()
							.parseFromString(html, 'text/html')
							.querySelectorAll('main tbody td a')
					].map((link) => ({
						address: link.getAttribute('href') ?? '',
						text: (link.textContent ?? '').replace(/\s+/g, ' ').trim()
					})),
				await read(`${base}/compare`)
			);
			for (const { body, question } of silent) {
				// Where whether and how many were both withheld, one cell says it once for both.
				const cell = [question, 'permitted']
					.map((one) =>
						cells.find(({ address }) =>
							[`/bodies/${body}/${one}`, `/answers/${body}/${one}`].some((end) =>
								address.endsWith(end)
							)
						)
					)
					.find((one) => one !== undefined);
				expect(cell?.text).toMatch(/[A-Za-z]{3}/);
				expect(cell?.text).not.toMatch(nought);
				expect(cell?.text).not.toMatch(/^No$/);
			}
		}
	});

	test.each([...pages, ...working])('in a table or list of %s', async (path) => {
		if (path === '/deadline?received=2022-02-30') return;
		for (const { head, cells } of await readTables(path)) {
			// The counts of groups of which the Ministry of Defence gave a count of none.
			const isTrueZero = /bodies\/mod/.test(path) && /^(Ministers|Special advisers)/.test(head);
			for (const cell of cells) {
				if (isTrueZero) continue;
				expect(cell, `${head}: ${cell}`).not.toMatch(/^0(\.0+)?\s?%?$/);
			}
		}
		const lines = (await readMain(path)).split('\n').map((line) => line.replace(bounds, ''));
		const people = lines.filter((line) =>
			/(?<![\d.,])0(\.0+)?\s?(%|(of the \d+ )?(people|staff|minister|special adviser|civil servant|department))/.test(
				line
			)
		);
		for (const line of people) {
			expect(line).toMatch(
				/0 ministers(,| and) 0 special advisers|^\s*0\s*ministers|special advisers/
			);
		}
		if (people.length > 0) expect(path).toMatch(/\/mod|compare|refusals|staff-share|bodies$/);
	});

	test.each(charts)('in the table, the points or the picture of the chart %s', async (chart) => {
		for (const base of [`${survey}/charts`, `${survey}/editions/1/charts`]) {
			const address = `${base}/${chart}`;
			const { header, rows } = readCsv(await read(`${address}.csv`));
			expect(rows.length).toBeGreaterThanOrEqual(3);
			for (const row of rows) {
				for (const column of header) {
					expect(row[column], `${chart}.csv ${column}`).not.toMatch(/^0(\.0+)?%?$/);
					expect(row[column], `${chart}.csv ${column}`).not.toBe('');
				}
			}
			const json = await read(`${address}.json`);
			expect(json).not.toMatch(/[:[,]\s?(0(\.0+)?|"0%?")\s?[,}\]]/);

			const svg = await read(`${address}.svg`);
			const words = [...svg.matchAll(/<(title|desc)[^>]*>([^<]*)</g)].map(([, , text]) => text!);
			expect(words.join(' ').length).toBeGreaterThan(60);
			for (const text of words) expect(text.replace(bounds, '')).not.toMatch(nought);
		}
	});

	test.each(charts)('in what is drawn of the chart %s', async (chart) => {
		const drawn = await page.evaluate(
			(html) =>
				JSON.parse(
					new DOMParser()
						.parseFromString(html, 'text/html')
						.querySelector('script[type="application/json"]')?.textContent ?? 'null'
				),
			await read(`${survey}/charts/${chart}`)
		);
		const { marks, points } = drawn as {
			marks: {
				form: string;
				rows: {
					label: string;
					value?: number | null;
					lead?: string;
					segments?: { value: number }[];
				}[];
			};
			points: { title: string; words: string }[];
		};
		for (const { title, words } of points) {
			if (/MoD/.test(title)) continue;
			expect(`${title} ${words}`.replace(bounds, '')).not.toMatch(nought);
		}
		for (const { value, segments, lead } of marks.rows) {
			if (value === null) expect(lead).toMatch(/[A-Za-z]{3}/);
			if (typeof value === 'number') expect(value).toBeGreaterThan(0);
			for (const segment of segments ?? []) expect(segment.value).toBeGreaterThan(0);
		}
		if (chart === 'staff-share') {
			const without = marks.rows.filter(({ value }) => value === null);
			expect(marks.rows).toHaveLength(16);
			expect(marks.rows.map(({ label }) => label)).toEqual(
				bodies.map(({ shortName }) => shortName)
			);
			expect(without).toHaveLength(11);
			for (const { body } of silent.filter(({ question }) => question === 'installed')) {
				expect(without.map(({ label }) => label)).toContain(shortNameOf(body));
			}
		}
	});

	test.each(charts)('in what the interactive chart %s says at any point', async (chart) => {
		const context = await browser.newContext();
		try {
			const open = await context.newPage();
			await open.goto(`${server}${survey}/charts/${chart}`);
			await open.locator('[data-chart]').scrollIntoViewIfNeeded();
			const figure = open.getByRole('application');
			await figure.waitFor();
			const said = await figure.evaluate((root: HTMLElement) => {
				root.focus();
				const words: string[] = [];
				const press = (key: string) => {
					root.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
					return `${root.querySelector('[data-tip]')?.textContent} ${root.querySelector('[data-spoken]')?.textContent}`;
				};
				for (let last = ''; ;) {
					const now = press('ArrowRight');
					if (now === last) return words;
					words.push(now);
					last = now;
				}
			});
			expect(said.length).toBeGreaterThanOrEqual(3);
			for (const words of said) {
				if (/MoD/.test(words)) continue;
				expect(words.replace(bounds, '')).not.toMatch(nought);
			}
			if (chart === 'staff-share') {
				expect(said).toHaveLength(16);
				expect(said.find((words) => words.includes('MoD'))).toMatch(/0 ministers/);
			}
		} finally {
			await context.close();
		}
	});

	test('in answers.csv, where each part has either a value or a reason', async () => {
		for (const edition of ['', '?edition=1']) {
			const { rows } = readCsv(await read(`${api}/answers.csv${edition}`));
			expect(rows).toHaveLength(208);
			for (const { value, missing } of rows) expect((value === '') !== (missing === '')).toBe(true);
			expect(
				rows
					.filter(({ value }) => Number(value) === 0 && value !== '')
					.map((row) => `${row.body} ${row.part}`)
			).toEqual(['mod ministers', 'mod special_advisers']);
			for (const { body, question } of silent) {
				const own = rows.filter((row) => row.body === body && row.question === question);
				expect(own.length).toBeGreaterThan(0);
				expect(own.every(({ value }) => value === '')).toBe(true);
			}
		}
	});

	test('in the files of the comparison', async () => {
		for (const base of [survey, wave]) {
			const { rows } = readCsv(await read(`${base}/compare.csv`));
			expect(rows.length).toBeGreaterThanOrEqual(16);
			for (const row of rows) {
				const isMoD = Object.values(row).some((cell) => cell === 'mod' || cell === 'MoD');
				for (const cell of Object.values(row)) {
					if (!isMoD) expect(cell).not.toMatch(nought);
				}
			}
			expect(await read(`${base}/compare.json`)).not.toMatch(/"(refused|awaiting)","value":0/);
		}
	});
});

describe('a true zero shows as 0', () => {
	test.each([
		['the comparison', `${survey}/compare`],
		['the body’s page', `${survey}/bodies/mod`],
		['the answer’s page', `${survey}/bodies/mod/installed`],
		['the same of edition 1', `${survey}/editions/1/bodies/mod/installed`],
		['the chart of shares', `${survey}/charts/staff-share`],
		['the comparison before it is published', `${wave}/compare`],
		['the body’s page before it is published', `${wave}/bodies/mod`],
		['its brief', `${wave}/bodies/mod/brief`]
	])('on %s', async (_, path) => {
		const text = (await readMain(path)).replace(/\s+/g, ' ');
		expect(text).toMatch(/0 ministers(,| and) 0 special advisers/);
	});

	test('in the files', async () => {
		const { rows } = readCsv(await read(`${survey}/compare.csv`));
		const own = rows.filter((row) => Object.values(row).some((cell) => /^(mod|MoD)$/.test(cell)));
		expect(JSON.stringify(own)).toMatch(/"0"|0 ministers/);
		const mod = answers.find(({ body, question }) => body === 'mod' && question === 'installed');
		expect(mod?.value).toMatchObject({ ministers: 0, special_advisers: 0 });
		expect(mod?.wording).toMatch(/0 ministers and 0 special advisers/);
	});
});

describe('every page of the example', () => {
	const ofSurvey = pages.filter((path) => path.includes('whatsapp-in-government'));

	test.each(ofSurvey)('%s names its source and the date its answers are as at', async (path) => {
		const text = await readMain(path);
		const whole = await page.evaluate(
			(html) => new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '',
			await read(path)
		);
		expect(whole).toContain('Institute for Government');
		expect(text).toMatch(/as at (31 )?March 2022/i);
		expect(whole).toMatch(/edition 1/i);
		if (path.startsWith('/embed/')) return;
		expect(whole).toMatch(/letters? (itself )?(has|have)? ?not (been )?seen/i);
		expect(whole).toMatch(/report an error/i);
		expect(whole).toMatch(/not an official statistic|none of (this|it) is an official statistic/i);
	});

	// The method explains the rule by an example of its own.
	const stating = ofSurvey.filter((path) => !path.endsWith('/method'));
	test.each(stating)('%s gives the base of every share of those that answered', async (path) => {
		const text = (await readMain(path)).replace(/\s+/g, ' ');
		expect(text).not.toMatch(/the true figure|nobody knows|refused to say who/i);
		for (const [share] of text.matchAll(/\d+ of the \d+ (departments )?that answered[^.]*/g)) {
			// Whoever says how many answered says how many there are.
			expect(text, share).toMatch(/of (the )?16/);
		}
	});
});
