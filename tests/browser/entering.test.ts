import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { type ExamplePerson, signInExample } from '../support/built-server';
import { rememberSession, sendForm } from '../support/client';
import { createFilledDatabase } from '../support/databases';
import { Keyboard } from '../support/keyboard';
import { printLetter } from '../support/letter';
import { startServer, type Server } from '../support/server';
import { expectToFit } from '../support/sound';
import { visit, type Visit, wide } from '../support/visit';

const waves = '/workspace/surveys/whatsapp-in-government/waves';
const list = `${waves}/autumn/requests`;

/** What the letter says, page by page. */
const letter = [
	['Dear Sir or Madam', 'You asked about the use of messaging apps. Our answers follow overleaf.'],
	[
		'Ministers and officials may use WhatsApp on departmental devices, but not Signal.',
		'A total of 214 people have the application installed. We withhold the breakdown under section 31.',
		'We hold no guidance on the use of the apps.',
		'We neither confirm nor deny who is responsible, under section 24(2) of the Act.'
	]
];

/** What is waited for comes in its own time, on a machine that is busy too. */
const patient = { timeout: 15_000 };

/** Milliseconds from one key to the next: a person's pace. */
const pace = 60;

let pdf: Buffer;
let server: Server;
let browser: Browser;
let sessions: Partial<Record<ExamplePerson, string>>;

async function arriveAs(person: ExamplePerson, path: string, more = {}): Promise<Visit> {
	const visited = await visit(browser, server.url + path, {
		...wide,
		storageState: rememberSession(server.url, sessions[person]!),
		...more
	});
	visited.page.setDefaultTimeout(15_000);
	return visited;
}

/** Opens the form of an answer, ready to be typed in. */
async function enterAs(person: ExamplePerson, path: string): Promise<Visit> {
	const visited = await arriveAs(person, path);
	await visited.page.locator('.screen.ready').waitFor();
	return visited;
}

const send = (path: string, fields: Record<string, string | string[]>) =>
	sendForm(server.url, path, fields, { cookie: sessions.researcher });

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	[server, browser] = await Promise.all([
		startServer({ databaseUrl, env: { DEMONSTRATION: 'yes' } }),
		launchBrowser()
	]);
	sessions = await signInExample(server, ['researcher', 'colleague', 'reviewer']);
	pdf = await printLetter(browser, letter);
	await send(`${waves}/new?/start`, {
		title: 'Autumn',
		slug: 'autumn',
		law: 'FOIA 2000',
		as_at: '2026-11',
		note: '',
		bodies: ['hmt', 'mod', 'co', 'dfe'],
		on: '2026-11-27'
	});
	await send(`${list}?/create`, { bodies: ['hmt', 'mod', 'co', 'dfe'] });
	for (const request of [1, 2, 3, 4]) {
		await send(`${list}/${request}?/record`, {
			kind: 'sent',
			on: '2026-10-01',
			until: '',
			note: ''
		});
		await send(`${list}/${request}?/record`, {
			kind: 'response',
			on: '2026-10-20',
			until: '',
			note: ''
		});
	}
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

const status = (page: Page) => page.locator('header [role="status"]');
const saved = (page: Page) =>
	expect.poll(() => status(page).innerText(), patient).toMatch(/^\s*Saved \d\d:\d\d/);

