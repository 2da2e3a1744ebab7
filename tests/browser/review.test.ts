import { eq } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { responses } from '$lib/server/db/schema';
import { launchBrowser } from '../support/browser';
import { type ExamplePerson, signInExample } from '../support/built-server';
import { putJson, rememberSession, sendFiles, sendForm } from '../support/client';
import { createFilledDatabase, openPostgres, type OpenDatabase } from '../support/databases';
import { printLetter } from '../support/letter';
import { startServer, type Server } from '../support/server';
import { expectSound, expectToFit } from '../support/sound';
import { narrow, visit, type Visit, type VisitOptions, wide } from '../support/visit';

const survey = 'whatsapp-in-government';
const waves = `/workspace/surveys/${survey}/waves`;
const autumn = `${waves}/autumn`;
const bodies = ['co', 'dft', 'hmt', 'moj'];

/** What is waited for comes in its own time, on a machine that is busy too. */
const patient = { timeout: 15_000 };

const quote = 'We refuse to answer your first question, under section 31 of the Act.';

let server: Server;
let browser: Browser;
let database: OpenDatabase;
let sessions: Partial<Record<ExamplePerson, string>>;

async function arriveAs(
	person: ExamplePerson,
	path: string,
	more: VisitOptions = {}
): Promise<Visit> {
	const visited = await visit(browser, server.url + path, {
		...wide,
		storageState: rememberSession(server.url, sessions[person]!),
		...more
	});
	visited.page.setDefaultTimeout(15_000);
	return visited;
}

const send = (path: string, fields: Record<string, string | string[]>) =>
	sendForm(server.url, path, fields, { cookie: sessions.researcher });

/** The letter that each body sent, and its hash. */
let pdf: Buffer;
let sha256: string;

/** The number of the response to a request. */
async function responseTo(request: number): Promise<number> {
	const [row] = await database.db
		.select({ id: responses.id })
		.from(responses)
		.where(eq(responses.requestId, request));
	return row!.id;
}

/** Submits that a body refused a question, quoting its letter. */
async function submit(request: number, question: string): Promise<void> {
	const enter = `${autumn}/requests/${request}/enter`;
	const response = await responseTo(request);
	const draft = {
		disposition: 'refused',
		value: {},
		provisions: ['s31'],
		none_stated: false,
		neither_confirmed_nor_denied: false,
		evidence: { kind: 'letter', sha256, document: 'Letter.pdf', page: '2', quote },
		detail: '',
		note: '',
		wording_override: '',
		internal_note: 'The second page says it.'
	};
	const cookie = sessions.researcher;
	const saved = await putJson(
		server.url,
		`${enter}/drafts/${question}`,
		{ response, version: 0, draft },
		{ cookie }
	);
	const { version } = JSON.parse(saved.text) as { version: number };
	await send(`${enter}/check?/submit`, { drafts: [`${question}:${version}`] });
}

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	database = openPostgres(databaseUrl);
	[server, browser] = await Promise.all([
		startServer({ databaseUrl, env: { DEMONSTRATION: 'yes' } }),
		launchBrowser()
	]);
	sessions = await signInExample(server, ['researcher', 'colleague', 'reviewer', 'publisher']);
	pdf = await printLetter(browser, [['Dear Sir or Madam', 'Our answer follows.'], [quote]]);
	sha256 = createHash('sha256').update(pdf).digest('hex');
	await send(`${waves}/new?/start`, {
		title: 'Autumn',
		slug: 'autumn',
		law: 'FOIA 2000',
		as_at: '2026-11',
		note: '',
		bodies,
		on: '2026-11-27'
	});
	await send(`${autumn}/requests?/create`, { bodies });
	const event = { until: '', note: '' };
	for (const request of [1, 2, 3, 4]) {
		const page = `${autumn}/requests/${request}`;
		await send(`${page}?/record`, { ...event, kind: 'sent', on: '2026-10-01' });
		await send(`${page}?/record`, { ...event, kind: 'response', on: '2026-10-20' });
		await sendFiles(
			server.url,
			`${page}/letters/upload`,
			{ 'Letter.pdf': pdf },
			{ cookie: sessions.researcher },
			{ response: String(await responseTo(request)) }
		);
		await submit(request, 'permitted');
	}
	await submit(3, 'guidance');
	await submit(4, 'guidance');
	await submit(4, 'responsible');
});
afterAll(async () => {
	await browser.close();
	await server.stop();
	await database.close();
});

