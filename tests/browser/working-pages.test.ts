import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewRevision } from '$lib/server/services/review-revision';
import { submitFinding } from '$lib/server/services/submit-finding';
import { findAnswer, importer, now, refused, revise, verifier } from '../services/example-survey';
import { launchBrowser } from '../support/browser';
import { type ExamplePerson, signInExample } from '../support/built-server';
import { openAs, rememberSession } from '../support/client';
import { readCsv } from '../support/csv';
import { createFilledDatabase, openPostgres } from '../support/databases';
import { startServer, type Server } from '../support/server';
import { expectSound, expectToFit } from '../support/sound';
import { narrow, visit, type Visit, type VisitOptions, wide } from '../support/visit';
import { expectNoComplaints, go } from '../support/walk';

const wave = '/workspace/surveys/whatsapp-in-government/waves/2021-22';

let server: Server;
let browser: Browser;
let cookies: Partial<Record<ExamplePerson, string>>;
const open: Visit[] = [];

/** The example with one answer that waits, one that is queried and one finding that waits. */
async function fill(databaseUrl: string): Promise<void> {
	const { db, close } = openPostgres(databaseUrl);
	await revise(db, 'hmt', 'permitted', refused);
	const revisionId = await revise(db, 'moj', 'guidance', refused);
	const comment = 'Which page?';
	await reviewRevision(db, verifier, { revisionId, to: 'queried', comment }, now);
	const { waveId } = await findAnswer(db, 'hmt', 'guidance');
	const source = { kind: 'source', title: 'Its guidance', where: 'page 3' } as const;
	const content = { outcome: 'met', reason: null, why: 'It names one.', source } as const;
	await submitFinding(db, importer, { waveId, body: 'hmt', criterion: '2.5', content }, now);
	await close();
}

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	await fill(databaseUrl);
	[server, browser] = await Promise.all([
		startServer({ databaseUrl, env: { DEMONSTRATION: 'yes' } }),
		launchBrowser()
	]);
	cookies = await signInExample(server, ['researcher', 'reviewer']);
});
afterAll(async () => {
	expectNoComplaints(open);
	expect(open.flatMap(({ strangers }) => strangers)).toEqual([]);
	await browser.close();
	await server.stop();
});

/** Opens a page of the wave as the reviewer, who reads and enters nothing, unless told. */
async function arrive(
	path: string,
	options: VisitOptions = {},
	person: ExamplePerson = 'reviewer'
): Promise<Visit> {
	const visited = await visit(browser, `${server.url}${wave}${path}`, {
		...wide,
		...options,
		storageState: rememberSession(server.url, cookies[person]!)
	});
	visited.page.setDefaultTimeout(15_000);
	open.push(visited);
	expect(visited.status).toBe(200);
	return visited;
}

const words = async (one: Locator) => (await one.innerText()).replace(/\s+/g, ' ').trim();
const row = (page: Page, name: RegExp) => page.getByRole('row', { name }).first();
const show = (page: Page, choice: string) =>
	go(
		page,
		page.getByRole('navigation', { name: 'Which answers are shown' }).getByRole('link', {
			name: choice
		})
	);

describe('working data', () => {
	test('says on every page that it is not published, and how far it has come', async () => {
		for (const path of ['/compare', '/gaps', '/bodies/hmt', '/bodies/hmt/brief', '/side-by-side']) {
			const { page } = await arrive(path);
			expect(await words(page.locator('main'))).toContain(
				'Working data, not published: 62 answers accepted, 1 waiting, 1 queried.'
			);
			const views = page.getByRole('navigation', { name: 'Views of 2021–22' });
			expect(await views.getByRole('link').allInnerTexts()).toEqual([
				'The wave',
				'Requests',
				'Working answers',
				'Side by side',
				'Gaps',
				'Findings',
				'Review',
				'Agreement',
				'Right of reply'
			]);
		}
	});

	test('shows all that is submitted, marked, or what is accepted alone', async () => {
		const { page } = await arrive('/compare');
		expect(await words(row(page, /HM Treasury/))).toMatch(/Refused s31 Waiting/);
		expect(await words(row(page, /Ministry of Justice/))).toContain('Queried');

		await show(page, 'Accepted only');
		expect(page.url()).toContain('answers=accepted');
		expect(await words(row(page, /HM Treasury/))).toMatch(/WhatsApp.*2 ministers/);
		expect(await words(page.locator('main'))).not.toContain('Queried ');

		// Every page goes on showing the same, and the comparison keeps it while it is filtered.
		await page.getByLabel('Department', { exact: true }).selectOption({ label: 'HMT' });
		await go(page, page.getByRole('button', { name: 'Apply' }));
		expect(page.url()).toContain('answers=accepted');
		await go(page, page.getByRole('rowheader').getByRole('link', { name: 'HMT' }).first());
		expect(page.url()).toContain('/bodies/hmt?answers=accepted');
		expect(await words(page.locator('#answers-2021-22 ~ .answers').first())).toContain(
			'Permits WhatsApp'
		);
		await show(page, 'All that is submitted');
		expect(await words(page.locator('#answers-2021-22 ~ .answers').first())).toMatch(
			/Refused s31 Waiting Refused under section 31\./
		);
	});

	test('leads from a cell to the answer, and from a test to the finding', async () => {
		const { page } = await arrive('/compare');
		await go(page, row(page, /HM Treasury/).getByRole('link', { name: /Guidance/ }));
		expect(page.url()).toContain(`${wave}/answers/hmt/guidance`);

		await page.goto(`${server.url}${wave}/gaps`);
		const cell = page.getByRole('link', { name: 'HMT: met, a person’s finding, waiting' });
		expect(await cell.count()).toBe(1);
		await go(page, cell);
		expect(page.url()).toContain(`${wave}/findings/hmt/2.5`);

		await page.goto(`${server.url}${wave}/gaps?answers=accepted`);
		expect(
			await page.getByRole('link', { name: /^HMT: cannot tell: guidance/ }).count()
		).toBeGreaterThan(0);
		expect(await page.getByRole('link', { name: /HMT: met, a person’s/ }).count()).toBe(0);
	});

	test('comes as files to whoever is signed in, with where each answer stands, and is kept nowhere', async () => {
		const cookie = cookies.reviewer;
		const csv = await openAs(server.url, `${wave}/compare.csv?body=hmt`, { cookie });
		expect(csv.headers['cache-control']).toContain('no-store');
		expect(csv.headers['access-control-allow-origin']).toBeUndefined();
		const { rows } = readCsv(csv.text);
		expect(rows).toHaveLength(1);
		expect(rows[0]).toMatchObject({
			permitted_disposition: 'refused',
			permitted_standing: 'submitted',
			guidance_standing: 'accepted'
		});
		const json = await openAs(server.url, `${wave}/compare.json?answers=accepted`, { cookie });
		expect(JSON.parse(json.text)).toMatchObject({
			status: 'Working data, not published',
			answers: 'accepted'
		});
		expect(json.headers['cache-control']).toContain('no-store');
		const wrong = await openAs(server.url, `${wave}/compare.csv?answers=drafts`, { cookie });
		expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('drafts')]);
	});
});

