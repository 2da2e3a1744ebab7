import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createPostgresDatabase } from '../support/postgres-database';
import { sendRaw, type RawResponse } from '../support/request';
import { launchServer, startServer, type Server } from '../support/server';

const shared = inject('serverUrl');
const survey = '/surveys/whatsapp-in-government';
const form = 'application/x-www-form-urlencoded';
/** A token that no link has. */
const noToken = 'a'.repeat(32);

/** Sends a form as a browser does from a page of the server. */
function sendForm(
	server: string,
	path: string,
	fields: Record<string, string>,
	headers: Record<string, string> = {}
): Promise<RawResponse> {
	return sendRaw(server, path, {
		method: 'POST',
		headers: { origin: server, accept: 'text/html', 'content-type': form, ...headers },
		body: new URLSearchParams(fields).toString() || undefined
	});
}

/** Says this to a server, word for word, and returns what it said until somebody hung up. */
function say(server: string, words: string, options: { hangUp?: boolean } = {}): Promise<string> {
	const { hostname, port } = new URL(server);
	return new Promise((done) => {
		let heard = '';
		const socket = connect(Number(port), hostname, () => {
			socket.write(words);
			if (options.hangUp) socket.end();
		});
		socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
		// To be hung up on is an answer.
		socket.on('error', () => undefined);
		socket.on('close', () => done(heard));
	});
}

const head = (path: string, ...lines: string[]) =>
	[`POST ${path} HTTP/1.1`, 'Host: localhost', `Origin: ${shared}`, ...lines, '', ''].join('\r\n');

/** What a content security policy says of this. */
const policyOf = ({ headers }: RawResponse, directive: string) =>
	new RegExp(`(?:^|; ?)${directive} ([^;]*)`).exec(String(headers['content-security-policy']))?.[1];

function expectGuarded(response: RawResponse, frames = "'none'"): void {
	const { headers } = response;
	expect(policyOf(response, 'frame-ancestors')).toBe(frames);
	expect(policyOf(response, 'base-uri')).toBe("'none'");
	expect(headers['x-content-type-options']).toBe('nosniff');
	expect(headers['referrer-policy']).toBeTruthy();
	expect(headers['permissions-policy']).toContain('camera=()');
	expect(headers['cross-origin-opener-policy']).toBe('same-origin');
	expect(headers['cross-origin-resource-policy']).toMatch(/^(same|cross)-origin$/);
}

