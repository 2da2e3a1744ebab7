/** A survey of two waves as readers meet it: the second is invented, for fictional departments. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishEdition } from '$lib/server/services/publish-edition';
import { importer, survey, verifier } from '../services/example-survey';
import { launchBrowser } from '../support/browser';
import { readCsv } from '../support/csv';
import { createFilledDatabase, openPostgres } from '../support/databases';
import { createPeople } from '../support/people';
import { changeCharts, secondWaveAt as now, startSecondWave } from '../support/second-wave';
import { startServer, type Server } from '../support/server';
import { expectSound, expectToFit, readWords } from '../support/sound';
import { narrow, visit, wide } from '../support/visit';

const base = `/surveys/${survey}`;
const charts = changeCharts.map(({ slug }) => slug);
const inFirst = '?wave=2021-22';

/** Each page that lists waves, or shows one of them. */
const pages = [
	'',
	'/compare',
	`/compare${inFirst}`,
	'/refusals',
	`/refusals${inFirst}`,
	`/recommendations${inFirst}`,
	'/charts',
	'/method',
	'/changes',
	'/bodies/fictional-arcades',
	'/bodies/fictional-echoes',
	'/bodies/fictional-oars/permitted',
	`/bodies/fictional-oars/permitted${inFirst}`,
	'/bodies/fictional-gardens/permitted',
	...charts.map((chart) => `/charts/${chart}`)
];

