/** Letters that readers can open: with the edition that holds them, as they are, and nothing runs of them. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { AccountActor } from '$lib/domain/access/actor';
import type { Database } from '$lib/server/db/connect';
import { editionEvents, editionRecords, editions, erasures } from '$lib/server/db/schema';
import { findDocument } from '$lib/server/queries/documents';
import { listRequests } from '$lib/server/queries/requests';
import { findSurvey } from '$lib/server/queries/surveys';
import { findWave } from '$lib/server/queries/waves';
import { checkDocument, checkFingerprint } from '$lib/server/services/check-document';
import { createRequests } from '$lib/server/services/create-requests';
import { publishEdition } from '$lib/server/services/publish-edition';
import { accept, permitted, revise, survey } from '../services/example-survey';
import { makeDocx } from '../support/archive';
import { openAs, sendFiles, sendForm } from '../support/client';
import { createFilledDatabase, openPostgres, type OpenDatabase } from '../support/databases';
import { makePdf } from '../support/make-pdf';
import { createPeople, signInDirectly, type Sort } from '../support/people';
import { sendRaw } from '../support/request';
import { startServer, type Server } from '../support/server';

const ogl = 'Open Government Licence v3.0';
const hashOf = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');

const files = {
	original: { name: 'Reply.pdf', content: makePdf('', '1 0 0 rg 0 0 9 9 re f') },
	copy: { name: 'Reply, redacted.pdf', content: makePdf('', '0 0 0 rg 0 0 9 9 re f') },
	text: { name: 'Note 100%.md', content: 'Yours faithfully, in full.' },
	word: { name: 'Annex.docx', content: makeDocx(['An annex.']) },
	private: { name: 'Private.txt', content: 'Between ourselves.' }
} as const;
type Kind = keyof typeof files;
const sha = Object.fromEntries(
	Object.entries(files).map(([kind, { content }]) => [kind, hashOf(content)])
) as Record<Kind, string>;

const base = `/surveys/${survey}`;
const addressOf = (kind: Kind, ending = '', under = base) =>
	`${under}/letters/${sha[kind]}/${encodeURIComponent(files[kind].name + ending)}`;

let folder: string;
let databaseUrl: string;
let server: Server;
let database: OpenDatabase;
let db: Database;
let people: Record<Sort, AccountActor>;
let cookie: string;
let requestId: number;
const ids: Partial<Record<Kind, number>> = {};
let letters: string;

async function upload(kind: Kind, fields: Record<string, string> = {}): Promise<void> {
	const { name, content } = files[kind];
	const bearing = { cookie, headers: { accept: 'application/json' } };
	const { text } = await sendFiles(server.url, `${letters}/upload`, { [name]: content }, bearing, {
		response: '',
		...fields
	});
	ids[kind] = (JSON.parse(text) as { added: { id: number }[] }).added[0]!.id;
}

/** Checks a letter, and makes it public or private. */
async function check(kind: Kind, isPublic: boolean): Promise<void> {
	const documentId = ids[kind]!;
	const stored = await findDocument(db, requestId, documentId);
	await checkDocument(
		db,
		people.researcher,
		{
			requestId,
			documentId,
			isFreeOfPersonalData: true,
			isFreeOfCopyright: true,
			licence: ogl,
			isPublic,
			fingerprint: checkFingerprint(stored!)
		},
		new Date()
	);
}

const publish = (note: string, more: object = {}) =>
	publishEdition(db, people.publisher, { survey, note, ...more }, new Date());

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'crosscheck-letters-'));
	databaseUrl = await createFilledDatabase('example');
	database = openPostgres(databaseUrl);
	db = database.db;
	const now = new Date();
	people = (await createPeople(db, now)) as Record<Sort, AccountActor>;
	cookie = `crosscheck=${await signInDirectly(db, people.researcher.id, now)}`;
	const { id } = (await findSurvey(db, survey))!;
	const { id: waveId } = (await findWave(db, id, '2021-22'))!;
	await createRequests(db, people.researcher, { waveId, bodies: ['hmt'] }, now);
	requestId = (await listRequests(db, waveId))[0]!.id;
	letters = `/workspace/surveys/${survey}/waves/2021-22/requests/${requestId}/letters`;
	server = await startServer({ databaseUrl, dataFolder: folder });
	await upload('original');
	await upload('copy', { redacts: String(ids.original) });
	for (const kind of ['text', 'word', 'private'] as const) await upload(kind);
	for (const kind of ['copy', 'text', 'word'] as const) await check(kind, true);
	const evidence = {
		kind: 'letter',
		document: files.original.name,
		sha256: sha.original,
		page: 1,
		quote: 'We permit it.'
	} as const;
	// The same answer, with what it rests on: no reader is told anything else than before.
	await accept(db, await revise(db, 'hmt', 'permitted', { ...permitted, evidence }));
	const words = { kind: 'source', what: 'Its letter has been seen.', why: 'It came.' };
	await publish('With letters', { correction: words });
	await vi.waitFor(async () =>
		expect((await openAs(server.url, addressOf('copy'))).status).toBe(200)
	);
});
afterAll(async () => {
	await server.stop();
	await database.close();
	await rm(folder, { recursive: true, force: true });
});

const read = async (path: string) => (await openAs(server.url, path)).text.replace(/\s+/g, ' ');

