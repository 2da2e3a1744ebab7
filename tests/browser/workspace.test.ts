import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuthenticator } from '../support/authenticator';
import { launchBrowser } from '../support/browser';
import { exampleLinksPrinted, readExampleLinks, type ExamplePerson } from '../support/built-server';
import { rememberSession, sendForm, sessionGiven } from '../support/client';
import { createFilledDatabase } from '../support/databases';
import { startServer, type Server } from '../support/server';
import { expectToFit } from '../support/sound';
import { visit, type Visit, type VisitOptions, wide } from '../support/visit';
import { expectNoComplaints, go, heading, press } from '../support/walk';

let server: Server;
let links: Record<ExamplePerson, string>;
let browser: Browser;
/** The administrator of the example, at work. */
let administrator: Visit;
const open: Visit[] = [];

/** Opens an address in a browser that nobody has used; it is closed at the end. */
async function arrive(path: string, options: VisitOptions = {}): Promise<Visit> {
	const visited = await visit(browser, server.url + path, {
		...wide,
		...options
	});
	// What is not there soon does not come: say so before the test is over.
	visited.page.setDefaultTimeout(15_000);
	open.push(visited);
	return visited;
}

/** Comes in as one of the people of the example, by their link. */
async function arriveAs(person: ExamplePerson): Promise<Visit> {
	const session = sessionGiven(await sendForm(server.url, `${links[person]}?/demonstration`));
	return arrive('/workspace', { storageState: rememberSession(server.url, session!) });
}

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	[server, browser] = await Promise.all([
		startServer({ databaseUrl, env: { DEMONSTRATION: 'yes' } }),
		launchBrowser()
	]);
	await server.whenPrinted(exampleLinksPrinted);
	links = readExampleLinks(server.output());
	administrator = await arriveAs('administrator');
});
afterAll(async () => {
	expectNoComplaints(open);
	expect(open.flatMap(({ strangers }) => strangers)).toEqual([]);
	await browser.close();
	await server.stop();
});

const follow = (page: Page, name: string | RegExp) =>
	go(page, page.getByRole('main').getByRole('link', { name }));
const navigation = (page: Page) => page.getByRole('navigation', { name: 'Workspace' });
/** Goes to another part of the workspace, or to one's account, by the head of the page. */
const turnTo = (page: Page, name: string) =>
	go(page, navigation(page).getByRole('link', { name, exact: true }));
const turnToAccount = (page: Page) =>
	go(page, page.getByRole('banner').getByRole('link', { name: /^Your account/ }));
const type = async (page: Page, fields: Record<string, string>) => {
	for (const [label, text] of Object.entries(fields)) {
		await page.getByLabel(label, { exact: true }).fill(text);
	}
};
const places = (page: Page) => navigation(page).getByRole('link').allInnerTexts();

/** What the element that has the focus is called. */
const focused = (page: Page) =>
	page.evaluate(() => {
		const one = document.activeElement;
		return one === document.body ? '' : (one?.textContent ?? '').replace(/\s+/g, ' ').trim();
	});

/** Tabs on until something of this name has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
	for (let tabs = 0; tabs < 60; tabs++) {
		if (name.test(await focused(page))) {
			const looks = await page.evaluate(() => {
				const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement!);
				return { outlineStyle, outlineWidth };
			});
			expect(looks.outlineStyle).toBe('solid');
			expect(parseFloat(looks.outlineWidth)).toBeGreaterThanOrEqual(2);
			return;
		}
		await page.keyboard.press('Tab');
	}
	throw new Error(`Nothing called ${name} is reached by tabbing.`);
}

const enter = async (page: Page) => {
	await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
};

/** Holds a form that was refused to say so where it is looked for. */
async function expectProblems(page: Page, problems: Record<string, string>): Promise<void> {
	const summary = page.getByRole('alert');
	// The browser moves the focus when it first paints.
	await expect.poll(() => summary.evaluate((one) => one === document.activeElement)).toBe(true);
	expect(await page.title()).toMatch(/^Error: /);
	const words = Object.values(problems);
	expect(await summary.getByRole('listitem').allInnerTexts()).toEqual(words);
	for (const [label, problem] of Object.entries(problems)) {
		const field = page.getByLabel(label, { exact: true });
		await summary.getByRole('link', { name: problem }).click();
		expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
		expect(await field.getAttribute('aria-invalid')).toBe('true');
		const described = (await field.getAttribute('aria-describedby'))!.split(' ');
		expect(described).toContain(`${await field.getAttribute('id')}-problem`);
	}
	await expectToFit(page);
}