describe('two researchers at one answer', () => {
	test('are shown both versions of what both changed, and lose neither', async () => {
		const address = `${list}/1/enter/questions/responsible`;
		const rosa = await enterAs('researcher', address);
		const ravi = await enterAs('colleague', address);
		await rosa.page.keyboard.press('1');
		await rosa.page.getByLabel('Who', { exact: true }).fill('Rosa typed this');
		await saved(rosa.page);

		await ravi.page.getByText('Notes', { exact: true }).click();
		await ravi.page.getByLabel('Note on the coding').fill('Ravi’s note');
		await expect
			.poll(() => ravi.page.locator('main').innerText(), patient)
			.toContain('Rosa Okafor changed this meanwhile');
		await saved(ravi.page);

		// Rosa has not seen Ravi's note; both now change the same field.
		await ravi.page.getByLabel('Who', { exact: true }).fill('Ravi typed that');
		await saved(ravi.page);
		await rosa.page.getByLabel('Who', { exact: true }).fill('Rosa typed more');
		const conflict = rosa.page
			.getByRole('alert')
			.filter({ hasText: 'Ravi Menon changed this too' });
		await conflict.waitFor();
		expect(await conflict.innerText()).toContain('Rosa typed more');
		expect(await conflict.innerText()).toContain('Ravi typed that');
		await expectToFit(rosa.page);
		await rosa.page.setViewportSize(wide.viewport);
		// A reload in the middle of it loses neither.
		await rosa.page.reload();
		await conflict.waitFor();
		expect(await conflict.innerText()).toContain('Rosa typed more');
		await conflict.getByRole('button', { name: /^Take theirs/ }).click();
		await saved(rosa.page);
		expect(await rosa.page.getByLabel('Who', { exact: true }).inputValue()).toBe('Ravi typed that');

		await ravi.page.reload();
		expect(await ravi.page.getByLabel('Who', { exact: true }).inputValue()).toBe('Ravi typed that');
		expect(await ravi.page.getByLabel('Note on the coding').inputValue()).toBe('Ravi’s note');
		await rosa.close();
		await ravi.close();
	});
});

describe('what is typed', () => {
	test('outlives a network that is cut for a minute, and a reload meanwhile', async () => {
		const { page, close } = await enterAs('researcher', `${list}/2/enter/questions/responsible`);
		await page.clock.install();
		await page.keyboard.press('1');
		await page.getByLabel('Who', { exact: true }).fill('Before');
		await page.clock.runFor(2000);
		await saved(page);
		await page.context().setOffline(true);
		await page.getByLabel('Who', { exact: true }).fill('Typed in a tunnel');
		await page.clock.runFor(5000);
		await expect.poll(() => status(page).innerText(), patient).toContain('Not saved, trying again');
		expect(await status(page).innerText()).toContain('kept in this browser');
		for (let seconds = 0; seconds < 60; seconds += 10) {
			await page.getByLabel('Who', { exact: true }).pressSequentially('.');
			await page.clock.runFor(10_000);
		}
		expect(await status(page).innerText()).toContain('Not saved, trying again');
		await page.context().setOffline(false);
		await page.clock.runFor(16_000);
		await saved(page);
		await page.reload();
		expect(await page.getByLabel('Who', { exact: true }).inputValue()).toBe(
			'Typed in a tunnel......'
		);

		// The browser is closed while it is offline: the next page it opens has all of it.
		await page.context().setOffline(true);
		await page.getByLabel('Who', { exact: true }).fill('Typed before the lid was closed');
		await page.goto('about:blank');
		await page.context().setOffline(false);
		await page.goto(`${server.url}${list}/2/enter/questions/responsible`);
		await expect
			.poll(() => page.getByLabel('Who', { exact: true }).inputValue(), patient)
			.toBe('Typed before the lid was closed');
		await saved(page);

		// A page that is left in the moment of typing, and the one that was on its way meanwhile.
		await page.getByLabel('Who', { exact: true }).fill('Typed and left at once');
		await page.reload();
		await expect
			.poll(() => page.getByLabel('Who', { exact: true }).inputValue(), patient)
			.toBe('Typed and left at once');
		await saved(page);
		await close();
	});

	test('is kept where somebody has been signed out, and saved once they are in again', async () => {
		const { page, close } = await enterAs('researcher', `${list}/2/enter/questions/permitted`);
		await page.keyboard.press('4');
		await saved(page);
		const cookies = await page.context().cookies();
		await page.context().clearCookies();
		await page.getByText('Notes', { exact: true }).click();
		await page.getByLabel('Note on the coding').fill('typed when signed out');
		await expect.poll(() => status(page).innerText(), patient).toContain('you are signed out');
		await page.context().addCookies(cookies);
		await page.getByLabel('Note on the coding').fill('typed when signed out, and in again');
		await saved(page);
		await close();
	});
});

