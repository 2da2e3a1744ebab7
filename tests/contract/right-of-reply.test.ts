/** What a department sees by its private link: its own answers and nothing else, for as long as it may. */
import { pathToFileURL } from 'node:url';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountActor } from '$lib/domain/access/actor';
import type { Database } from '$lib/server/db/connect';
import { answers, bodies, replies, replyInvitations } from '$lib/server/db/schema';
import { listReplies } from '$lib/server/queries/replies';
import { publishEdition } from '$lib/server/services/publish-edition';
import { reviewRevision } from '$lib/server/services/review-revision';
import { findAnswer, refused, revise, survey } from '../services/example-survey';
import { openAs, sendForm } from '../support/client';
import { createFilledDatabase, openPostgres, type OpenDatabase } from '../support/databases';
import { createPeople, signInDirectly, type Sort } from '../support/people';
import { startServer, type Server } from '../support/server';

const page = `/workspace/surveys/${survey}/waves/2021-22/right-of-reply`;
const secrets = ['Between ourselves.', 'Which page says so?', 'Of another department.'];

let databaseUrl: string;
let server: Server;
let database: OpenDatabase;
let db: Database;
let people: Record<Sort, AccountActor>;
const cookies: Partial<Record<Sort, string>> = {};

beforeAll(async () => {
	databaseUrl = await createFilledDatabase('example');
	database = openPostgres(databaseUrl);
	db = database.db;
	const now = new Date();
	people = (await createPeople(db, now)) as Record<Sort, AccountActor>;
	for (const sort of ['reviewer', 'researcher', 'publisher'] as const) {
		cookies[sort] = `crosscheck=${await signInDirectly(db, people[sort].id, now)}`;
	}
	await db.update(answers).set({ internalNote: secrets[0] });
	const queried = await revise(db, 'hmt', 'guidance', { ...refused, note: 'Coded anew.' });
	const query = { revisionId: queried, to: 'queried', comment: secrets[1]! } as const;
	await reviewRevision(db, people.reviewer, query, now);
	await revise(db, 'mod', 'permitted', { ...refused, note: secrets[2]! });
	server = await startServer({ databaseUrl });
});
afterAll(async () => {
	await server.stop();
	await database.close();
});

/** Makes a link on the page of a body, and gives its path. */
async function invite(body = 'hmt', days = 14): Promise<string> {
	const made = await sendForm(
		server.url,
		`${page}/${body}?/invite`,
		{ days: String(days) },
		{ cookie: cookies.publisher }
	);
	expect(made.status).toBe(200);
	const path = /\/reply\/[a-z2-7]{32}/.exec(made.text)?.[0];
	expect(path).toBeDefined();
	return path!;
}

/** The revision of each question that a page shows, as its form has them. */
function shownOn(text: string): Map<string, string> {
	const of = (name: string) =>
		[...text.matchAll(new RegExp(`name="${name}" value="([^"]+)"`, 'g'))].map(
			([, value]) => value!
		);
	const revisions = of('revision');
	return new Map(of('question').map((code, index) => [code, revisions[index]!]));
}

/** Replies to one answer by a link. */
async function reply(path: string, text: string, more: Record<string, string> = {}) {
	const shown = shownOn((await openAs(server.url, path)).text);
	return sendForm(server.url, `${path}?/send`, {
		question: 'permitted',
		revision: shown.get('permitted') ?? '',
		text,
		...more
	});
}

const countReplies = async () => (await db.select().from(replies)).length;

/** The names by which other departments could be known on a page. */
async function namesOfOthers(body: string): Promise<string[]> {
	const list = await db.select().from(bodies);
	return list
		.filter(({ slug }) => slug !== body)
		.flatMap(({ name, code }) => [name, code])
		.filter((name) => name !== null);
}