/** Waits until the letter is open, and so the keys are there. */
const ready = (page: Page) => page.locator('.marks[data-kind="quote"] > div').first().waitFor();
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();
const told = (page: Page) => page.locator('main').getByRole('status').first().innerText();
const hasFocus = (element: Element) => element === document.activeElement;
const rows = (page: Page) => page.locator('main table tbody tr');
const answer = (body: string, question = 'permitted') => `${autumn}/answers/${body}/${question}`;

describe('the queue', () => {
	test('lists what waits with its age, and says of one’s own body why others decide', async () => {
		const { page, close } = await arriveAs('reviewer', '/workspace/review?wave=autumn');
		expect(await rows(page).count()).toBe(7);
		const own = rows(page).filter({ hasText: 'CO, Permitted' });
		expect(await own.innerText()).toContain('the body that you work for');
		expect(await rows(page).first().innerText()).toContain('Less than a working day');
		expect(await page.locator('main').innerText()).toContain(
			'You may decide about 6 of the 7 that wait.'
		);
		await page.getByLabel('Mine to decide').check();
		await page.getByLabel('Question').selectOption('permitted');
		await page.getByRole('button', { name: 'Apply' }).click();
		expect(await rows(page).count()).toBe(3);
		expect(page.url()).toContain('mine=1');
		await close();
	});

	test('is there to be read for whoever enters answers', async () => {
		const { page, close } = await arriveAs('researcher', '/workspace/review?wave=autumn');
		expect(await rows(page).count()).toBe(7);
		expect(await page.getByLabel('Mine to decide').count()).toBe(0);
		await page.goto(server.url + answer('hmt'));
		await page.getByRole('button', { name: 'Comment' }).waitFor();
		expect(await page.getByRole('button', { name: 'Accept' }).count()).toBe(0);
		await close();
	});

	test.each(['/workspace/review', '/workspace/review?state=accepted', answer('hmt'), answer('co')])(
		'%s is sound on a narrow screen and a wide one, and legible in the dark',
		async (path) => {
			const visited = await arriveAs('reviewer', path, narrow);
			await visited.settle();
			await expectSound(visited);
			await expectToFit(visited.page, [1280]);
			await visited.close();
		}
	);
});