describe('a letter marked public', () => {
	test.each([
		['copy', '', 'application/pdf', 'inline', false],
		['text', '.txt', 'text/plain; charset=utf-8', 'inline', true],
		[
			'word',
			'',
			'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
			'attachment',
			true
		]
	] as const)(
		'is served as it is (%s), and nothing of it runs',
		async (kind, ending, type, disposition, isSandboxed) => {
			for (const under of [base, `${base}/editions/2`]) {
				const { status, headers, bytes } = await sendRaw(
					server.url,
					addressOf(kind, ending, under),
					{}
				);
				expect(status).toBe(200);
				expect(hashOf(bytes)).toBe(sha[kind]);
				expect(headers).toMatchObject({
					'content-type': type,
					'x-content-type-options': 'nosniff',
					'cache-control': 'public, no-cache',
					etag: `"${sha[kind]}"`,
					'content-length': String(Buffer.from(files[kind].content).length)
				});
				expect(headers['content-disposition']).toMatch(new RegExp(`^${disposition}; filename\\*=`));
				const policy = String(headers['content-security-policy']);
				expect(policy).toContain("default-src 'none'");
				expect(policy).toContain("frame-ancestors 'none'");
				expect(policy.includes('sandbox')).toBe(isSandboxed);
				expect(headers).not.toHaveProperty('x-crosscheck-keep');
			}
		}
	);

	test('is not sent again to whoever has it', async () => {
		const headers = { 'if-none-match': `W/"x", "${sha.copy}"` };
		const again = await openAs(server.url, addressOf('copy'), { headers });
		expect([again.status, again.text]).toEqual([304, '']);
	});

	test('is listed with its department, and led to from what it is quoted for', async () => {
		for (const under of [base, `${base}/editions/2`]) {
			const page = await read(`${under}/bodies/hmt`);
			expect(page).toContain(`href="${addressOf('copy', '', under)}"`);
			expect(page).toContain('Redacted copy');
			expect(page).toContain(ogl);
			const answer = await read(`${under}/bodies/hmt/permitted`);
			expect(answer).toContain(`href="${addressOf('copy', '', under)}#page=1"`);
			expect(answer).toContain('Open the redacted copy of the letter');
		}
		expect(await read(`${base}/data`)).toContain(`3 letters can be read, under: ${ogl}.`);
		expect(await read(`/api/v1/surveys/${survey}/datapackage.json`)).toContain(
			'Beside the files, 3 letters can be read'
		);
	});
});

describe('nobody is given', () => {
	test.each(['original', 'private'] as const)('the %s letter', async (kind) => {
		for (const ending of ['', '.txt']) {
			expect((await openAs(server.url, addressOf(kind, ending))).status).toBe(404);
		}
		expect(await read(`${base}/bodies/hmt`)).not.toContain(sha[kind]);
	});

	test('a letter under another name, of another edition, survey or content', async () => {
		const statuses = [];
		for (const path of [
			`${base}/letters/${sha.copy}/Resignation.pdf`,
			`${base}/letters/${sha.copy}/..%2F..%2Fetc`,
			addressOf('copy', '', `${base}/editions/1`),
			addressOf('copy', '', `${base}/editions/9`),
			addressOf('copy', '', '/surveys/another'),
			`${base}/letters/${'0'.repeat(64)}/x.pdf`,
			`${base}/letters/${sha.copy}`,
			`${base}/letters/..%2F..%2Fx/x.pdf`
		]) {
			statuses.push((await openAs(server.url, path)).status);
		}
		expect(statuses).toEqual(statuses.map(() => 404));
		expect(await read(`${base}/editions/1/data`)).not.toContain('can be read, under');
	});

	test('a letter of an edition that is not open yet', async () => {
		await check('private', true);
		const tomorrow = new Date(Date.now() + 86_400_000);
		await publish('Tomorrow', { embargoUntil: tomorrow });
		for (const under of [base, `${base}/editions/3`]) {
			expect((await openAs(server.url, addressOf('private', '', under))).status).toBe(404);
			const { status } = await openAs(server.url, addressOf('copy', '', under));
			expect(status).toBe(under === base ? 200 : 404);
		}
	});
});

describe('what an edition has published', () => {
	test('stays readable with it when the letter is made private, and cannot be removed', async () => {
		await check('text', false);
		const remove = () =>
			sendForm(
				server.url,
				`${letters}/${ids.text}?/remove`,
				{ letter: String(ids.text) },
				{ cookie }
			);
		const refused = await remove();
		expect(refused.status).toBe(400);
		expect(refused.text).toContain('This letter was published with edition 2');
		expect((await openAs(server.url, addressOf('text', '.txt'))).status).toBe(200);
		const page = (await openAs(server.url, `${letters}/${ids.text}`, { cookie })).text;
		expect(page.replace(/\s+/g, ' ')).toMatch(/Editions? [\d, and]+ of the survey ha/);
	});

	test('is gone once it is erased, and its address says when and why', async () => {
		const [erasure] = await db
			.insert(erasures)
			.values({ at: new Date(), actor: 'account:1', reason: 'It named a junior official.' })
			.returning({ id: erasures.id });
		await db
			.update(editionRecords)
			.set({ content: null, salt: null, erasureId: erasure!.id })
			.where(and(eq(editionRecords.kind, 'document'), like(editionRecords.key, `% ${sha.word}`)));
		const [edition] = await db.select().from(editions).where(eq(editions.number, 2));
		await db.insert(editionEvents).values({
			editionId: edition!.id,
			kind: 'erased',
			at: new Date(),
			actor: 'account:1',
			content: { contentHash: 'e'.repeat(64) }
		});
		const address = addressOf('word');
		await expect
			.poll(async () => (await openAs(server.url, address)).status, { timeout: 10_000 })
			.toBe(410);
		const { text } = await openAs(server.url, address, { headers: { accept: 'text/html' } });
		expect(text).toMatch(/This letter was erased on .*It named a junior official\./);
		expect(await read(`${base}/bodies/hmt`)).not.toContain(sha.word);
	});
});
