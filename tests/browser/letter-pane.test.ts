import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser';
import { signInExample } from '../support/built-server';
import { rememberSession, sendForm } from '../support/client';
import { createFilledDatabase } from '../support/databases';
import { printLetter } from '../support/letter';
import { makePdf } from '../support/make-pdf';
import { startServer, type Server } from '../support/server';
import { expectToFit } from '../support/sound';
import { findViolations, visit, type Visit, wide } from '../support/visit';

const waves = '/workspace/surveys/whatsapp-in-government/waves';
const request = `${waves}/autumn/requests/1`;
const answer = `${request}/enter/questions/permitted`;

const quote = 'A total of 214 individuals have the application installed on a departmental device.';
const letter = [
	['Your request', 'Thank you for your letter of 1 March.'],
	[
		'Our answer to your second question',
		`${quote} We are not able to give a breakdown by group, which we are withholding.`,
		'The last words of this page run on'
	],
	['to the third page, and end there.']
];

/** Words in a font that the PDF does not bring, on a page that is turned. */
const turned = makePdf(
	'/Rotate 90 /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>',
	'BT /F 20 Tf 72 700 Td (Words on a turned page.) Tj ET'
);
/** A page that is a picture: one black square. */
const scan = makePdf('', 'q 100 0 0 100 100 600 cm BI /W 1 /H 1 /BPC 1 /CS /G ID \x00 EI Q');
const locked = makePdf(
	'',
	'',
	`/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<00> <00>]`
);
const text = `Dear all\n\n<b>not bold</b> <script>window.ran = true</script>\n${quote}\n`;

let server: Server;
let browser: Browser;
let session: string | undefined;

async function addLetter(name: string, content: Buffer | string): Promise<void> {
	const form = new FormData();
	form.append('response', '');
	form.append('redacts', '');
	form.append(
		'files',
		new File([typeof content === 'string' ? content : new Uint8Array(content)], name)
	);
	const reply = await fetch(`${server.url}${request}/letters/upload`, {
		method: 'POST',
		headers: { origin: server.url, cookie: session ?? '', accept: 'application/json' },
		body: form
	});
	const said = await reply.text();
	if (!reply.ok) throw new Error(`${name} was not taken: ${said}`);
}

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	[server, browser] = await Promise.all([
		startServer({ databaseUrl, env: { DEMONSTRATION: 'yes' } }),
		launchBrowser()
	]);
	session = (await signInExample(server, ['researcher'])).researcher;
	const send = (path: string, fields: Record<string, string | string[]>) =>
		sendForm(server.url, path, fields, { cookie: session });
	await send(`${waves}/new?/start`, {
		title: 'Autumn',
		slug: 'autumn',
		law: 'FOIA 2000',
		as_at: '2026-11',
		note: '',
		bodies: ['hmt'],
		on: '2026-11-27'
	});
	await send(`${waves}/autumn/requests?/create`, { bodies: ['hmt'] });
	for (const [kind, on] of [
		['sent', '2026-10-01'],
		['response', '2026-10-20']
	] as const) {
		await send(`${request}?/record`, { kind, on, until: '', note: '' });
	}
	await addLetter('Response letter.pdf', await printLetter(browser, letter));
	await addLetter('turned.pdf', turned);
	await addLetter('scan.pdf', scan);
	await addLetter('locked.pdf', locked);
	await addLetter('message.txt', text);
	const pages = Array.from({ length: 300 }, (_, index) => [`Words of page ${index + 1}.`]);
	await addLetter('long.pdf', await printLetter(browser, pages));
});
afterAll(async () => {
	await browser.close();
	await server.stop();
});

interface OpenPane extends Visit {
	/** What the letter is read in. */
	pane: Locator;
}

async function openLetter(name: string): Promise<OpenPane> {
	const visited = await visit(browser, server.url + answer, {
		...wide,
		storageState: rememberSession(server.url, session!)
	});
	const { page } = visited;
	page.setDefaultTimeout(15_000);
	await page.getByRole('combobox', { name: 'Letter', exact: true }).first().selectOption(name);
	return { ...visited, pane: page.getByRole('document', { name }) };
}

/** Waits until a PDF's page is there: printed, and its words over the print. */
const drawn = (pane: Locator, page = 1) =>
	Promise.all([
		pane.locator(`[data-page="${page}"] canvas`).waitFor(),
		pane.locator(`[data-page="${page}"] .end`).waitFor({ state: 'attached' })
	]);
/** What the policy forbade; Zod asks of it, once, whether code may be made from text, and takes no for an answer. */
const forbidden = (page: Page) =>
	page.evaluate(() => window.noted.violations.filter((one) => one !== 'script-src: eval'));