let server: Server;
let browser: Browser;

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	const { db, close } = openPostgres(databaseUrl);
	const { publisher } = await createPeople(db, now);
	await startSecondWave(db, { publisher, importer, verifier }, survey, now);
	const input = { survey, note: 'A second wave', correction: null, embargoUntil: null };
	await publishEdition(db, publisher, input, now);
	await close();
	[server, browser] = await Promise.all([startServer({ databaseUrl }), launchBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

const open = (path: string, options: Parameters<typeof visit>[2] = {}) =>
	visit(browser, server.url + base + path, options);
const read = async (path: string) => (await fetch(server.url + base + path)).text();

describe.concurrent('on a narrow screen and on a wide one', () => {
	test.each(pages)('%s is accessible, sound and still', async (path) => {
		const visited = await open(path, narrow);
		try {
			expect(visited.status).toBe(200);
			await expectSound(visited);
			await expectToFit(visited.page, [1280]);
		} finally {
			await visited.close();
		}
	});

	test.each(charts)('the embedded %s is accessible and fits', async (chart) => {
		const address = `${server.url}/embed/${survey}/${chart}?edition=2`;
		const visited = await visit(browser, address, narrow);
		try {
			await expectSound(visited);
			await expectToFit(visited.page, [1280]);
		} finally {
			await visited.close();
		}
	});
});

describe('every page says which wave it shows, and when that is as at', () => {
	const both = ['2021–22 and 2026 (invented)', 'March 2022 and March 2026'];
	test.each([
		['', '2026 (invented)', 'March 2026'],
		['/compare', '2026 (invented)', 'March 2026'],
		[`/compare${inFirst}`, '2021–22', 'March 2022'],
		[`/refusals${inFirst}`, '2021–22', 'March 2022'],
		[`/recommendations${inFirst}`, '2021–22', 'March 2022'],
		['/charts', ...both],
		['/changes', ...both],
		['/data', ...both]
	])('%s', async (path, titles, asAt) => {
		const page = await read(path);
		expect(page).toContain(`Survey · ${titles}`);
		expect(page).toContain(`As at ${asAt}. From`);
	});

	test.each([
		['/bodies/fictional-echoes', 'March 2022'],
		['/bodies/fictional-gardens', 'March 2026'],
		['/bodies/fictional-oars', 'March 2022 and March 2026'],
		[`/bodies/fictional-oars/permitted${inFirst}`, 'March 2022'],
		['/charts/dispositions', 'March 2022'],
		['/charts/change-share', 'March 2022 and March 2026']
	])('%s', async (path, asAt) => {
		const page = await read(path);
		expect(page).toContain(`As at ${asAt}. From`);
	});
});

test('a reader gets from the answer of one wave to that of the other, and back', async () => {
	const visited = await open('', wide);
	try {
		const { page } = visited;
		const follow = (name: string | RegExp, within = 'main') =>
			Promise.all([
				page.waitForEvent('load'),
				page.locator(within).getByRole('link', { name }).first().click()
			]);
		const lead = () => page.locator('main .lead').first().innerText();

		await follow('2021–22, as at March 2022');
		await follow(/^FDO, Permitted/);
		expect(await lead()).toBe('Permits WhatsApp; Signal, Telegram and Viber not stated.');
		await follow('2026 (invented)', '[aria-labelledby="waves"]');
		expect(await lead()).toBe('Refused under section 31.');
		expect(page.url()).toBe(`${server.url}${base}/bodies/fictional-oars/permitted`);
		await follow('2021–22', '[aria-labelledby="waves"]');
		expect(await lead()).toBe('Permits WhatsApp; Signal, Telegram and Viber not stated.');
		const cited = await page.locator('link[rel="cite-as"]').getAttribute('href');
		expect(cited).toBe(`${server.url}${base}/editions/2/bodies/fictional-oars/permitted${inFirst}`);
		await follow('How many people');
		expect(page.url()).toBe(`${server.url}${base}/bodies/fictional-oars/installed${inFirst}`);

		await page.goto(`${server.url}${base}/bodies/fictional-gardens/permitted`);
		expect(await readWords(visited)).toContain('From FDE (split, 1 May 2024).');
		await follow('FDE, 2021–22');
		expect(await readWords(visited)).toContain(
			'Became Department of Ferns and Fallen Leaves (fictional) and FDG (split, 1 May 2024).'
		);
		expect(await page.locator('h1').innerText()).toContain('Department of Echoes');
		await follow('FDG, 2026 (invented)');
		expect(await page.locator('h1').innerText()).toContain('Department of Gardens');
		expect(visited.complaints).toEqual([]);
	} finally {
		await visited.close();
	}
});

test('no link of these pages leads nowhere', async () => {
	const found = new Set<string>();
	const listing = pages.filter((path) => !path.startsWith('/charts/'));
	for (const path of listing) {
		for (const [, link = ''] of (await read(path)).matchAll(
			/<a\s[^>]*?href="(\/surveys\/[^"#]+)/g
		)) {
			found.add(link.replaceAll('&amp;', '&'));
		}
	}
	const answers = await Promise.all(
		[...found].map(async (link) => {
			const response = await fetch(server.url + link);
			await response.body?.cancel();
			return `${link} ${response.status}`;
		})
	);
	expect(answers.length).toBeGreaterThan(100);
	expect(answers.filter((one) => !one.endsWith(' 200'))).toEqual([]);
});

interface Point {
	title: string;
	words: string;
}

const readPoints = async (page: Page): Promise<Point[]> => {
	const data = await page.locator('[data-chart] script[type="application/json"]').textContent();
	return (JSON.parse(data ?? '') as { points: Point[] }).points;
};

describe.each(charts)('the chart %s', (chart) => {
	test('names its breaks and gaps in its picture', async () => {
		const svg = await read(`/charts/${chart}.svg`);
		const headline = /<title[^>]*>([^<]+)<\/title>/.exec(svg)?.[1];
		const described = /<desc[^>]*>([^<]+)<\/desc>/.exec(svg)?.[1] ?? '';
		const page = await read(`/charts/${chart}`);
		expect(page).toContain(headline);
		// What the picture says of itself names who cannot be compared, and why.
		expect(described).toMatch(
			/cannot be compared because of a split, a merger, a renaming or an end/
		);
		if (chart !== 'change-dealt-with') expect(described).toMatch(/Of \w+ it cannot be told/);
		expect(described).toContain('FDE, Department of Ferns and Fallen Leaves (fictional)');
	});

	test('has in its table what is in its file, with what became of each body', async () => {
		const visited = await open(`/charts/${chart}`, { javaScriptEnabled: false });
		try {
			const { page } = visited;
			const shown = await page
				.locator('[aria-labelledby="table"] tbody tr')
				.evaluateAll((rows) =>
					rows.map((row) =>
						[...row.children].map((cell) =>
							(cell as HTMLElement).innerText.replace(/\s+/g, ' ').trim()
						)
					)
				);
			const { header, rows } = readCsv(await read(`/charts/${chart}.csv`));
			expect(shown).toHaveLength(rows.length);
			const between = new Map(rows.map((row) => [row.body, row.between]));
			for (const [index, cells] of shown.entries()) {
				const row = rows[index]!;
				expect(cells[0]).toBe(row.body);
				expect(cells.at(-1)).toBe(row.between);
				for (const [column, key] of header.entries()) {
					const value = row[key] ?? '';
					if (!/^[\d.]+$/.test(value)) continue;
					expect(parseFloat(cells[column]?.replaceAll(',', '') ?? '')).toBeCloseTo(
						Number(value),
						0
					);
				}
			}
			expect(between.get('FDE')).toMatch(/^Became .*and FDG \(split, 1 May 2024\)$/);
			expect(between.get('FDHR')).toBe('From FDH (renamed, 1 September 2023)');
			expect(between.get('FDM')).toMatch(/^From FDK \(merged.*FDL \(merged/);
			expect(between.get('FDR')).toBe('Abolished, 31 March 2023');
			expect(between.get('FDA')).toContain('FDA passed toll bridges to FDB, 1 February 2024');
			const picture = page.locator('main picture img');
			expect(
				await picture.evaluate((one) => (one as HTMLImageElement).naturalWidth)
			).toBeGreaterThan(200);
			expect(await picture.getAttribute('alt')).toMatch(/^Chart\. .{60}/);
		} finally {
			await visited.close();
		}
	});

	test('speaks every point to the keyboard, with what stands in the place of a missing one', async () => {
		const visited = await open(`/charts/${chart}`);
		try {
			const { page } = visited;
			await page.locator('[data-chart]').scrollIntoViewIfNeeded();
			const figure = page.getByRole('application');
			await figure.focus();
			const points = await readPoints(page);
			const spoken: string[] = [];
			for (const { title, words } of points) {
				await page.keyboard.press('ArrowRight');
				const said = await figure.locator('[aria-live]').textContent();
				expect(said).toBe(`${title}. ${words}`);
				spoken.push(said ?? '');
			}
			const saidOf = (body: string) =>
				spoken.filter((one) => one.startsWith(`${body}, `)).join(' ');
			expect(saidOf('FDE')).toMatch(/Became .* and FDG \(split, 1 May 2024\)/);
			expect(saidOf('FDQ')).toMatch(/Refused/);
			expect(saidOf('FDQ')).toMatch(/No response/);
			expect(saidOf('FDS')).toMatch(/Not asked/);
		} finally {
			await visited.close();
		}
	});
});

test('a line of change joins two figures of the same body alone', async () => {
	const visited = await open('/charts/change-share');
	try {
		const data = await visited.page
			.locator('[data-chart] script[type="application/json"]')
			.textContent();
		const { marks } = JSON.parse(data ?? '') as {
			marks: {
				rows: {
					label: string;
					joins: number[];
					breaks: number[];
					stops: { value: number | null }[];
				}[];
			};
		};
		const joined = marks.rows.filter(({ joins }) => joins.length > 0).map(({ label }) => label);
		expect(joined).toEqual(['FDA', 'FDB', 'FDO']);
		for (const { label, stops, joins } of marks.rows) {
			if (joins.length)
				expect(
					stops.every(({ value }) => value !== null),
					label
				).toBe(true);
		}
		const broken = marks.rows.filter(({ breaks }) => breaks.length > 0).map(({ label }) => label);
		expect(broken).toEqual(
			expect.arrayContaining(['FDE', 'FDG', 'FDH', 'FDHR', 'FDK', 'FDM', 'FDR'])
		);
		expect(broken).not.toContain('FDA');
	} finally {
		await visited.close();
	}
});

describe.concurrent('without JavaScript', () => {
	test.each([
		'',
		`/compare${inFirst}`,
		'/bodies/fictional-gardens/permitted',
		'/charts/change-share'
	])('%s has its waves and where they lead', async (path) => {
		const visited = await open(path, { javaScriptEnabled: false });
		try {
			const said = await readWords(visited);
			expect(said).toContain('2022');
			expect(visited.complaints).toEqual([]);
			expect(await visited.page.locator('main [hidden]:visible').count()).toBe(0);
		} finally {
			await visited.close();
		}
	});
});