describe('what guards a response', () => {
	test.each([
		['a page', '/', {}, 200],
		['a file of data', `${survey}/compare.csv`, {}, 200],
		['a workbook', `${survey}/refusals.xlsx`, {}, 200],
		['a package', `/api/v1${survey}/package.zip`, {}, 200],
		['the API', '/api/v1/surveys.json', {}, 200],
		[
			'what embeds are found by',
			`/oembed.json?url=${shared}${survey}/charts/dispositions`,
			{},
			200
		],
		['the script for pages that embed', '/embed.js', {}, 200],
		['a picture', `${survey}/charts/dispositions.svg`, {}, 200],
		['a card', `${survey}/charts/dispositions.card.png`, {}, 200],
		['a font', '/fonts/source-sans-3.woff2', {}, 200],
		['an icon', '/favicon.svg', {}, 200],
		['health', '/healthz', {}, 200],
		['a page that is not there', '/nothing', {}, 404],
		['a script that is not there', '/_app/immutable/nothing.js', {}, 404],
		['an embed of an unknown address', '/embed/nothing', {}, 404],
		['a problem', '/api/v1/nothing', {}, 404],
		['an address with another spelling', `${survey}/`, {}, 308],
		['an address that cannot be read', '/%', {}, 400],
		['a method nobody has', '/', { method: 'TRACE' }, 400],
		['something sent to a page', '/', { method: 'POST', headers: { origin: shared } }, 405],
		['something sent to the API', '/api/v1/surveys.json', { method: 'DELETE' }, 405],
		['a form of another site', '/', { method: 'POST', headers: { 'content-type': form } }, 403]
	])('%s carries it', async (_, path, options, status) => {
		const response = await sendRaw(shared, path, options);
		expect(response.status).toBe(status);
		expectGuarded(response);
		expect(response.headers['cross-origin-resource-policy']).toBe('cross-origin');
		// Over plain HTTP a browser would ignore it, and on localhost it would harm whatever else is there.
		expect(response.headers['strict-transport-security']).toBeUndefined();
	});

	test('a style sheet of a page carries it, and is kept for good', async () => {
		const { text } = await sendRaw(shared, '/');
		const [, path] = /href="\.?(\/_app\/immutable\/[^"]+\.css)"/.exec(text) ?? [];
		const response = await sendRaw(shared, path!);
		expect(response.status).toBe(200);
		expectGuarded(response);
		expect(response.headers['cache-control']).toContain('immutable');
	});

	test('embeds alone may be framed', async () => {
		const response = await sendRaw(shared, '/embed/whatsapp-in-government/dispositions');
		expect(response.status).toBe(200);
		expectGuarded(response, '*');
	});

	test.each([
		['/sign-in', 200],
		['/sign-in/', 308],
		['/workspace', 303],
		['/workspace/', 308],
		['/workspace/nothing', 404],
		['/workspace/audit.csv', 303],
		['/account', 303],
		['/account/password', 303],
		['/sign-out', 303],
		['/sign-in/second-factor', 303],
		[`/join/${noToken}`, 410],
		['/join/nothing', 404]
	])('%s is kept nowhere and used by no other site', async (path, status) => {
		for (const method of ['GET', 'HEAD']) {
			const response = await sendRaw(shared, path, { method });
			expect(response.status).toBe(status);
			expectGuarded(response);
			expect(response.headers['cache-control']).toBe('no-store');
			expect(response.headers['cross-origin-resource-policy']).toBe('same-origin');
		}
		const refused = await sendRaw(shared, path, {
			method: 'POST',
			headers: { 'content-type': form }
		});
		expect(refused.status).toBe(403);
		expect(refused.headers['cache-control']).toBe('no-store');
	});

	test('the address of a one-time link is told to nobody', async () => {
		const { headers } = await sendRaw(shared, `/join/${noToken}`);
		expect(headers['referrer-policy']).toBe('strict-origin');
	});
});

describe('a form that comes from elsewhere', () => {
	const paths = [
		'/sign-in',
		'/sign-in/second-factor',
		`/join/${noToken}?/password`,
		'/sign-out',
		'/account?/sessions',
		'/account/password',
		'/workspace/people/invite'
	];

	test.each(paths)('%s refuses it', async (path) => {
		for (const origin of ['https://other.example', 'null', `${shared}0`, undefined]) {
			for (const type of [form, 'multipart/form-data; boundary=x', 'text/plain']) {
				const response = await sendRaw(shared, path, {
					method: 'POST',
					headers: { 'content-type': type, ...(origin ? { origin } : {}) },
					body: 'email=a&password=b'
				});
				expect(response.status).toBe(403);
				expect(response.headers['set-cookie']).toBeUndefined();
			}
		}
	});

	test.each(paths)('%s takes nothing that is no form', async (path) => {
		for (const origin of ['https://other.example', shared]) {
			for (const type of ['application/json', 'application/xml', undefined]) {
				const response = await sendRaw(shared, path, {
					method: 'POST',
					headers: { origin, ...(type ? { 'content-type': type } : {}) },
					body: '{"email":"a","password":"b"}'
				});
				expect(response.status).toBe(415);
				expect(response.headers['set-cookie']).toBeUndefined();
			}
		}
	});
});