describe('one answer', () => {
	test('stands beside its letter, with the words that it rests on marked', async () => {
		const { page, close } = await arriveAs('reviewer', answer('hmt'));
		await ready(page);
		expect(await page.locator('#letter').innerText()).toContain('Letter.pdf, page 2');
		expect(await page.locator('#coding').innerText()).toContain('s31');
		expect(await page.locator('#coding').innerText()).toContain('The second page says it.');
		await close();
	});

	test('is told apart from the last wave word by word', async () => {
		const { page, close } = await arriveAs('reviewer', answer('hmt'));
		const changed = page.getByRole('region', { name: 'What changed' });
		expect(await changed.innerText()).toContain('Since 2021–22');
		const words = changed.locator('dd').first();
		const read = async (marks: string) =>
			words.evaluate((one, out) => {
				const copy = one.cloneNode(true) as Element;
				copy.querySelectorAll(`${out}, .vh`).forEach((gone) => gone.remove());
				return copy.textContent!.trim();
			}, marks);
		expect(await read('del')).toBe('Refused under section 31.');
		expect(await read('ins')).not.toBe('Refused under section 31.');
		await close();
	});

	test('is decided by keys, from one to the next', async () => {
		const { page, close } = await arriveAs(
			'reviewer',
			'/workspace/review?wave=autumn&question=permitted'
		);
		await page.getByRole('link', { name: 'DfT, Permitted' }).click();
		await ready(page);
		await page.keyboard.press('?');
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('Use these keys').uncheck();
		await page.keyboard.press('Escape');
		await page.keyboard.press('a');
		await page.keyboard.press('n');
		expect(await heading(page)).toBe('DfT, Permitted');
		await page.getByRole('button', { name: 'Keys' }).click();
		await dialog.getByLabel('Use these keys').check();
		await page.keyboard.press('Escape');

		await page.keyboard.press('n');
		await page.waitForURL(/answers\/hmt\/permitted/);
		await ready(page);
		await page.keyboard.press('a');
		await page.waitForURL(/done=accepted/);
		expect(await told(page)).toBe('You accepted HMT, Permitted.');
		expect(await heading(page)).toBe('MoJ, Permitted');

		await ready(page);
		expect(await page.locator('main').innerText()).toContain('(2 for you to decide)');
		expect(await page.getByRole('region', { name: 'As coded' }).evaluate(hasFocus)).toBe(true);
		await page.keyboard.press('Tab');
		const accept = page.getByRole('button', { name: 'Accept and go on' });
		expect(await accept.evaluate(hasFocus)).toBe(true);
		await page.keyboard.press('q');
		await page.keyboard.type('Does “a” letter say so?');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.waitForURL(/done=queried/);
		expect(await told(page)).toBe('You queried MoJ, Permitted.');
		expect(await heading(page)).toBe('DfT, Permitted');
		await close();
	});

	test('is not decided where another revision has come meanwhile, and the page says so', async () => {
		const { page, close } = await arriveAs('reviewer', answer('dft'), { javaScriptEnabled: false });
		const shown = await page.locator('input[name="revision"]').first().inputValue();
		await submit(2, 'permitted');
		await page.getByRole('button', { name: 'Accept' }).click();
		expect(await page.getByRole('alert').innerText()).toContain('Another revision');
		expect(await page.locator('input[name="revision"]').first().inputValue()).not.toBe(shown);
		expect(await page.locator('#coding').innerText()).toContain('Revision 2');
		await close();
	});
});

describe('a query', () => {
	test('is the first thing that researchers see, and is answered by coding it again', async () => {
		const { page, close } = await arriveAs('researcher', '/workspace');
		const queries = page.getByRole('region', { name: 'Queries to answer' });
		expect(await queries.innerText()).toContain('Does “a” letter say so?');
		expect(await page.locator('main h2').first().innerText()).toBe('Queries to answer');
		await queries.getByRole('link', { name: 'Code it again' }).click();
		await page.waitForURL(/enter\/questions\/permitted/);
		await page.locator('.screen.ready').waitFor();
		expect(await page.locator('main').innerText()).toContain('Does “a” letter say so?');
		await page.getByRole('link', { name: /^(Change it|Code it again)/ }).click();
		await page.getByRole('group', { name: 'How was it dealt with?' }).waitFor();
		await close();
	});

	test('and wording can be given and read without a script', async () => {
		const { page, close } = await arriveAs('reviewer', answer('moj', 'guidance'), {
			javaScriptEnabled: false
		});
		expect(await page.getByRole('link', { name: 'Download Letter.pdf' }).count()).toBe(1);
		await page.getByText('Propose other words for readers').click();
		await page.getByLabel('Words for readers').fill('Would not say whether there is guidance.');
		await page.getByRole('button', { name: 'Propose it' }).click();
		expect(await told(page)).toContain('You proposed wording for MoJ, Guidance');
		await page.getByRole('button', { name: 'Query' }).click();
		expect(await page.getByRole('alert').innerText()).toContain('a query needs a comment');
		await page.getByLabel('Query').fill('Can these words stand?');
		await page.getByRole('button', { name: 'Query' }).click();
		expect(await told(page)).toContain('You queried MoJ, Guidance');
		await close();

		const other = await arriveAs('researcher', `${autumn}/requests/4/enter/questions/guidance`, {
			javaScriptEnabled: false
		});
		const words = await other.page.locator('main').innerText();
		expect(words).toContain('Can these words stand?');
		expect(words).toContain('Would not say whether there is guidance.');
		expect(await other.page.getByRole('button', { name: 'Use this wording' }).count()).toBe(0);
		await other.close();
	});

	test('is answered with the wording that was proposed, which another person then accepts', async () => {
		const { page, close } = await arriveAs(
			'researcher',
			`${autumn}/requests/4/enter/questions/guidance`
		);
		await page.locator('.screen.ready').waitFor();
		await page.getByRole('button', { name: 'Use this wording' }).click();
		const field = page.getByLabel('Words in place of the generated ones');
		expect(await field.inputValue()).toBe('Would not say whether there is guidance.');
		await expect
			.poll(() => page.locator('header [role="status"]').innerText(), patient)
			.toMatch(/^\s*Saved \d\d:\d\d/);
		await page.getByRole('link', { name: 'Check and submit' }).click();
		await page.getByRole('button', { name: /^Submit 1 answer/ }).click();
		await page.waitForURL(/done=submitted/);
		await close();

		const reviewer = await arriveAs('reviewer', answer('moj', 'guidance'));
		expect(await reviewer.page.locator('#coding').innerText()).toContain(
			'the wording that you proposed'
		);
		expect(await reviewer.page.getByRole('button', { name: 'Accept' }).count()).toBe(0);
		await reviewer.close();
		const publisher = await arriveAs('publisher', answer('moj', 'guidance'));
		await publisher.page.getByRole('button', { name: 'Accept' }).click();
		expect(await told(publisher.page)).toContain('You accepted MoJ, Guidance');
		await publisher.close();
	});
});