const selected = (page: Page) => page.evaluate(() => document.getSelection()?.toString() ?? '');
const press = async (page: Page, ...keys: string[]) => {
	for (const key of keys) await page.keyboard.press(key);
};

/** How much of what is printed within a box of the window is ink, from 0 to 1. */
const inkWithin = (page: Page, number: number, box: DOMRect) =>
	page.evaluate(
		([at, { left, top, width, height }]) => {
			const canvas = document.querySelector<HTMLCanvasElement>(`[data-page="${at}"] canvas`)!;
			const origin = canvas.getBoundingClientRect();
			const ratio = canvas.width / origin.width;
			const { data } = canvas
				.getContext('2d')!
				.getImageData(
					(left - origin.left) * ratio,
					(top - origin.top) * ratio,
					width * ratio,
					height * ratio
				);
			let dark = 0;
			for (let index = 0; index < data.length; index += 4) if (data[index]! < 128) dark += 1;
			return dark / (data.length / 4);
		},
		[number, box] as const
	);
const boxOf = (one: Locator) =>
	one.evaluate((element) => {
		const { left, top, width, height } = element.getBoundingClientRect();
		return { left, top, width, height } as DOMRect;
	});

describe('a PDF', () => {
	test('is quoted by the keys alone, with its page, and shown where it stands', async () => {
		const { page, pane, complaints, strangers, close } = await openLetter('Response letter.pdf');
		await drawn(pane);
		await pane.focus();
		await press(page, 'Control+Home');
		await expect.poll(() => selected(page)).toBe('Your');
		await press(page, 'ArrowDown', 'ArrowDown');
		await expect.poll(() => selected(page)).toBe('Our');
		await press(page, 'ArrowDown', 'Home');
		await expect.poll(() => selected(page)).toBe('A');
		// Word by word to "device.", over the end of a line.
		await press(
			page,
			...quote
				.split(' ')
				.slice(1)
				.map(() => 'Shift+ArrowRight')
		);
		await expect.poll(async () => (await selected(page)).replace(/\s+/g, ' ')).toBe(quote);
		await expect.poll(() => page.locator('.pane [role="status"]').innerText()).toBe(quote);
		await press(page, 'Alt+q');
		const form = page.getByRole('main');
		expect(await form.locator('blockquote').innerText()).toBe(quote);
		expect(await form.innerText()).toContain('Response letter.pdf, page 2');

		await press(page, 'Alt+l');
		await press(page, 'Control+Home');
		await form.getByRole('button', { name: 'Show' }).click();
		const marks = pane.locator('.marks[data-kind="quote"] > div');
		await marks.first().waitFor();
		expect(await marks.count()).toBe(2);
		// The marks lie on the print: ink within them, and none in as much beside.
		for (const mark of await marks.all()) {
			const box = await boxOf(mark);
			expect(await inkWithin(page, 2, box)).toBeGreaterThan(0.05);
			const before = { ...box, left: box.left - 24, width: 20 } as DOMRect;
			if (mark === (await marks.all())[1]) expect(await inkWithin(page, 2, before)).toBe(0);
			// It is seen, and not only there.
			expect(box.top).toBeGreaterThan(0);
			expect(box.top).toBeLessThan(800);
		}
		expect(await forbidden(page)).toEqual([]);
		expect(complaints).toEqual([]);
		expect(strangers).toEqual([]);
		await close();
	});

	test('is quoted with the pointer, over two lines and over two pages', async () => {
		const { page, pane, close } = await openLetter('Response letter.pdf');
		await drawn(pane);
		const first = pane.getByText(/^The last words of this page/);
		await first.scrollIntoViewIfNeeded();
		await drawn(pane, 3);
		const last = pane.getByText(/^to the third page/);
		// Half the size, so that both are in the window.
		for (let step = 0; step < 8; step += 1) {
			await page.getByRole('button', { name: 'Smaller' }).click();
		}
		await page.waitForTimeout(400);
		await first.evaluate((element) => element.scrollIntoView());
		// Away from the edge, where a browser scrolls by itself while somebody selects.
		await pane.evaluate((element) => (element.scrollTop -= 100));
		const from = await boxOf(first);
		const to = await boxOf(last);
		await page.mouse.move(from.left + 1, from.top + from.height / 2);
		await page.mouse.down();
		await page.mouse.move(from.left + 40, from.top + from.height + 20, { steps: 4 });
		await page.mouse.move(to.left + to.width / 2, (from.top + to.top) / 2, { steps: 4 });
		await page.mouse.move(to.left + to.width - 1, to.top + to.height / 2, { steps: 4 });
		await page.mouse.up();
		// What was selected stays so while the form is typed into.
		await page.getByRole('main').getByText('Notes', { exact: true }).click();
		await page.getByLabel('Note on the coding').fill('typed meanwhile');
		await pane.locator('.marks[data-kind="selected"] > div').first().waitFor();
		await page.getByRole('button', { name: 'Quote this' }).click();
		const form = page.getByRole('main');
		await expect
			.poll(() => form.locator('blockquote').innerText())
			.toBe('The last words of this page run on to the third page, and end there.');
		expect(await form.innerText()).toContain('Response letter.pdf, page 2');
		await form.getByRole('button', { name: 'Show' }).click();
		await pane.locator('[data-page="2"] .marks').waitFor();
		await pane.locator('[data-page="3"] .marks').waitFor();
		expect(await form.innerText()).not.toContain('not found');
		await close();
	});

	test('of 300 pages holds few of them, and goes to any', async () => {
		const { page, pane, close } = await openLetter('long.pdf');
		await drawn(pane);
		const number = page.getByLabel('Page', { exact: false }).first();
		for (const to of [120, 250, 300]) {
			await number.fill(String(to));
			await number.press('Enter');
			await drawn(pane, to);
			expect(await pane.getByText(`Words of page ${to}.`).count()).toBe(1);
		}
		await expect.poll(() => pane.locator('canvas').count()).toBeLessThanOrEqual(4);
		expect(await pane.locator('.text-layer').count()).toBeLessThanOrEqual(4);
		expect(await pane.locator('[data-page]').count()).toBe(300);
		await close();
	});

	test('is read though it is turned and brings no fonts, and nothing comes from elsewhere', async () => {
		const visited = await openLetter('turned.pdf');
		const { page, pane } = visited;
		await drawn(pane);
		const box = await boxOf(pane.getByText('Words on a turned page.'));
		// From the top down, as the page is turned.
		expect(box.height).toBeGreaterThan(3 * box.width);
		expect(await inkWithin(page, 1, box)).toBeGreaterThan(0.05);
		expect(await forbidden(page)).toEqual([]);
		expect(visited.complaints).toEqual([]);
		expect(visited.strangers).toEqual([]);
		await visited.close();
	});

	test('that is a picture says so, and scrolls by the keys', async () => {
		const { page, pane, close } = await openLetter('scan.pdf');
		await drawn(pane);
		await expect
			.poll(() => page.locator('.toolbar').innerText())
			.toContain('type the words you quote by hand');
		await pane.focus();
		await press(page, 'ArrowDown', 'ArrowDown');
		await expect.poll(() => pane.evaluate((element) => element.scrollTop)).toBeGreaterThan(20);
		await close();
	});

	test('that is locked says what to do', async () => {
		const { page, close } = await openLetter('locked.pdf');
		const words = page.getByRole('alert').filter({ hasText: 'asks for a password' });
		await words.waitFor();
		expect(await words.innerText()).toContain('add that copy as a letter');
		await close();
	});
});