describe('somebody who tries the example', () => {
	test('comes in by a printed link, looks about and leaves, with the keyboard alone', async () => {
		const { page } = await arrive(links.researcher);
		await expectToFit(page);
		await tabTo(page, /^Sign in as Rosa Okafor$/);
		await enter(page);
		expect(await heading(page)).toBe('Welcome, Rosa Okafor');
		expect(new URL(page.url()).pathname).toBe('/workspace');

		await tabTo(page, /^Skip to the content$/);
		await page.keyboard.press('Enter');
		await tabTo(page, /^WhatsApp in government$/);
		await enter(page);
		expect(await heading(page)).toBe('WhatsApp in government');
		await tabTo(page, /^Register$/);
		await enter(page);
		expect(await heading(page)).toMatch(/[Rr]egister/);
		await tabTo(page, /^Sign out$/);
		await enter(page);
		expect(new URL(page.url()).pathname).toBe('/');

		await page.goto(`${server.url}/workspace`);
		expect(await heading(page)).toBe('Sign in');
		const again = await page.goto(server.url + links.researcher);
		expect(again!.status()).toBe(410);
		await expectToFit(page);
	});

	test('does the same with JavaScript off', async () => {
		const { page } = await arrive(links.colleague, { javaScriptEnabled: false });
		await press(page, 'Sign in as Ravi Menon');
		expect(await heading(page)).toBe('Welcome, Ravi Menon');
		expect(await places(page)).toEqual(['Home', 'Surveys', 'Review', 'Register']);
		await follow(page, 'WhatsApp in government');
		expect(await heading(page)).toBe('WhatsApp in government');
		await press(page, 'Sign out');
		expect(new URL(page.url()).pathname).toBe('/');
		await page.goto(server.url + links.colleague);
		expect(await page.getByRole('main').innerText()).toContain('This link has been used already');
	});
});

const password = 'three unlikely words';
const email = 'gwen@test.example';
/** Somebody who is invited, at their own browser. */
let guest: Visit;

/** Signs the guest in by address and password, at any browser. */
async function signIn(page: Page): Promise<void> {
	await page.goto(`${server.url}/sign-in`);
	await type(page, { 'Email address': email, Password: password });
	await press(page, 'Sign in');
}

