import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountActor, Actor } from '$lib/domain/access/actor';
import { idleLifetime } from '$lib/domain/access/session';
import { hashPassword } from '$lib/server/auth/passwords';
import { createToken } from '$lib/server/auth/tokens';
import type { Database } from '$lib/server/db/connect';
import { insertAccount, listPeople } from '$lib/server/queries/accounts';
import { enterOrganisation } from '$lib/server/queries/organisations';
import { listSessions } from '$lib/server/queries/sessions';
import { issueLink } from '$lib/server/services/issue-link';
import { exampleSlug } from '$lib/server/services/load-example';
import { suspendPerson } from '$lib/server/services/suspend-person';
import { createAuthenticator } from '../support/authenticator';
import { cookiesSet, openAs, sendForm, sessionGiven, type Bearing } from '../support/client';
import { createFilledDatabase, openPostgres, type OpenDatabase } from '../support/databases';
import {
	addressOf,
	createPeople,
	otherSurvey,
	password,
	signInDirectly,
	type Sort
} from '../support/people';
import { sendRaw, type RawResponse } from '../support/request';
import { launchServer, type Server } from '../support/server';

const httpsOrigin = 'https://crosscheck.example';

let server: Server;
/** One whose readers come over HTTPS, as behind a proxy. Both use one database. */
let secure: Server;
let database: OpenDatabase;
let db: Database;
let people: Record<Sort, Actor>;

beforeAll(async () => {
	const databaseUrl = await createFilledDatabase('example');
	database = openPostgres(databaseUrl);
	db = database.db;
	people = await createPeople(db, new Date());
	// Made before the servers start, so that neither prints a link for the first administrator.
	[server, secure] = await Promise.all([
		launchServer({ databaseUrl, env: { TRUSTED_PROXIES: '1' } }),
		launchServer({ databaseUrl, env: { TRUSTED_PROXIES: '1', ORIGIN: httpsOrigin } })
	]);
	await Promise.all([server.whenReady(), secure.whenReady()]);
});
afterAll(async () => {
	await Promise.all([server.stop(), secure.stop()]);
	await database.close();
});

const idOf = (sort: Sort) => (people[sort] as AccountActor).id;

/** An address that nobody has come from before, so that no test uses up another's tries. */
let addresses = 0;
const newAddress = () => `10.1.${Math.floor(++addresses / 250)}.${(addresses % 250) + 1}`;
const from = (address: string) => ({ 'x-forwarded-for': address });

const open = (path: string, bearing: Bearing = {}) => openAs(server.url, path, bearing);
const send = (path: string, fields: Record<string, string> = {}, bearing: Bearing = {}) =>
	sendForm(server.url, path, fields, {
		...bearing,
		headers: { ...from(newAddress()), ...bearing.headers }
	});