describe('a text', () => {
	test('is shown as it is, runs nothing, and is quoted', async () => {
		const { page, pane, close } = await openLetter('message.txt');
		await pane.getByText('Dear all').waitFor();
		await expect
			.poll(() => pane.innerText())
			.toContain('<b>not bold</b> <script>window.ran = true</script>');
		expect(await page.evaluate(() => 'ran' in window)).toBe(false);
		await pane.focus();
		await press(page, 'Control+End', 'Shift+ArrowUp', 'Shift+Home', 'Alt+q');
		const form = page.getByRole('main');
		await expect.poll(() => form.locator('blockquote').innerText()).toBe(quote);
		expect(await form.innerText()).toContain('message.txt, page 1');
		await close();
	});
});

describe('the pane', () => {
	test('waits out a lost network, and tries again when told to', async () => {
		const { page, pane, close } = await openLetter('message.txt');
		await pane.getByText('Dear all').waitFor();
		await page.context().setOffline(true);
		const letters = page.getByRole('combobox', { name: 'Letter', exact: true }).first();
		await letters.selectOption('scan.pdf');
		const problem = page.getByRole('alert').filter({ hasText: /cannot be reached|did not load/ });
		await problem.waitFor();
		await letters.selectOption('message.txt');
		await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor();
		await page.context().setOffline(false);
		await page.getByRole('button', { name: 'Try again' }).click();
		await pane.getByText('Dear all').waitFor();
		await close();
	});

	test('is accessible on a wide screen and on a narrow one, in the light and in the dark', async () => {
		const { page, pane, close } = await openLetter('Response letter.pdf');
		await drawn(pane);
		await expectToFit(page);
		await page.setViewportSize({ width: 375, height: 800 });
		await page.getByRole('button', { name: 'Letter', exact: true }).click();
		await drawn(pane);
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			const found = await findViolations(page);
			// The form, and with it the page's heading, is not shown beside it.
			expect(found.filter((line) => !line.includes('): html:'))).toEqual([]);
		}
		await close();
	});
});