describe('somebody who is invited', () => {
	test('gets a link from an administrator, whose mistakes in the form lose nothing', async () => {
		const { page } = administrator;
		await turnTo(page, 'People');
		await follow(page, 'Invite somebody');
		await type(page, { Name: 'Gwen Hale', 'Email address': 'gwen', Organisation: '' });
		await page.getByRole('checkbox', { name: 'Researcher' }).check();
		await press(page, 'Invite them');
		await expectProblems(page, {
			'Email address': 'Give an email address, such as name@example.org.',
			Organisation: 'Give the organisation that the person works for.'
		});
		expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Gwen Hale');
		expect(await page.getByLabel('Email address').inputValue()).toBe('gwen');
		expect(await page.getByRole('checkbox', { name: 'Researcher' }).isChecked()).toBe(true);

		await type(page, { 'Email address': email, Organisation: 'Test Institute' });
		await press(page, 'Invite them');
		expect(await heading(page)).toBe('Gwen Hale is invited');
		await expectToFit(page);
		const address = await page.locator('#link').innerText();
		expect(address).toMatch(new RegExp(`^${server.url}/join/[a-z2-7]{32}$`));

		guest = await arrive(new URL(address).pathname);
		expect(await heading(guest.page)).toBe('Welcome to Crosscheck');
		await expectToFit(guest.page);
		// The link is shown on this one occasion.
		await follow(page, 'Gwen Hale’s page');
		expect(await page.content()).not.toContain(new URL(address).pathname);
	});

	test('chooses a password that will do, and is in', async () => {
		const { page } = guest;
		const again = 'Password again';
		await type(page, { Password: 'short', [again]: 'short' });
		await press(page, /^Choose this password/);
		const tooShort = await page.getByRole('alert').getByRole('listitem').innerText();
		expect(tooShort).toMatch(/12 characters/);
		await expectProblems(page, { Password: tooShort });
		expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('');
		expect(await page.getByLabel(again).inputValue()).toBe('');

		await type(page, { Password: password, [again]: `${password}!` });
		await press(page, /^Choose this password/);
		await expectProblems(page, { [again]: 'Type the same password twice.' });

		await type(page, { Password: password, [again]: password });
		await press(page, /^Choose this password/);
		expect(await heading(page)).toBe('Welcome, Gwen Hale');
		expect(await places(page)).toEqual(['Home', 'Surveys', 'Review', 'Register']);
	});

	test('signs out, and in again with it', async () => {
		const { page } = guest;
		await press(page, 'Sign out');
		expect(new URL(page.url()).pathname).toBe('/');
		await page.goto(`${server.url}/account?done=nothing`);
		expect(await heading(page)).toBe('Sign in');
		await expectToFit(page);
		await press(page, 'Sign in');
		await expectProblems(page, {
			'Email address': 'Give your email address.',
			Password: 'Give your password.'
		});
		await type(page, { 'Email address': email, Password: 'another password' });
		await press(page, 'Sign in');
		await expect.poll(() => focused(page)).toContain('The address or the password is not right.');
		expect(await page.getByLabel('Email address').inputValue()).toBe(email);
		expect(await page.getByLabel('Password').inputValue()).toBe('');
		await type(page, { Password: password });
		await press(page, 'Sign in');
		// Where the sign-in was asked for.
		expect(await heading(page)).toBe('Your account');
	});

	test('sees the pages of another role at the next click', async () => {
		const { page } = administrator;
		const change = async () => {
			await press(page, 'Change the roles');
			expect(await page.getByRole('status').innerText()).toMatch(/^Roles changed/);
		};
		await turnTo(guest.page, 'Home');
		expect(await places(guest.page)).not.toContain('Audit');
		await page.getByRole('checkbox', { name: 'Publisher' }).check();
		await page.getByRole('checkbox', { name: 'Researcher' }).uncheck();
		await change();
		await turnTo(guest.page, 'Home');
		expect(await places(guest.page)).toEqual(['Home', 'Surveys', 'Review', 'Register', 'Audit']);
		expect(await guest.page.getByRole('main').innerText()).toContain('Publisher.');
		await turnTo(guest.page, 'Audit');
		expect(await heading(guest.page)).toMatch(/Audit/);

		await page.getByRole('checkbox', { name: 'Publisher' }).uncheck();
		await page.getByRole('checkbox', { name: 'Researcher' }).check();
		await change();
		await turnTo(guest.page, 'Audit');
		expect(await heading(guest.page)).toBe('You may not do this');
		expect(await places(guest.page)).toEqual(['Home', 'Surveys', 'Review', 'Register']);
		await expectToFit(guest.page);
	});

	test('ends the session of another device', async () => {
		const phone = await arrive('/sign-in', {
			viewport: { width: 390, height: 800 },
			userAgent:
				'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
		});
		await signIn(phone.page);
		expect(await heading(phone.page)).toBe('Welcome, Gwen Hale');

		const { page } = guest;
		await turnToAccount(page);
		await press(page, /^Sign out on Safari on an iPhone/);
		expect(await page.getByRole('status').innerText()).toBe('Signed out there.');
		expect(await page.getByRole('button', { name: /iPhone/ }).count()).toBe(0);
		await turnTo(phone.page, 'Surveys');
		expect(await heading(phone.page)).toBe('Sign in');
		await turnTo(page, 'Home');
		expect(await heading(page)).toBe('Welcome, Gwen Hale');
	});

	test('sets up a second factor, and signs in with its code, or with a recovery code', async () => {
		const { page } = guest;
		await turnToAccount(page);
		await follow(page, 'Set one up');
		await type(page, { 'Your password': 'another password' });
		await press(page, 'Begin');
		await expectProblems(page, { 'Your password': 'The password is not right.' });
		await type(page, { 'Your password': password });
		await press(page, 'Begin');
		await expectToFit(page);
		expect(await page.getByRole('img', { name: /^QR code/ }).isVisible()).toBe(true);
		const key = await page.getByText('The key:').locator('..').locator('code').innerText();
		const app = createAuthenticator(key);
		const digits = 'The six digits that the app shows';
		await type(page, { [digits]: '000' });
		await press(page, 'Turn the second factor on');
		await expect.poll(() => focused(page)).toContain('The code is not right.');
		await type(page, { [digits]: await app.code(-1) });
		await press(page, 'Turn the second factor on');
		const codes = await page.getByRole('status').locator('li code').allInnerTexts();
		expect(codes).toHaveLength(10);
		await expectToFit(page);
		await follow(page, 'I have kept them');
		expect(await heading(page)).toBe('Welcome, Gwen Hale');

		const comeBack = async () => {
			await press(page, 'Sign out');
			await signIn(page);
			expect(await heading(page)).toBe('Give the code of your second factor');
			// There is no way round it.
			await page.goto(`${server.url}/workspace/surveys`);
			expect(await heading(page)).toBe('Give the code of your second factor');
		};
		await comeBack();
		await expectToFit(page);
		await type(page, { Code: 'nothing like it' });
		await press(page, 'Go on');
		const problem = await page.getByRole('alert').getByRole('listitem').innerText();
		expect(problem).toMatch(/^The code is not right/);
		await expectProblems(page, { Code: problem });
		await type(page, { Code: await app.code() });
		await press(page, 'Go on');
		expect(await heading(page)).toBe('Welcome, Gwen Hale');

		await comeBack();
		await type(page, { Code: codes[3]! });
		await press(page, 'Go on');
		expect(await heading(page)).toBe('Welcome, Gwen Hale');
		await page.goto(`${server.url}/account/second-factor`);
		expect(await page.getByRole('main').innerText()).toContain('9 recovery codes left');
		await expectToFit(page);
	});

	test('finds the account closed at the next click when it is suspended', async () => {
		const { page } = administrator;
		await press(page, 'Suspend it');
		expect(await page.getByRole('status').innerText()).toMatch(/^Suspended/);
		await turnTo(guest.page, 'Home');
		expect(await heading(guest.page)).toBe('Sign in');
	});
});

test('an installation that asks for a second factor leads its publishers to set one up', async () => {
	const publisher = await arriveAs('publisher');
	const { page } = administrator;
	await turnTo(page, 'Settings');
	const box = page.getByRole('checkbox', { name: /^Ask publishers and administrators/ });
	await box.check();
	await press(page, 'Save');

	for (const visited of [publisher, administrator]) {
		const one = visited.page;
		if (visited === publisher) await turnTo(one, 'Surveys');
		expect(await heading(one)).toBe('Second factor');
		expect(await one.getByRole('main').innerText()).toContain('Set one up, and go on from there.');
		await expectToFit(one);
		await press(one, 'Begin');
		const key = await one.getByText('The key:').locator('..').locator('code').innerText();
		await type(one, { 'The six digits that the app shows': await createAuthenticator(key).code() });
		await press(one, 'Turn the second factor on');
		await follow(one, 'I have kept them');
		expect(await heading(one)).toMatch(/^Welcome, /);
	}
	await turnTo(page, 'Settings');
	expect(await box.isChecked()).toBe(true);
});