describe('a body', () => {
	const fill = (bytes: number) => `email=a&password=${'x'.repeat(bytes)}`;
	const send = (body: string, type = form) =>
		sendRaw(shared, '/sign-in', {
			method: 'POST',
			headers: { origin: shared, accept: 'text/html', 'content-type': type },
			body
		});

	test.each([65_537, 200_000, 1_000_000])('of %i bytes is too much, and told so', async (bytes) => {
		const response = await send(fill(bytes));
		expect(response.status).toBe(413);
		expect(response.text).toContain('<h1');
		expect(response.text).toContain('more than the 64 KB that can be sent here at once');
		expectGuarded(response);
		expect(response.headers['cache-control']).toBe('no-store');
	});

	test('of which nobody says how long it is may not be longer either', async () => {
		const chunk = `${(40_000).toString(16)}\r\n${'x'.repeat(40_000)}\r\n`;
		const heard = await say(
			shared,
			head('/sign-in', `Content-Type: ${form}`, 'Transfer-Encoding: chunked', 'Connection: close') +
				`${chunk}${chunk}0\r\n\r\n`
		);
		expect(heard).toMatch(/^HTTP\/1\.1 413 /);
	});

	test('that goes on and on is not listened to', async () => {
		const response = await send(fill(20_000_000)).catch((error: NodeJS.ErrnoException) => error);
		if (response instanceof Error) expect(response.code).toMatch(/EPIPE|ECONNRESET/);
		else expect(response.status).toBe(413);
	});

	test.each([
		['parts that are none', 'multipart/form-data; boundary=x', 400],
		['parts without a boundary', 'multipart/form-data', 400],
		['plain text', 'text/plain', 415],
		['what pages with a client send', 'application/x-sveltekit-formdata', 415]
	])('of %s is refused in words', async (_, type, status) => {
		const response = await send('email=a', type);
		expect(response.status).toBe(status);
		expect(response.text).toMatch(/did not arrive whole|takes forms, and nothing else/);
	});

	test('that nobody takes does not keep the next request from its answer', async () => {
		const [type, length] = ['Content-Type: text/plain', 'Content-Length: 100000'];
		const heard = await say(
			shared,
			`${head('/', type, length)}${'x'.repeat(100_000)}GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`
		);
		expect(heard).toMatch(/^HTTP\/1\.1 405 /);
		expect(heard).toMatch(/alive\n$/);
	});

	test('that is cut, or stops half-way, leaves nothing hanging', async () => {
		const words = (path: string) =>
			`${head(path, `Content-Type: ${form}`, 'Content-Length: 100')}email=`;
		const startedAt = Date.now();
		const [stopped] = await Promise.all([
			say(shared, words('/')),
			say(shared, words('/sign-in'), { hangUp: true }),
			say(shared, words('/workspace/people/invite'), { hangUp: true })
		]);
		expect(stopped).toMatch(/^HTTP\/1\.1 405 /);
		expect(Date.now() - startedAt).toBeLessThan(15_000);
		expect((await sendRaw(shared, '/readyz')).status).toBe(200);
	});
});