describe('departments side by side', () => {
	test('are chosen in a form, and what differs is said in words', async () => {
		const { page } = await arrive('/side-by-side?answers=accepted');
		expect(await words(page.locator('main'))).toContain('Choose two to four of the 16 departments');
		await page.getByLabel('First').selectOption({ label: 'CO: Cabinet Office' });
		await page.getByLabel('Second').selectOption('defra');
		await page.getByLabel('Third, if you like').selectOption('dhsc');
		await go(page, page.getByRole('button', { name: 'Set side by side' }));
		expect(page.url()).toContain('answers=accepted');

		const question = page.locator('tbody').filter({ hasText: 'May ministers, special advisers' });
		const compared = await words(question.getByRole('list', { name: 'How they compare' }));
		expect(compared).toContain(
			'WhatsApp. Differs: CO: yes; Defra: no. Not compared: DHSC (no response).'
		);
		expect(compared).toMatch(/Signal.* Cannot be compared:/);
		const gap = row(page, /1\.4 WhatsApp permitted/);
		expect(await words(gap)).toMatch(
			/Differs: CO: met; Defra: evidence says no\. Not compared: DHSC\./
		);
	});

	test('come from those pinned in the comparison', async () => {
		const { page } = await arrive('/compare?pin=co&pin=hmt');
		await go(page, page.getByRole('link', { name: 'Side by side: CO and HMT' }));
		expect(await page.getByRole('columnheader').allInnerTexts()).toContain('HMT');
		expect(await page.getByLabel('Second').inputValue()).toBe('hmt');
	});

	test.each([
		['bodies=co', 'One alone compares with nothing. Choose one more at least.', 'co'],
		['bodies=co,hmt,mod,dfe,dft', 'Five do not fit side by side. Choose two to four.', 'co'],
		['bodies=hmt,nobody', 'This wave does not ask a body called “nobody”.', 'hmt']
	])('are asked for again where the address has %s', async (query, problem, kept) => {
		const { page } = await arrive(`/side-by-side?${query}`);
		expect(await words(page.getByRole('alert'))).toContain(problem);
		expect(await page.getByLabel('First').inputValue()).toBe(kept);
		expect(await page.getByRole('table').count()).toBe(0);
	});
});

describe('the brief of a department', () => {
	test('says what it said, what it rests on, what cannot be concluded and whom to ask now', async () => {
		const { page } = await arrive('/bodies/beis/brief');
		const text = await words(page.locator('main'));
		expect(text).toContain('As at March 2022.');
		expect(text).toContain('4 answers accepted');
		expect(text).toContain('The letter itself has not been seen.');
		expect(text).toMatch(
			/It ended on 7 February 2023\. .*Department for Energy Security and Net Zero/
		);
		expect(text).toContain('guidance of March 2023');
		expect(text).toContain(`${wave}/bodies/beis/brief`);
	});

	test.each(['mod', 'co', 'dhsc', 'beis', 'hmt'])('fits %s on one page of A4', async (body) => {
		const { page } = await arrive(`/bodies/${body}/brief`);
		const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
		expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
	});
});

const sound = [
	'/compare',
	'/compare?answers=accepted&pin=co&pin=hmt',
	'/gaps',
	'/bodies/hmt',
	'/bodies/moj/brief',
	'/side-by-side',
	'/side-by-side?bodies=hmt',
	'/side-by-side?bodies=co,dhsc,hmt,moj'
];

describe.each(sound)('%s', (path) => {
	test('is accessible, sound and still, on a phone as well', async () => {
		const visited = await arrive(path, narrow, 'researcher');
		await expectSound(visited);
		await expectToFit(visited.page, [1280]);
	});

	test('says all that it says without JavaScript', async () => {
		const [bare, full] = await Promise.all([
			arrive(path, { javaScriptEnabled: false }),
			arrive(path)
		]);
		const read = ({ page }: Visit) => words(page.locator('main'));
		expect(await read(bare)).toBe(await read(full));
	});
});