describe('several answers at once', () => {
	test('are accepted after the list of them was seen, but for those unticked', async () => {
		const { page, close } = await arriveAs('reviewer', `${autumn}/answers/accept`, {
			javaScriptEnabled: false
		});
		await page.getByRole('link', { name: 'Refused, under section 31' }).click();
		const before = await rows(page).count();
		expect(
			await rows(page).filter({ hasText: 'CO, Permitted' }).getByRole('checkbox').count()
		).toBe(0);
		expect(await rows(page).first().innerText()).toContain(quote);
		await page.getByLabel('Accept HMT, Guidance').uncheck();
		await page.getByRole('button', { name: 'Accept those ticked' }).click();
		expect(await told(page)).toBe(`You accepted ${before - 2} answers.`);
		await close();
	});

	test('are sound on a narrow screen and a wide one', async () => {
		const group = encodeURIComponent('refused||s31');
		const address = `${autumn}/answers/accept?group=${group}`;
		const visited = await arriveAs('publisher', address, narrow);
		expect(await rows(visited.page).count()).toBeGreaterThan(0);
		await expectSound(visited);
		await expectToFit(visited.page, [1280]);
		await visited.close();
	});
});

describe('an answer of a wave without a request', () => {
	const hmrc = `${waves}/2021-22/answers/hmrc/permitted`;

	test('is coded again on a page of its own', async () => {
		const visited = await arriveAs('researcher', hmrc);
		const { page, close } = visited;
		await page.getByRole('link', { name: 'Code it again' }).click();
		await page.waitForURL(/recode$/);
		await visited.settle();
		await expectSound(visited);
		await page.getByLabel('Refused', { exact: true }).check();
		await page.getByLabel('None stated').check();
		await page.getByRole('button', { name: 'Submit for review' }).click();
		await page.waitForURL(/done=recoded/);
		expect(await page.locator('#coding').innerText()).toContain('Revision 2');
		expect(await page.locator('#coding').innerText()).toContain('No section stated');
		await close();
	});

	test('and without a script, where what is wrong comes back with what was typed', async () => {
		const { page, close } = await arriveAs('researcher', `${hmrc}/recode`, {
			javaScriptEnabled: false
		});
		await page.getByLabel('None stated').uncheck();
		await page.getByLabel('Note on the coding').fill('Read twice.');
		await page.getByRole('button', { name: 'Submit for review' }).click();
		expect(await page.getByRole('alert').innerText()).toContain('sections it relies on');
		expect(await page.getByLabel('Note on the coding').inputValue()).toBe('Read twice.');
		await page.getByLabel('None stated').check();
		await page.getByRole('button', { name: 'Submit for review' }).click();
		expect(await page.locator('#coding').innerText()).toContain('Revision 3');
		await close();
	});
});