describe('an installation of its own', () => {
	const administrator = {
		name: 'Wanda Quill',
		email: 'wanda.quill@people.example',
		organisation: 'Example Institute',
		password: 'seven otters juggle lanterns',
		password_again: 'seven otters juggle lanterns'
	};
	const wrong = 'nine badgers whisper loudly';
	let dataFolder: string;
	let server: Server;

	/** Starts it on the same data. */
	async function start(env: NodeJS.ProcessEnv): Promise<void> {
		server = await launchServer({ dataFolder, env: { DEMONSTRATION: 'no', ...env } });
	}

	beforeAll(async () => {
		dataFolder = await mkdtemp(join(tmpdir(), 'crosscheck-data-'));
		await start({ LOG_LEVEL: 'info' });
	});
	afterAll(async () => {
		await server.stop();
		await rm(dataFolder, { recursive: true, force: true });
	});

	test('guards what it says before it is ready', async () => {
		for (let tries = 0; ; tries += 1) {
			const response = await sendRaw(server.url, '/workspace').catch(() => null);
			if (response) {
				expect(response.status).toBe(503);
				expectGuarded(response);
				expect(response.headers['cache-control']).toBe('no-store');
				break;
			}
			expect(tries).toBeLessThan(20_000);
			await wait(5);
		}
		await server.whenReady();
		await server.whenPrinted(/first administrator at/);
	});

	let cookie = '';

	test('lets somebody in by a link, and by a form of its own alone', async () => {
		const { url } = server;
		const [, path] = /first administrator at \S+?(\/join\/[a-z2-7]{32})/.exec(server.output())!;
		const join = `${path}?/administrator`;
		// Looking at it, also as a browser that fetches ahead would, uses nothing up.
		const query = new URLSearchParams(administrator).toString();
		expect((await sendRaw(url, path!)).status).toBe(200);
		expect((await sendRaw(url, path!, { method: 'HEAD' })).status).toBe(200);
		expect((await sendRaw(url, `${join}&${query}`)).headers['set-cookie']).toBeUndefined();
		const forged = await sendForm(url, join, administrator, { origin: 'https://other.example' });
		expect(forged.status).toBe(403);
		const joined = await sendForm(url, join, administrator);
		expect(joined.status).toBe(303);
		expect(joined.headers['cache-control']).toBe('no-store');
		const [set = ''] = joined.headers['set-cookie'] ?? [];
		expect(set).toMatch(/^crosscheck=[a-z2-7]{32};.*HttpOnly;.*SameSite=Lax/i);
		cookie = set.split(';')[0]!;
		expect((await sendForm(url, join, administrator)).status).toBe(410);
	});

	test('changes nothing by GET, nor by a form of another site', async () => {
		const { url } = server;
		const isSignedIn = async () =>
			(await sendRaw(url, '/workspace', { headers: { cookie } })).status === 200;
		expect(await isSignedIn()).toBe(true);
		for (const method of ['GET', 'HEAD']) {
			await sendRaw(url, '/sign-out', { method, headers: { cookie } });
			await sendRaw(url, '/account?/sessions&which=all', { method, headers: { cookie } });
		}
		for (const origin of ['https://other.example', 'null']) {
			const headers = { origin, cookie };
			expect((await sendForm(url, '/sign-out', {}, headers)).status).toBe(403);
			const all = { which: 'all' };
			expect((await sendForm(url, '/account?/sessions', all, headers)).status).toBe(403);
		}
		expect(await isSignedIn()).toBe(true);
	});

	test('counts tries by who connects, whatever a header says', async () => {
		for (let tries = 0; tries < 20; tries += 1) {
			const { status } = await sendForm(
				server.url,
				'/sign-in',
				{ email: `stranger${tries}@people.example`, password: wrong },
				{ 'x-forwarded-for': `203.0.113.${tries}` }
			);
			expect(status).toBe(400);
		}
		const { email, password } = administrator;
		const headers = { 'x-forwarded-for': '203.0.113.99' };
		expect((await sendForm(server.url, '/sign-in', { email, password }, headers)).status).toBe(429);
	});

	test('logs each request, and no secret', async () => {
		const { url } = server;
		await sendRaw(url, `/join/${noToken}?x=${noToken}`, { headers: { cookie: 'crosscheck=b' } });
		await sendRaw(url, '/sign-in?next=/workspace/secret-query', { headers: { cookie } });
		await sendRaw(url, `/api/v1/nothing?email=${administrator.email}`);
		await sendForm(url, '/sign-in', { email: 'a' }, { origin: 'https://other.example' });
		await sendRaw(url, '/the-last-of-them');
		await server.whenPrinted(/the-last-of-them/);
		const lines = server.output().trimEnd().split('\n');
		const entries = lines
			.filter((line) => line.startsWith('{'))
			.map((line) => JSON.parse(line) as Record<string, unknown>);
		expect(entries.length).toBeGreaterThan(30);
		for (const entry of entries) {
			expect(entry).toMatchObject({
				level: 30,
				time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
				request: expect.stringMatching(/^[0-9a-f-]{36}$/),
				method: expect.any(String),
				path: expect.stringMatching(/^\/[^?]*$/),
				status: expect.any(Number),
				ms: expect.any(Number)
			});
		}
		expect(entries).toContainEqual(
			expect.objectContaining({
				path: '/workspace',
				status: 200,
				route: '/(workspace)/workspace',
				account: expect.stringMatching(/^account:\d+$/)
			})
		);
		expect(entries).toContainEqual(expect.objectContaining({ path: '/join/…', status: 303 }));
		expect(entries).toContainEqual(expect.objectContaining({ path: '/sign-in', status: 403 }));

		const output = server.output();
		for (const secret of [
			administrator.password,
			encodeURIComponent(administrator.password),
			'otters',
			'badgers',
			cookie.split('=')[1]!,
			'people.example',
			'Quill',
			noToken,
			'argon2',
			'secret-query'
		]) {
			expect(output).not.toContain(secret);
		}
		// What the start prints for people is the one place where a link stands.
		const links = lines.filter((line) => /[a-z2-7]{32}/.test(line));
		expect(links.filter((line) => line.startsWith('{'))).toEqual([]);
	});

	describe('behind a proxy that speaks HTTPS', () => {
		const origin = 'https://crosscheck.example';
		const { email, password } = administrator;
		const signIn = (secret: string, headers: Record<string, string>) =>
			sendForm(server.url, '/sign-in', { email, password: secret }, { origin, ...headers });

		beforeAll(async () => {
			await server.stop();
			await start({ ORIGIN: origin, TRUSTED_PROXIES: '1' });
			await server.whenReady();
		});

		test('has browsers use nothing else, whatever it answers', async () => {
			for (const path of ['/', '/favicon.svg', '/nothing', '/workspace', `${survey}/`, '/%']) {
				const { headers } = await sendRaw(server.url, path);
				expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
			}
		});

		test('goes by the address that the proxy adds, and by nothing before it', async () => {
			const signedIn = await signIn(password, { 'x-forwarded-for': '203.0.113.7' });
			expect(signedIn.status).toBe(303);
			expect(signedIn.headers['set-cookie']?.[0]).toMatch(
				/^__Host-crosscheck=(?=.*Path=\/)(?=.*Secure)(?=.*HttpOnly)(?!.*Domain)/
			);
			for (let tries = 0; tries < 20; tries += 1) {
				const spoofed = `198.51.100.${tries}, 203.0.113.8`;
				expect((await signIn(wrong, { 'x-forwarded-for': spoofed })).status).toBe(400);
			}
			const headers = { 'x-forwarded-for': '198.51.100.99, 203.0.113.8' };
			expect((await signIn(password, headers)).status).toBe(429);
			// Others are not held up by it.
			const other = { 'x-forwarded-for': '203.0.113.8, 203.0.113.9' };
			expect((await signIn(password, other)).status).toBe(303);
		});

		test('answers who comes past the proxy, too', async () => {
			expect((await signIn(wrong, {})).status).toBe(400);
			expect((await signIn(password, {})).status).toBe(303);
			expect((await sendRaw(server.url, `/join/${noToken}`)).status).toBe(410);
		});
	});
});