describe('a refusal of everything', () => {
	test('is applied to what remains, as previewed, and undone', async () => {
		const { page, close } = await enterAs('researcher', `${list}/3/enter/questions/permitted`);
		await page.keyboard.press('4');
		await saved(page);
		await page.getByRole('link', { name: 'Refuse all remaining…' }).click();
		await page.getByRole('heading', { name: 'Refuse all remaining' }).waitFor();
		const button = page.getByRole('button', { name: 'Apply to 3 questions' });
		await page.getByRole('checkbox', { name: 'None stated' }).check();
		expect(await page.locator('dl').innerText()).toContain('Refused; no section stated.');
		await page.getByRole('checkbox', { name: 'None stated' }).uncheck();
		await button.click();
		await page.getByRole('alert').getByText('Add the sections it relies on').waitFor();
		await expectToFit(page);
		await page.setViewportSize(wide.viewport);
		await page.getByRole('combobox', { name: /Add a provision/ }).fill('law enf');
		await page.keyboard.press('Enter');
		expect(await page.locator('dl').innerText()).toContain('Refused under section 31.');
		await button.click();
		await page.getByText('3 answers are drafted').waitFor();
		expect(await page.getByRole('navigation', { name: 'Questions' }).innerText()).toMatch(
			/Not held[\s\S]*Refused[\s\S]*Refused[\s\S]*Refused/
		);
		await page.getByRole('button', { name: 'Undo' }).click();
		await page.getByRole('button', { name: 'Apply to 3 questions' }).waitFor();
		expect(await page.getByRole('navigation', { name: 'Questions' }).innerText()).toMatch(
			/Not held[\s\S]*Not entered[\s\S]*Not entered[\s\S]*Not entered/
		);
		await close();
	});
});

describe('without JavaScript', () => {
	test('an answer is entered, mended, checked and submitted', async () => {
		const { page, close } = await arriveAs('researcher', `${list}/4/enter`, {
			javaScriptEnabled: false
		});
		await page.getByRole('radio', { name: 'Refused' }).check();
		await page.getByRole('combobox', { name: /Add a provision/ }).fill('31, 40(2)');
		await page.getByRole('button', { name: 'Save and go on' }).click();
		expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^How many people/);
		await page.getByRole('radio', { name: 'Answered' }).check();
		await page.getByLabel('Total', { exact: true }).fill('about 300');
		await page.getByRole('button', { name: 'Save and go on' }).click();
		await page.getByRole('link', { name: 'Check and submit' }).click();
		const main = page.getByRole('main');
		expect(await main.innerText()).toContain('Refused under sections 31 and 40(2).');
		await main.getByRole('link', { name: /Total: give a whole number/ }).click();
		expect(await page.getByLabel('Total', { exact: true }).inputValue()).toBe('about 300');
		await page.getByLabel('Total', { exact: true }).fill('300');
		await page.getByRole('button', { name: 'Save and go on' }).click();
		await page.getByRole('link', { name: 'Check and submit' }).click();
		await page.getByRole('button', { name: 'Submit 2 answers for review' }).click();
		expect(await main.innerText()).toContain('2 answers are submitted for review.');
		await close();
	});
});