const signIn = (
	sort: Sort,
	{ next, ...bearing }: Bearing & { next?: string } = {},
	typed = password
) =>
	send(
		next === undefined ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`,
		{ email: addressOf(sort), password: typed },
		bearing
	);

/** Signs somebody in, and gives the cookie. */
async function cookieOf(sort: Sort): Promise<string> {
	return `crosscheck=${await signInDirectly(db, idOf(sort), new Date())}`;
}

/** Whose workspace a cookie opens: the name at the head of the page, or null. */
async function whose(cookie: string): Promise<string | null> {
	const { status, text } = await open('/workspace', { cookie });
	return status === 200 ? (/Your account:<\/span> ([^<]+)</.exec(text)?.[1] ?? 'somebody') : null;
}

let made = 0;
/** Another account, with everybody's password unless told. */
async function addPerson(hasPassword = true): Promise<{ id: number; email: string }> {
	const email = `person-${++made}@test.example`;
	const organisationId = await enterOrganisation(db, 'Test Institute');
	const passwordHash = hasPassword ? await hashPassword(password) : null;
	const account = { email, name: `Person ${made}`, organisationId, passwordHash };
	return { id: await insertAccount(db, { ...account, createdAt: new Date() }), email };
}

describe('the cookie of a session', () => {
	const attributesOf = (response: RawResponse) => {
		const [cookie, ...others] = cookiesSet(response);
		expect(others).toEqual([]);
		const [pair = '', ...attributes] = cookie!.split('; ');
		return { name: pair.split('=')[0], pair, attributes };
	};
	const endOf = (attributes: string[]) =>
		Date.parse(attributes.find((one) => one.startsWith('Expires='))?.slice(8) ?? '');

	test('is out of reach of scripts and of other sites, for this host alone, until the session ends', async () => {
		const before = Date.now();
		const { name, attributes } = attributesOf(await signIn('nobody'));
		expect(name).toBe('crosscheck');
		expect(attributes).toEqual(
			expect.arrayContaining([
				'Path=/',
				'HttpOnly',
				'SameSite=Lax',
				expect.stringMatching(/^Expires=/)
			])
		);
		expect(attributes.filter((one) => /^(Domain|Secure)/.test(one))).toEqual([]);
		expect(endOf(attributes)).toBeGreaterThan(before + idleLifetime - 2000);
		expect(endOf(attributes)).toBeLessThan(Date.now() + idleLifetime + 2000);
	});

	test('is bound to HTTPS and to the host where readers come over HTTPS', async () => {
		const ask = (fields: Record<string, string>, origin: string) =>
			sendForm(secure.url, '/sign-in', fields, { origin, headers: from(newAddress()) });
		const right = { email: addressOf('nobody'), password };
		expect((await ask(right, secure.url)).status).toBe(403);
		const response = await ask(right, httpsOrigin);
		expect(response.status).toBe(303);
		const { name, pair, attributes } = attributesOf(response);
		expect(name).toBe('__Host-crosscheck');
		expect(attributes).toEqual(
			expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
		);
		expect(attributes.filter((one) => one.startsWith('Domain'))).toEqual([]);
		expect((await openAs(secure.url, '/workspace', { cookie: pair })).status).toBe(200);
		// Under the name that any page of the domain could set it is nothing.
		const plain = pair.replace('__Host-', '');
		expect((await openAs(secure.url, '/workspace', { cookie: plain })).status).toBe(303);
	});

	test('that somebody made up is dropped, and is worth nothing after signing in with it', async () => {
		const cookie = `crosscheck=${createToken().token}`;
		for (const path of ['/workspace', '/sign-in']) {
			const { pair, attributes } = attributesOf(await open(path, { cookie }));
			expect(pair).toBe('crosscheck=');
			expect(attributes).toContain('Max-Age=0');
		}
		const given = sessionGiven(await signIn('nobody', { cookie }));
		expect(given).toBeDefined();
		expect(given).not.toBe(cookie);
		expect(await whose(cookie)).toBeNull();
		expect(await whose(given!)).toBe('The nobody');
	});

	test('of somebody else, planted before signing in, ends and does not become the session', async () => {
		const planted = await cookieOf('elsewhere');
		expect(await whose(planted)).toBe('The elsewhere');
		const given = sessionGiven(await signIn('nobody', { cookie: planted }));
		expect(given).not.toBe(planted);
		expect(await whose(planted)).toBeNull();
		expect(await whose(given!)).toBe('The nobody');
	});

	test.each(['', 'x', 'a'.repeat(3000), '%00', '"', "' or 1=1 --", 'é', '../../etc/passwd'])(
		'that cannot be one (%j) is nobody’s, and no error',
		async (value) => {
			const cookie = Buffer.from(`crosscheck=${value}`).toString('latin1');
			const { status, headers } = await open('/workspace', { cookie });
			expect(status).toBe(303);
			expect(headers.location).toBe('/sign-in?next=%2Fworkspace');
		}
	);

	test('is worth nothing after signing out, and the browser is told to forget it', async () => {
		const cookie = await cookieOf('nobody');
		expect((await open('/sign-out', { cookie })).status).toBe(200);
		expect(await whose(cookie)).toBe('The nobody');
		const response = await send('/sign-out', {}, { cookie });
		expect(response.status).toBe(303);
		const { pair, attributes } = attributesOf(response);
		expect(pair).toBe('crosscheck=');
		expect(attributes).toEqual(expect.arrayContaining(['Max-Age=0', 'Path=/']));
		expect(await whose(cookie)).toBeNull();
	});
});

describe('forms sent from elsewhere', () => {
	const origins = () => [
		'https://evil.example',
		`${server.url}.evil.example`,
		`${server.url}0`,
		server.url.replace('http:', 'https:'),
		'http://127.0.0.1',
		'null',
		null
	];

	test('sign nobody in', async () => {
		for (const origin of origins()) {
			const response = await signIn('nobody', { origin });
			expect([origin, response.status]).toEqual([origin, 403]);
			expect(cookiesSet(response)).toEqual([]);
		}
	});

	test('change nothing, though the browser brings a session', async () => {
		const cookie = await cookieOf('administrator');
		const { id } = await addPerson();
		const before = await listPeople(db);
		const forms: [string, Record<string, string>][] = [
			[`/workspace/people/${id}?/suspend`, {}],
			[`/workspace/people/${id}?/roles`, { administrator: 'yes' }],
			[
				'/workspace/people/invite',
				{ name: 'Eve', email: 'eve@evil.example', organisation: 'Evil' }
			],
			['/workspace/settings', { second_factor: 'yes' }],
			['/account?/sessions', { which: 'all' }],
			['/sign-out', {}]
		];
		for (const [path, fields] of forms) {
			for (const origin of origins()) {
				const { status } = await send(path, fields, { cookie, origin });
				expect([path, origin, status]).toEqual([path, origin, 403]);
			}
		}
		expect(await listPeople(db)).toEqual(before);
		expect(await whose(cookie)).toBe('The administrator');
	});

	test('change nothing by being called something else than a form', async () => {
		const cookie = await cookieOf('administrator');
		const { id } = await addPerson();
		const path = `/workspace/people/${id}?/suspend`;
		for (const type of [
			'text/plain',
			'multipart/form-data; boundary=x',
			'application/json',
			null
		]) {
			const { status } = await sendRaw(server.url, path, {
				method: 'POST',
				headers: { cookie, origin: 'https://evil.example', ...(type && { 'content-type': type }) },
				body: 'a=b'
			});
			expect([type, [403, 415].includes(status)]).toEqual([type, true]);
		}
		for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']) {
			await sendRaw(server.url, path, { method, headers: { cookie, origin: server.url } });
		}
		const [person] = await listPeople(db, id);
		expect(person!.suspendedAt).toBeNull();
	});
});

describe('where signing in leads', () => {
	const elsewhere = [
		'https://evil.example',
		'https:evil.example',
		'http:/evil.example',
		'//evil.example',
		'///evil.example',
		'\\\\evil.example',
		'/\\evil.example',
		'/\t/evil.example',
		'\t//evil.example',
		'/workspace/..//evil.example',
		'/workspace/../..//evil.example',
		'/workspace/../../\\evil.example',
		'/workspace/%2e%2e//evil.example',
		'/workspace\\..\\..\\\\evil.example',
		'/workspace/.\t.//evil.example',
		'/account/..//evil.example',
		'/workspace.evil.example',
		'/workspace@evil.example',
		'javascript:alert(1)',
		'data:text/html,hello',
		' /workspace',
		'workspace',
		'?next=//evil.example',
		'#//evil.example',
		'/',
		'/sign-out',
		'/sign-in?next=//evil.example',
		'/workspace\r\nset-cookie: crosscheck=evil',
		'/workspace/\u0000',
		''
	];

	test.each(elsewhere)('%j leads to a page of ours', async (next) => {
		const cookie = await cookieOf('nobody');
		const responses = [
			await signIn('nobody', { next }),
			await open(`/sign-in?next=${encodeURIComponent(next)}`, { cookie })
		];
		for (const { status, headers } of responses) {
			expect(status).toBe(303);
			const { origin, pathname } = new URL(headers.location!, server.url);
			expect(headers.location).toMatch(/^\/(workspace|account)(\/|\?|$)/);
			expect(origin).toBe(server.url);
			expect(pathname).toMatch(/^\/(workspace|account)(\/|$)/);
			expect(String(headers['set-cookie'])).not.toContain('evil');
		}
	});

	test.each(['/workspace/audit?page=2', '/account/password', '/workspace'])(
		'%s is where somebody was who was asked to sign in',
		async (next) => {
			const asked = await open(next);
			expect(asked.status).toBe(303);
			const { location } = asked.headers;
			expect(location).toBe(`/sign-in?next=${encodeURIComponent(next)}`);
			const fields = { email: addressOf('publisher'), password };
			expect((await send(location!, fields)).headers.location).toBe(next);
		}
	);
});

describe('what a stranger is told', () => {
	test('is the same of an account that is not there, is suspended, or has another password', async () => {
		const { id, email: suspended } = await addPerson();
		await suspendPerson(db, people.administrator, id, new Date());
		const { email: invited } = await addPerson(false);
		const told = async (email: string, typed: string) => {
			const { status, text, headers } = await send('/sign-in', { email, password: typed });
			expect(text).toContain(email);
			// What differs with the address that was typed, or with the moment, tells nothing.
			const names = Object.keys(headers).sort();
			const { 'content-type': type, 'cache-control': keeping, 'set-cookie': cookie } = headers;
			return { status, names, type, keeping, cookie, text: text.replaceAll(email, 'address') };
		};
		const unknown = await told('nobody-at-all@test.example', 'wrong password');
		expect(unknown.status).toBe(400);
		for (const [email, typed] of [
			[addressOf('reviewer'), 'wrong password'],
			[suspended, 'wrong password'],
			[suspended, password],
			[invited, 'wrong password'],
			[invited, password]
		] as const) {
			expect(await told(email, typed)).toEqual(unknown);
		}
	});

	test('is the same of a survey that is not theirs as of one that is not there', async () => {
		const cookie = await cookieOf('publisher');
		for (const path of ['', '/edit', '/questions/new', '/waves/new', '/waves/first']) {
			const [another, none] = await Promise.all(
				[otherSurvey, 'imagined'].map(async (slug) => {
					const { status, text } = await open(`/workspace/surveys/${slug}${path}`, { cookie });
					return {
						status,
						text: text.replace(new RegExp(`(surveys(/|%2F))${slug}`, 'g'), '$1slug')
					};
				})
			);
			expect(another!.status).toBe(404);
			expect(another).toEqual(none);
		}
	});

	test('is the same of every number in the list of people', async () => {
		const cookie = await cookieOf('publisher');
		const told = new Set<string>();
		for (const number of [...Array(12).keys(), 999_999_999]) {
			if (number === 0) continue;
			const path = `/workspace/people/${number}`;
			for (const response of [
				await open(path, { cookie }),
				await send(`${path}?/link`, {}, { cookie })
			]) {
				expect(response.status).toBe(403);
				expect(response.text).not.toContain('@test.example');
				told.add(response.text.replace(/(people(\/|%2F))\d+/g, '$1number'));
			}
		}
		expect(told.size).toBe(1);
	});
});

describe('a one-time link', () => {
	const join = async () => {
		const { id } = await addPerson(false);
		const { path } = await issueLink(db, people.administrator, id, new Date());
		return { id, path };
	};
	const chosen = { password: 'tea kettle on a hill', password_again: 'tea kettle on a hill' };
	const choose = (path: string, fields = chosen) => send(`${path}?/password`, fields);

	test('outlives whoever looks at it, and works once', async () => {
		const { path } = await join();
		for (const method of ['GET', 'GET', 'HEAD']) {
			const response = await sendRaw(server.url, path, { method });
			expect(response.status).toBe(200);
			expect(cookiesSet(response)).toEqual([]);
		}
		expect((await choose(path, { ...chosen, password_again: 'another' })).status).toBe(400);
		expect((await choose(path, { password: 'short', password_again: 'short' })).status).toBe(400);

		const first = await choose(path);
		expect(first.status).toBe(303);
		expect(first.headers.location).toBe('/workspace');
		expect(await whose(sessionGiven(first)!)).toMatch(/^Person/);

		const second = await choose(path);
		expect(second.status).toBe(410);
		expect(cookiesSet(second)).toEqual([]);
		expect((await open(path)).status).toBe(410);
	});

	test('lets one of several in who use it at the same moment', async () => {
		const { id, path } = await join();
		const responses = await Promise.all(Array.from({ length: 6 }, () => choose(path)));
		expect(responses.filter(({ status }) => status === 303)).toHaveLength(1);
		expect(responses.filter((one) => sessionGiven(one))).toHaveLength(1);
		expect(responses.filter(({ status }) => status >= 500)).toEqual([]);
		expect(await listSessions(db, id, new Date())).toHaveLength(1);
	});

	test('is for what it was made for', async () => {
		const { path } = await join();
		for (const action of ['demonstration', 'administrator']) {
			const response = await send(`${path}?/${action}`, {
				name: 'Eve',
				email: 'eve@evil.example',
				organisation: 'Evil',
				...chosen
			});
			expect(response.status).toBe(400);
			expect(cookiesSet(response)).toEqual([]);
		}
		expect((await choose(path)).status).toBe(303);
	});

	test('that was made up says no more than that it is none', async () => {
		const response = await open(`/join/${createToken().token}`);
		expect(response.status).toBe(410);
		expect((await choose(`/join/${createToken().token}`)).status).toBe(410);
	});
});

describe('a second factor', () => {
	test('takes each code once, and gives no session until then', async () => {
		const { id, email } = await addPerson();
		const enter = (fields: Record<string, string>, cookie: string) =>
			send('/sign-in/second-factor', fields, { cookie });
		const come = async () => {
			const response = await send('/sign-in', { email, password });
			expect(response.headers.location).toMatch(/^\/sign-in\/second-factor/);
			return sessionGiven(response)!;
		};

		const cookie = sessionGiven(await send('/sign-in', { email, password }))!;
		const page = '/account/second-factor';
		expect((await send(`${page}?/begin`, { password: 'wrong password' }, { cookie })).status).toBe(
			400
		);
		expect((await send(`${page}?/begin`, { password }, { cookie })).status).toBe(303);
		const key = /The key:<\/span> <code>([A-Z2-7 ]+)</.exec(
			(await open(page, { cookie })).text
		)?.[1];
		const app = createAuthenticator(key!);
		expect((await send(`${page}?/finish`, { code: '12345' }, { cookie })).status).toBe(400);
		const finished = await send(`${page}?/finish`, { code: await app.code(-1) }, { cookie });
		expect(finished.status).toBe(200);
		const recovery = /<code>((?:[a-z2-7]{6}-){3}[a-z2-7]{6})</.exec(finished.text)?.[1];
		expect(recovery).toBeDefined();
		expect(await whose(cookie)).toBeNull();
		expect(await whose(sessionGiven(finished)!)).toMatch(/^Person/);

		// The code that set it up is used up.
		const waiting = await come();
		expect(await whose(waiting)).toBeNull();
		expect((await enter({ code: await app.code(-1) }, waiting)).status).toBe(400);
		const code = await app.code();
		const letIn = await enter({ code }, waiting);
		expect(letIn.status).toBe(303);
		expect(await whose(waiting)).toBeNull();
		expect(await whose(sessionGiven(letIn)!)).toMatch(/^Person/);

		// Neither again for the same session, nor for another, nor at the same moment.
		expect(sessionGiven(await enter({ code }, waiting))).toBeUndefined();
		const another = await come();
		expect((await enter({ code }, another)).status).toBe(400);
		const third = await come();
		const next = await app.code(1);
		const both = await Promise.all([enter({ code: next }, another), enter({ code: next }, third)]);
		expect(both.map(({ status }) => status).sort()).toEqual([303, 400]);

		const fourth = await come();
		expect((await enter({ code: recovery!.toUpperCase() }, fourth)).status).toBe(303);
		const fifth = await come();
		expect((await enter({ code: recovery! }, fifth)).status).toBe(400);
		expect(await listPeople(db, id)).toMatchObject([{ hasSecondFactor: true }]);
	});
});

describe('guessing passwords', () => {
	test('is stopped where it comes from, and locks nobody else out', async () => {
		const attacker = newAddress();
		const statuses: number[] = [];
		for (let tries = 0; tries < 100; tries++) {
			const { status } = await signIn('reviewer', { headers: from(attacker) }, `guess ${tries}`);
			statuses.push(status);
		}
		expect(statuses.slice(0, 20)).toEqual(Array(20).fill(400));
		expect(statuses.slice(20)).toEqual(Array(80).fill(429));

		// What a client says of itself before the proxy's own word changes nothing, nor does the right password.
		for (const address of [attacker, `192.0.2.1, ${attacker}`, `${newAddress()},${attacker}`]) {
			for (const sort of ['reviewer', 'nobody'] as const) {
				expect((await signIn(sort, { headers: from(address) })).status).toBe(429);
			}
		}
		expect((await signIn('reviewer')).status).toBe(303);
		expect((await signIn('nobody')).status).toBe(303);
		expect((await signIn('reviewer', {}, 'wrong password')).status).toBe(400);
	});
});

describe('whoever has tried too often is told in how many seconds to come back', () => {
	const tellsWhen = (response: RawResponse) => {
		expect(response.status).toBe(429);
		expect(response.headers['retry-after']).toMatch(/^\d+$/);
		const seconds = Number(response.headers['retry-after']);
		expect(seconds).toBeGreaterThan(3_000);
		expect(seconds).toBeLessThanOrEqual(3_600);
	};

	test('by the form to sign in', async () => {
		const headers = from(newAddress());
		for (let tries = 0; tries < 20; tries++) {
			const failed = await signIn('reviewer', { headers }, `guess ${tries}`);
			expect(failed.headers['retry-after']).toBeUndefined();
		}
		tellsWhen(await signIn('reviewer', { headers }));
	});

	test('by the page of a link, and by its form', async () => {
		const headers = from(newAddress());
		const path = `/join/${'a'.repeat(32)}`;
		for (let tries = 0; tries < 30; tries++) {
			expect((await open(path, { headers })).status).toBe(410);
		}
		tellsWhen(await open(path, { headers }));
		const fields = { password: 'four words of mine', password_again: 'four words of mine' };
		tellsWhen(await send(`${path}?/password`, fields, { headers }));
	});
});

describe('public pages', () => {
	test.each([
		'/',
		'/bodies',
		'/deadline',
		'/data',
		'/no-such-page',
		`/surveys/${exampleSlug}`,
		`/surveys/${exampleSlug}/compare`,
		`/surveys/${exampleSlug}/bodies/mod/installed`,
		`/surveys/${exampleSlug}/compare.csv`,
		`/embed/${exampleSlug}/who-permits-what?edition=1`,
		`/api/v1/surveys/${exampleSlug}/answers.json`
	])('%s is the same bytes for whoever is signed in, and sets no cookie', async (path) => {
		const cookie = await cookieOf('administrator');
		const plain = await open(path);
		for (const one of [cookie, 'crosscheck=made-up']) {
			const signedIn = await open(path, { cookie: one });
			expect(signedIn.status).toBe(plain.status);
			expect(signedIn.bytes.equals(plain.bytes)).toBe(true);
			expect(signedIn.headers.etag).toBe(plain.headers.etag);
			expect(signedIn.headers.vary ?? '').not.toMatch(/cookie/i);
			expect(cookiesSet(signedIn)).toEqual([]);
		}
		expect(cookiesSet(plain)).toEqual([]);
	});
});