describe('something that goes wrong', () => {
	test('is told without its insides, and logged under the same reference', async () => {
		const { url: databaseUrl } = await createPostgresDatabase();
		const server = await startServer({ databaseUrl });
		try {
			const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
			await sql`alter table accounts rename to accounts_elsewhere`;
			await sql.end();
			const response = await sendForm(server.url, '/sign-in', {
				email: 'wanda.quill@people.example',
				password: 'seven otters juggle lanterns'
			});
			expect(response.status).toBe(500);
			expectGuarded(response);
			expect(response.text).not.toMatch(/Failed query|accounts|node_modules|\n\s+at /);
			const [, reference = 'none'] = /reference ([0-9a-f-]{36})/.exec(response.text) ?? [];
			await server.whenPrinted(new RegExp(reference));
			const line = server
				.output()
				.split('\n')
				.find((one) => one.includes(reference));
			expect(JSON.parse(line!)).toMatchObject({
				level: 50,
				request: reference,
				method: 'POST',
				path: '/sign-in',
				route: '/(account)/sign-in',
				err: {
					message: expect.stringContaining('Failed query: select'),
					stack: expect.stringMatching(/^\s+at /),
					cause: { code: '42P01' }
				}
			});
			expect(server.output()).not.toMatch(/wanda|people\.example|otters/);
		} finally {
			await server.stop();
		}
	});
});