describe('a researcher at the keyboard', () => {
	test('enters a whole new wave: requests, a letter, four answers with their words, submitted', async () => {
		const { page, close, complaints } = await arriveAs('researcher', `${waves}/new`);
		const keyboard = new Keyboard(page);
		await keyboard.tabTo(/^Title of the wave/);
		await keyboard.type('Winter');
		await keyboard.tabTo(/^Name in addresses/);
		await keyboard.type('winter');
		await keyboard.tabTo(/^Answers are as at/);
		await keyboard.type('2026-11');
		await Promise.all([page.waitForEvent('load'), keyboard.press('Enter')]);
		await keyboard.follow(/^Requests$/);
		await keyboard.follow(/^Create requests for the \d+ bodies/);
		await keyboard.follow(/^CO$/);
		for (const [kind, day] of [
			[/^Sent$/, '10012026'],
			[/^Response received$/, '10272026']
		] as const) {
			if (!(await page.getByRole('button', { name: 'Record it' }).isVisible())) {
				await keyboard.tabTo(/^Record what happened$/);
				await keyboard.press('Enter');
			}
			await keyboard.tabTo(/^Sent$/);
			await keyboard.press('Space');
			await keyboard.choose(kind);
			await keyboard.tabTo(/^On/);
			// A field for a day takes digits, the month first where the browser is American, as this one is.
			await keyboard.type(day);
			await keyboard.follow(/^Record it$/);
		}
		expect(await page.locator('main').innerText()).toContain('Response of 27 October 2026');
		await keyboard.follow(/^Enter what it says$/);

		await page.waitForLoadState('networkidle');
		const choosing = page.waitForEvent('filechooser');
		await keyboard.tabTo(/^Drop letters here/);
		await keyboard.press('Enter');
		const chooser = await choosing;
		await chooser.setFiles({
			name: 'Response letter.pdf',
			mimeType: 'application/pdf',
			buffer: pdf
		});
		await page.getByText('of 2', { exact: false }).first().waitFor();
		await page.locator('#letter-half').getByText('Dear Sir or Madam').first().waitFor();

		const typing = new Keyboard(page, pace);
		const startedAt = Date.now();
		const selected = () => page.evaluate(() => String(document.getSelection()).trim());
		/** Goes down the letter to where a line begins so, selects to a word of it, and quotes that. */
		const quote = async (first: string, last: string) => {
			await typing.press('Alt+l');
			for (let lines = 0; lines < 20; lines += 1) {
				await typing.press('ArrowDown', 'Home');
				if ((await selected()) === first) break;
			}
			for (let words = 0; words < 20; words += 1) {
				await typing.press('Shift+ArrowRight');
				if ((await selected()).endsWith(last)) break;
			}
			await typing.press('Alt+q');
			await page.locator('main blockquote').waitFor();
		};
		const next = async (question: string) => {
			await typing.press('Control+Enter');
			await page.waitForURL(new RegExp(`/questions/${question}(\\?|$)`));
		};

		await typing.press('1');
		await typing.tabTo(/^WhatsApp/);
		await typing.press('ArrowRight');
		await typing.press('Tab', 'ArrowRight', 'ArrowRight');
		await quote('Ministers', 'WhatsApp');
		await next('installed');
		await typing.press('2');
		await typing.tabTo(/^Total/);
		await typing.type('214');
		await typing.press('Shift+Tab');
		await typing.type('W');
		await typing.tabTo(/^Add a provision/);
		await typing.type('31');
		await typing.press('Enter');
		await quote('A', 'installed.');
		await next('guidance');
		await typing.press('4');
		await quote('We', 'guidance');
		await next('responsible');
		await typing.press('3');
		await typing.tabTo(/^Add a provision/);
		await typing.type('24');
		await typing.press('Enter');
		await typing.tabTo(/^Neither confirmed nor denied/);
		await typing.press('Space');
		await quote('We', 'responsible,');
		await typing.press('Control+Enter');
		await page.getByRole('heading', { level: 1, name: 'Check and submit' }).waitFor();
		console.log(
			`Four answers with quotes: ${typing.presses} keys, ${Math.round((Date.now() - startedAt) / 1000)} s at ${pace} ms a key`
		);
		// At the 0.28 s that an average typist takes for a key, they fit into 90 s with time to read.
		expect(typing.presses * 0.28).toBeLessThan(60);
		expect(complaints).toEqual([]);
		await expectToFit(page);
		await page.setViewportSize(wide.viewport);
		const checked = await page.locator('main').innerText();
		expect(checked).toContain('Permits WhatsApp; does not permit Signal');
		expect(checked).toContain('“Ministers and officials may use WhatsApp”');

		await keyboard.follow(/^Submit 4 answers for review$/);
		expect(await page.locator('main').innerText()).toContain('4 answers are submitted for review.');
		await page.goto(`${server.url}${waves}/winter/compare`);
		const table = await page.locator('main').innerText();
		expect(table).toContain('Cabinet Office');
		expect(table).toContain('214 people');
		expect(table).toContain('Neither confirmed nor denied');
		await close();
	});
});