describe('the page of a link', () => {
	test('shows the answers of its department, and nothing of any other or of those who work on them', async () => {
		const path = await invite();
		for (const address of [path, `${path}/__data.json`]) {
			const { status, text } = await openAs(server.url, address);
			expect(status).toBe(200);
			expect(text).toContain('Permits WhatsApp');
			// The latest revision, whatever became of it in review.
			expect(text).toContain('Coded anew.');
			for (const name of await namesOfOthers('hmt')) {
				expect(text).not.toMatch(new RegExp(`\\b${name.replace(/[()]/g, '\\$&')}\\b`));
			}
			for (const secret of secrets) expect(text).not.toContain(secret);
			expect(text).not.toMatch(/workspace|The (researcher|reviewer|publisher)|quer(y|ied)/i);
		}
	});

	test('leads nowhere but to what is public, runs nothing, and is kept nowhere', async () => {
		const path = await invite();
		const { text, headers } = await openAs(server.url, path);
		const links = [...text.matchAll(/<a[^>]*href="([^"]*)"/g)].map(([, href]) => href!);
		const inside = links.filter((href) => href.startsWith('/'));
		expect(new Set(inside)).toEqual(new Set(['/', '/#how-it-works', '/data']));
		expect(links.filter((href) => !/^(\/|#|mailto:)/.test(href))).toEqual([]);
		expect(text).not.toContain('<script');
		expect(text).toContain('<meta name="robots" content="noindex, nofollow"');
		expect(headers).toMatchObject({
			'cache-control': 'no-store',
			'referrer-policy': 'strict-origin',
			'cross-origin-resource-policy': 'same-origin'
		});
		expect(server.output()).not.toContain(path.replace('/reply/', ''));
	});

	test('notes when it was first opened, and nothing else', async () => {
		const path = await invite('co');
		const opened = async () => (await db.select().from(replyInvitations)).at(-1)!.openedAt;
		expect(await opened()).toBeNull();
		await openAs(server.url, path);
		const first = await opened();
		expect(first).not.toBeNull();
		await openAs(server.url, path);
		expect(await opened()).toEqual(first);
	});

	test('is the same for somebody who is signed in, and takes their reply as nobody’s', async () => {
		const path = await invite();
		const bare = await openAs(server.url, path);
		const signedIn = await openAs(server.url, path, { cookie: cookies.publisher });
		expect(signedIn.text).toBe(bare.text);
		const sent = await sendForm(
			server.url,
			`${path}?/send`,
			{ question: 'permitted', revision: shownOn(bare.text).get('permitted')!, text: 'Indeed.' },
			{ cookie: cookies.publisher }
		);
		expect(sent.status).toBe(303);
		const audit = await openAs(server.url, '/workspace/audit.json?survey=' + survey, {
			cookie: cookies.publisher
		});
		expect(audit.text).toMatch(/"actor":"visitor","action":"send_reply"|send_reply/);
		expect(audit.text).not.toContain('Indeed.');
	});
});

describe('a reply', () => {
	test('is shown to its department, to those who work on the survey, and to nobody else', async () => {
		const path = await invite();
		const words = 'We permit Signal too, since May.';
		expect((await reply(path, words)).status).toBe(303);
		expect((await openAs(server.url, path)).text).toContain(words);
		expect((await openAs(server.url, await invite('co'))).text).not.toContain(words);
		for (const sort of ['researcher', 'reviewer', 'publisher'] as const) {
			const seen = await openAs(server.url, `${page}/hmt`, { cookie: cookies[sort] });
			expect(seen.text).toContain(words);
			expect(seen.text.includes('Make another link')).toBe(sort === 'publisher');
		}
		const publicPage = await openAs(server.url, `/surveys/${survey}/bodies/hmt`);
		expect(publicPage.text).not.toContain(words);
	});

	test('that cannot be taken leaves what was typed for every answer', async () => {
		const path = await invite();
		const shown = shownOn((await openAs(server.url, path)).text);
		const codes = ['permitted', 'installed'];
		const before = await countReplies();
		const { status, text } = await sendForm(server.url, `${path}?/send`, {
			question: codes,
			revision: codes.map((code) => shown.get(code)!),
			text: ['x'.repeat(4_001), 'Two ministers, and one adviser.'],
			publish: 'installed'
		});
		expect(status).toBe(400);
		expect(text).toContain('There is a problem');
		expect(text).toContain('href="#reply-permitted"');
		expect(text).toContain('x'.repeat(4_001));
		expect(text).toContain('Two ministers, and one adviser.');
		expect(text).toMatch(/id="publish-installed"[^>]*checked/);
		expect(await countReplies()).toBe(before);
	});

	test('to an answer of another department is not taken', async () => {
		const path = await invite();
		const { revisionId } = await findAnswer(db, 'co', 'permitted');
		const before = await countReplies();
		const sent = await reply(path, 'Not ours.', { revision: String(revisionId) });
		expect(sent.status).toBe(400);
		expect(sent.text).toContain('not an answer that this link shows');
		expect(await countReplies()).toBe(before);
	});

	test('sent from a page of another site is not taken', async () => {
		const path = await invite();
		const before = await countReplies();
		const sent = await sendForm(
			server.url,
			`${path}?/send`,
			{ question: 'permitted', revision: '1', text: 'Forged.' },
			{ origin: 'https://elsewhere.example' }
		);
		expect(sent.status).toBe(403);
		expect(await countReplies()).toBe(before);
	});
});

describe('a link that no longer works', () => {
	/** Holds that an address tells nobody anything, whether it is opened or sent to. */
	async function expectNothing(at: string, path: string, status: number): Promise<void> {
		const before = await countReplies();
		const { revisionId } = await findAnswer(db, 'hmt', 'permitted');
		const fields = { question: 'permitted', revision: String(revisionId), text: 'Too late.' };
		for (const answer of [
			await openAs(at, path),
			await openAs(at, `${path}/__data.json`),
			await sendForm(at, `${path}?/send`, fields)
		]) {
			// As data a refusal is a part of what is sent.
			const isData = answer.headers['content-type']?.includes('json');
			expect(answer.status).toBe(isData ? 200 : status);
			expect(answer.text).not.toMatch(/Treasury|hmt|WhatsApp|permitted/i);
			expect(answer.text).toContain('link');
		}
		expect(await countReplies()).toBe(before);
	}

	test('tells nobody anything once it is withdrawn or replaced', async () => {
		const first = await invite();
		const second = await invite();
		await expectNothing(server.url, first, 410);
		const withdrawn = await sendForm(
			server.url,
			`${page}/hmt?/withdraw`,
			{},
			{ cookie: cookies.publisher }
		);
		expect(withdrawn.status).toBe(303);
		await expectNothing(server.url, second, 410);
	});

	test('tells nobody anything where it was never made', async () => {
		await expectNothing(server.url, `/reply/${'a'.repeat(32)}`, 404);
		expect((await openAs(server.url, '/reply/too-short')).status).toBe(404);
	});

	test('stops with the minute in which it expires', async () => {
		const path = await invite('hmt', 1);
		const [{ expiresAt }] = (await db
			.select({ expiresAt: replyInvitations.expiresAt })
			.from(replyInvitations)
			.orderBy(replyInvitations.id)
			.then((list) => list.slice(-1))) as [{ expiresAt: Date }];
		expect((await openAs(server.url, path)).status).toBe(200);
		const clock = pathToFileURL('tests/support/set-clock.js').href;
		const later = await startServer({
			databaseUrl,
			env: { CLOCK_AT: expiresAt.toISOString(), NODE_OPTIONS: `--import ${clock}` }
		});
		try {
			await expectNothing(later.url, path, 410);
		} finally {
			await later.stop();
		}
	});
});

test('a reply marked public is read beside its answer with the next edition, and the request of all', async () => {
	const path = await invite();
	const words = 'We have permitted Teams since 2021.';
	await reply(path, words, { publish: 'permitted' });
	await openAs(server.url, await invite('dfe'));
	const { waveId } = await findAnswer(db, 'hmt', 'permitted');
	const [kept] = await listReplies(db, { waveId });
	const marked = await sendForm(
		server.url,
		`${page}/hmt?/publish`,
		{ reply: String(kept!.id), public: 'yes' },
		{ cookie: cookies.publisher }
	);
	expect(marked.status).toBe(303);
	const read = async (at: string) => (await openAs(server.url, at)).text.replace(/\s+/g, ' ');
	const answer = `/surveys/${survey}/bodies/hmt/permitted`;
	expect(await read(answer)).not.toContain(words);
	await publishEdition(db, people.publisher, { survey, note: 'With replies' }, new Date());

	await expect.poll(() => read(answer)).toContain(words);
	expect(await read(answer)).toMatch(/HMT replied on \d+ \w+ \d{4}:/);
	expect(await read(`/surveys/${survey}/bodies/hmt`)).toContain(words);
	expect(await read(`/surveys/${survey}/compare`)).toContain('It replied to the coding');
	expect(await read(`/surveys/${survey}/bodies/dfe`)).toMatch(
		/DfE was asked on [^.]*\. It had not replied by the time of this edition\./
	);
	expect(await read(`/surveys/${survey}/bodies/mod`)).not.toContain('how it sees the coding');
	expect(await read(`/surveys/${survey}/editions/1/bodies/hmt/permitted`)).not.toContain(words);
	const file = JSON.parse(
		(await openAs(server.url, `/api/v1/surveys/${survey}/answers.json`)).text
	) as {
		answers: { body: string; question: string; reply?: object }[];
	};
	expect(file.answers.filter((one) => 'reply' in one)).toMatchObject([
		{ body: 'hmt', question: 'permitted', reply: { text: words, ofEarlierCoding: false } }
	]);
	expect(
		await db.select().from(replyInvitations).where(eq(replyInvitations.waveId, waveId))
	).not.toEqual([]);
});
