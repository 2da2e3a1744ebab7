import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AccountActor } from '$lib/domain/access/actor';
import { emptyDraft } from '$lib/domain/answers/draft';
import type { Database } from '$lib/server/db/connect';
import { auditEvents } from '$lib/server/db/schema';
import { openFileStore, type FileStore } from '$lib/server/files/file-store';
import { findDocument, listDocuments } from '$lib/server/queries/documents';
import { listRequests } from '$lib/server/queries/requests';
import { findSurvey } from '$lib/server/queries/surveys';
import { findWave } from '$lib/server/queries/waves';
import { checkDocument, checkFingerprint } from '$lib/server/services/check-document';
import { createRequests } from '$lib/server/services/create-requests';
import { documentFingerprint, editDocument } from '$lib/server/services/edit-document';
import { RefusedError } from '$lib/server/services/perform';
import { publishEdition } from '$lib/server/services/publish-edition';
import { receiveLetters } from '$lib/server/services/receive-letters';
import { recordRequestEvent } from '$lib/server/services/record-request-event';
import { removeDocument } from '$lib/server/services/remove-document';
import { saveDraft } from '$lib/server/services/save-draft';
import { startWave } from '$lib/server/services/start-wave';
import { verifyRecords } from '$lib/server/services/verify-records';
import { databases, undone, type OpenDatabase } from '../support/databases';
import { createPeople, otherSurvey, type Sort } from '../support/people';
import { lastEvent, now, permitted, revise, survey } from './example-survey';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const letter = 'Dear Ms Okafor,\n\nWe hold the information that you asked for.\n';
const page = '<!doctype html><script>alert(1)</script>';
const ogl = 'Open Government Licence v3.0';

interface Setting {
	db: Database;
	people: Record<Sort, AccountActor>;
	/** A request of the wave to each body. */
	requests: { co: number; hmt: number };
	/** A response to the request to the Cabinet Office, and one to the request to HM Treasury. */
	responses: { co: number; hmt: number };
	/** A request of another survey to HM Treasury. */
	elsewhere: number;
}

async function requestsTo(db: Database, actor: AccountActor, waveId: number, bodies: string[]) {
	await createRequests(db, actor, { waveId, bodies }, now);
	const list = await listRequests(db, waveId);
	return bodies.map((slug) => list.find(({ body }) => body.slug === slug)!.id);
}

async function setUp(db: Database): Promise<Setting> {
	const people = (await createPeople(db, now)) as Record<Sort, AccountActor>;
	const wave = { slug: 'spring', title: 'Spring', law: 'FOIA 2000', as_at: '2022-05', note: null };
	const { waveId } = await startWave(
		db,
		people.researcher,
		{ survey, wave, bodies: ['co', 'hmt'], proposedFor: '2022-05-01' },
		now
	);
	const [co, hmt] = await requestsTo(db, people.researcher, waveId, ['co', 'hmt']);
	const other = await findSurvey(db, otherSurvey);
	const { id: otherWave } = (await findWave(db, other!.id, 'first'))!;
	const [elsewhere] = await requestsTo(db, people.elsewhere, otherWave, ['hmt']);
	const respond = async (requestId: number) => {
		const event = { until: null, note: null };
		const record = (kind: 'sent' | 'response', on: string) =>
			recordRequestEvent(db, people.researcher, { requestId, event: { kind, on, ...event } }, now);
		await record('sent', '2022-04-01');
		return (await record('response', '2022-04-20')).responseId!;
	};
	return {
		db,
		people,
		requests: { co: co!, hmt: hmt! },
		responses: { co: await respond(co!), hmt: await respond(hmt!) },
		elsewhere: elsewhere!
	};
}

describe.each(databases)('letters in $name', ({ open }) => {
	let database: OpenDatabase;
	let setting: Setting;
	let folder: string;
	let files: FileStore;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'crosscheck-files-'));
		files = await openFileStore(folder, 1024, now);
		database = await open('example');
		setting = await setUp(database.db);
	});
	afterAll(async () => {
		await database.close();
		await rm(folder, { recursive: true });
	});
	/** What each test leaves half-done: nothing. */
	afterEach(async () => expect(await readdir(join(folder, 'incoming'))).toEqual([]));

	/** Every file that is kept, by its hash. */
	const kept = async () => {
		const names = await readdir(folder, { recursive: true });
		return names.map((name) => name.split('/').at(-1)!).filter((name) => name.length === 64);
	};
	/** In a transaction that is rolled back, and with no file left. */
	const within = async (work: (tx: Database) => Promise<void>) => {
		await undone(setting.db, work);
		for (const sha256 of await kept()) await files.remove(sha256);
	};
	/** Uploads files by their names, as a form of the page does. */
	async function upload(
		tx: Database,
		list: Record<string, string>,
		{
			requestId = setting.requests.co,
			actor = setting.people.researcher,
			...fields
		}: { requestId?: number; actor?: AccountActor; response?: number; redacts?: number } = {}
	) {
		const form = new FormData();
		for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
		for (const [name, content] of Object.entries(list)) {
			form.append('files', new Blob([content]), name);
		}
		const { body, headers } = new Response(form);
		const contentType = headers.get('content-type')!;
		return receiveLetters(tx, files, actor, { requestId, body: body!, contentType }, now);
	}
	/** Adds the letter, and gives what a command names it by. */
	async function add(tx: Database, content = letter, more: Parameters<typeof upload>[2] = {}) {
		const { added, refused } = await upload(tx, { 'Letter.txt': content }, more);
		expect(refused).toEqual([]);
		return {
			requestId: more.requestId ?? setting.requests.co,
			documentId: added[0]!.id,
			sha256: added[0]!.sha256
		};
	}
	type Named = Awaited<ReturnType<typeof add>>;
	const stored = async (tx: Database, { requestId, documentId }: Named) =>
		(await findDocument(tx, requestId, documentId))!;
	const check = async (
		tx: Database,
		named: Named,
		change: Partial<Parameters<typeof checkDocument>[2]> = {}
	) => {
		const fingerprint = checkFingerprint(await stored(tx, named));
		const checked = {
			isFreeOfPersonalData: true,
			isFreeOfCopyright: true,
			licence: ogl,
			isPublic: true
		};
		const input = { ...named, ...checked, fingerprint, ...change };
		return checkDocument(tx, setting.people.researcher, input, now);
	};
	const remove = (tx: Database, named: Named) =>
		removeDocument(tx, files, setting.people.researcher, named, now);

	/** The code of a refusal; "done" where it was none. A refused command is undone, and noted. */
	async function refusal(work: Promise<unknown>): Promise<string> {
		try {
			await work;
			return 'done';
		} catch (error) {
			if (error instanceof RefusedError) return error.code;
			throw error;
		}
	}

	describe('an upload', () => {
		it('adds each file as a private letter, kept under its hash, and notes it', async () => {
			await within(async (tx) => {
				const { co: response } = setting.responses;
				const { added, refused } = await upload(
					tx,
					{ '../Letter.txt': letter, 'people.csv': 'group,people\nMinisters,3\n' },
					{ response }
				);
				expect(refused).toEqual([]);
				expect(added).toMatchObject([
					{ name: 'Letter.txt', type: 'text', sha256: hashOf(letter), seenBefore: [] },
					{ name: 'people.csv', type: 'csv', bytes: 25 }
				]);
				expect((await kept()).sort()).toEqual(added.map(({ sha256 }) => sha256).sort());
				const [first] = await listDocuments(tx, setting.requests.co);
				expect(first).toMatchObject({
					responseId: response,
					uploadedAt: now,
					uploadedBy: `account:${setting.people.researcher.id}`,
					licence: null,
					checkedAt: null,
					isPublic: false
				});
				const event = await lastEvent(tx);
				expect(event).toMatchObject({
					action: 'add_document',
					subjectKind: 'document',
					subjectKey: String(added[1]!.id),
					afterHash: added[1]!.sha256,
					details: { survey, body: 'co', type: 'csv', response }
				});
				expect(JSON.stringify(event)).not.toContain('people.csv');
				expect((await verifyRecords(tx)).isSound).toBe(true);
			});
		});

		it('keeps what can be kept, and names the rest with why', async () => {
			await within(async (tx) => {
				const long = 'x'.repeat(1025);
				const list = { 'a.pdf': page, 'Letter.txt': letter, 'long.txt': long, 'b.txt': '' };
				const { added, refused } = await upload(tx, list);
				expect(added.map(({ name }) => name)).toEqual(['Letter.txt']);
				expect(refused.map(({ name, code }) => [name, code])).toEqual([
					['a.pdf', 'markup'],
					['long.txt', 'too_large'],
					['b.txt', 'empty']
				]);
				expect(refused[1]!.words).toContain('larger than the 1 KB');
				expect(await kept()).toEqual([hashOf(letter)]);
			});
		});

		it('of what the request has already is refused, and says what it is called', async () => {
			await within(async (tx) => {
				await add(tx);
				const { added, refused } = await upload(tx, { 'Again.txt': letter });
				expect(added).toEqual([]);
				expect(refused).toEqual([
					{
						name: 'Again.txt',
						code: 'have_it_already',
						words: 'This request has that file already: “Letter.txt”.'
					}
				]);
				expect(await kept()).toEqual([hashOf(letter)]);
				const { action, details } = await lastEvent(tx);
				expect([action, details]).toMatchObject(['refused', { code: 'have_it_already' }]);
			});
		});

		it('of what another request of the survey has is added, and noticed', async () => {
			await within(async (tx) => {
				const { documentId } = await add(tx);
				const { added } = await upload(
					tx,
					{ 'Standard reply.txt': letter },
					{ requestId: setting.requests.hmt }
				);
				expect(added[0]!.seenBefore).toMatchObject([
					{ documentId, name: 'Letter.txt', body: { slug: 'co' }, wave: { slug: 'spring' } }
				]);
				expect(await kept()).toEqual([hashOf(letter)]);
			});
		});

		it('tells nothing of what another survey has', async () => {
			await within(async (tx) => {
				const actor = setting.people.elsewhere;
				await add(tx, letter, { requestId: setting.elsewhere, actor });
				const { added } = await upload(tx, { 'Letter.txt': letter });
				expect(added[0]!.seenBefore).toEqual([]);
			});
		});

		it('of whoever may not adds nothing, and keeps nothing', async () => {
			await within(async (tx) => {
				const actor = setting.people.elsewhere;
				const { added, refused } = await upload(tx, { 'Letter.txt': letter }, { actor });
				expect(added).toEqual([]);
				expect(refused).toMatchObject([{ code: 'not_permitted' }]);
				expect(await kept()).toEqual([]);
			});
		});

		it('is not part of a response of another body', async () => {
			await within(async (tx) => {
				for (const response of [setting.responses.hmt, 999_999]) {
					const { refused } = await upload(tx, { 'Letter.txt': letter }, { response });
					expect(refused).toMatchObject([{ code: 'wrong_response' }]);
				}
				expect(await kept()).toEqual([]);
			});
		});

		it('that is cut keeps what came before', async () => {
			await within(async (tx) => {
				const form = new FormData();
				form.append('files', new Blob([letter]), 'Letter.txt');
				form.append('files', new Blob(['Dear all, '.repeat(80)]), 'Second.txt');
				const { body, headers } = new Response(form);
				const whole = Buffer.from(await new Response(body).arrayBuffer());
				const cut = new Response(whole.subarray(0, whole.length - 400)).body!;
				const contentType = headers.get('content-type')!;
				const { researcher } = setting.people;
				const requestId = setting.requests.co;
				const upload = { requestId, body: cut, contentType };
				const { refused } = await receiveLetters(tx, files, researcher, upload, now);
				expect(refused).toMatchObject([{ name: 'Second.txt', code: 'cut' }]);
				const names = (await listDocuments(tx, requestId)).map(({ name }) => name);
				expect(names).toEqual(['Letter.txt']);
				expect(await kept()).toEqual([hashOf(letter)]);
			});
		});
	});

	it('two at once of the same file are two letters and one file, whichever goes first', async () => {
		const { db, requests } = setting;
		const [first, second] = await Promise.all([
			add(db, letter, { requestId: requests.co }),
			add(db, letter, { requestId: requests.hmt })
		]);
		await Promise.all([remove(db, first), add(db, 'Dear all', { requestId: requests.co })]);
		expect((await kept()).sort()).toEqual([hashOf(letter), hashOf('Dear all')].sort());
		await remove(db, second);
		expect(await kept()).toEqual([hashOf('Dear all')]);
		const [left] = await listDocuments(db, requests.co);
		await remove(db, { requestId: requests.co, documentId: left!.id, sha256: left!.sha256! });
		expect(await kept()).toEqual([]);
	});

	describe('a letter', () => {
		it('can be called otherwise, and be part of another response', async () => {
			await within(async (tx) => {
				const named = await add(tx);
				const fingerprint = documentFingerprint(await stored(tx, named));
				const { co: responseId } = setting.responses;
				const edit = { ...named, name: 'a/b\n.txt', responseId, fingerprint };
				await editDocument(tx, setting.people.researcher, edit, now);
				expect(await stored(tx, named)).toMatchObject({ name: 'b .txt', responseId });
				expect(await lastEvent(tx)).toMatchObject({ action: 'edit_document' });
				const again = editDocument(tx, setting.people.researcher, edit, now);
				expect(await refusal(again)).toBe('changed_meanwhile');
				const wrong = { ...edit, responseId: setting.responses.hmt };
				const print = documentFingerprint(await stored(tx, named));
				const moved = editDocument(
					tx,
					setting.people.researcher,
					{ ...wrong, fingerprint: print },
					now
				);
				expect(await refusal(moved)).toBe('wrong_response');
			});
		});

		it('is not found under another request', async () => {
			await within(async (tx) => {
				const named = await add(tx);
				const lost = { ...named, requestId: setting.requests.hmt };
				expect(await refusal(remove(tx, lost))).toBe('unknown_document');
				expect(await findDocument(tx, lost.requestId, lost.documentId)).toBeNull();
			});
		});

		it('is public once it is checked and has a licence, and never before', async () => {
			await within(async (tx) => {
				const named = await add(tx);
				for (const [change, code] of [
					[{ isFreeOfPersonalData: false }, 'personal_data_unchecked'],
					[{ isFreeOfCopyright: false }, 'copyright_unchecked'],
					[{ licence: null }, 'no_licence'],
					[{ fingerprint: 'of before' }, 'changed_meanwhile']
				] as const) {
					expect(await refusal(check(tx, named, change))).toBe(code);
				}
				expect(await stored(tx, named)).toMatchObject({ isPublic: false, checkedAt: null });
				await check(tx, named);
				const checkedBy = `account:${setting.people.researcher.id}`;
				expect(await stored(tx, named)).toMatchObject({
					isPublic: true,
					licence: ogl,
					checkedAt: now,
					checkedBy
				});
				expect(await lastEvent(tx)).toMatchObject({
					action: 'check_document',
					details: { public: true }
				});
			});
		});

		it('is made private again, and stays checked or not as somebody says', async () => {
			await within(async (tx) => {
				const named = await add(tx);
				await check(tx, named);
				await check(tx, named, { isPublic: false });
				expect(await stored(tx, named)).toMatchObject({ isPublic: false, checkedAt: now });
				await check(tx, named, { isPublic: false, isFreeOfPersonalData: false });
				expect(await stored(tx, named)).toMatchObject({
					isPublic: false,
					checkedAt: null,
					checkedBy: null,
					licence: ogl
				});
			});
		});

		it('stays with whoever checked it first', async () => {
			await within(async (tx) => {
				const named = await add(tx);
				await check(tx, named, { isPublic: false });
				const fingerprint = checkFingerprint(await stored(tx, named));
				const input = {
					...named,
					isFreeOfPersonalData: true,
					isFreeOfCopyright: true,
					licence: ogl,
					isPublic: true,
					fingerprint
				};
				await checkDocument(tx, setting.people.publisher, input, new Date(now.getTime() + 1000));
				const checkedBy = `account:${setting.people.researcher.id}`;
				expect(await stored(tx, named)).toMatchObject({ checkedAt: now, checkedBy });
			});
		});
	});

	describe('a redacted copy', () => {
		it('alone can be public; what it stands in for stays private', async () => {
			await within(async (tx) => {
				const original = await add(tx);
				const copy = await add(tx, 'Dear █,', { redacts: original.documentId });
				expect(await stored(tx, original)).toMatchObject({ copyId: copy.documentId });
				expect(await refusal(check(tx, original))).toBe('has_a_copy');
				await check(tx, copy);
				expect(await stored(tx, copy)).toMatchObject({ isPublic: true });
				expect(await stored(tx, original)).toMatchObject({ isPublic: false });
				// The original can be checked all the same.
				await check(tx, original, { isPublic: false });
			});
		});

		it('is refused of a letter that is public, has one, is one, or is of another request', async () => {
			await within(async (tx) => {
				const original = await add(tx);
				const refusedFor = async (redacts: number, requestId = setting.requests.co) =>
					(await upload(tx, { 'Copy.txt': 'Dear █,' }, { redacts, requestId })).refused[0]?.code;
				await check(tx, original);
				expect(await refusedFor(original.documentId)).toBe('is_public');
				await check(tx, original, { isPublic: false });
				expect(await refusedFor(original.documentId, setting.requests.hmt)).toBe(
					'unknown_document'
				);
				const copy = await add(tx, 'Dear ██,', { redacts: original.documentId });
				expect(await refusedFor(original.documentId)).toBe('has_a_copy');
				expect(await refusedFor(copy.documentId)).toBe('is_a_copy');
				expect(await refusal(remove(tx, original))).toBe('has_a_copy');
				await remove(tx, copy);
				await remove(tx, original);
				expect(await kept()).toEqual([]);
			});
		});
	});

	describe('removing', () => {
		it('takes the file with it where no other letter is the same', async () => {
			await within(async (tx) => {
				const mine = await add(tx);
				const theirs = await add(tx, letter, {
					requestId: setting.elsewhere,
					actor: setting.people.elsewhere
				});
				await remove(tx, mine);
				expect(await lastEvent(tx)).toMatchObject({
					action: 'remove_document',
					beforeHash: hashOf(letter)
				});
				expect(await kept()).toEqual([hashOf(letter)]);
				await removeDocument(tx, files, setting.people.elsewhere, theirs, now);
				expect(await kept()).toEqual([]);
			});
		});

		it('is refused while it is public', async () => {
			await within(async (tx) => {
				const named = await add(tx);
				await check(tx, named);
				expect(await refusal(remove(tx, named))).toBe('is_public');
			});
		});

		it('is refused once an edition has published it, whose file stays for as long', async () => {
			await within(async (tx) => {
				const { id } = (await findSurvey(tx, survey))!;
				const { id: waveId } = (await findWave(tx, id, '2021-22'))!;
				const [requestId, co] = await requestsTo(tx, setting.people.researcher, waveId, [
					'hmt',
					'co'
				]);
				const named = await add(tx, letter, { requestId });
				await check(tx, named);
				const edition = { survey, note: 'With a letter' };
				const { number } = await publishEdition(tx, setting.people.publisher, edition, now);
				await check(tx, named, { isPublic: false });
				await expect(remove(tx, named)).rejects.toMatchObject({
					code: 'published',
					message: expect.stringContaining(`edition ${number}`)
				});
				// The same file of another body is another letter: it goes, and the file stays.
				const other = await add(tx, letter, { requestId: co });
				await remove(tx, other);
				const elsewhere = await add(tx, letter, {
					requestId: setting.elsewhere,
					actor: setting.people.elsewhere
				});
				await removeDocument(tx, files, setting.people.elsewhere, elsewhere, now);
				expect(await kept()).toEqual([named.sha256]);
			});
		});

		it('is refused while a draft quotes it, and names the question', async () => {
			await within(async (tx) => {
				const named = await add(tx);
				const { sha256 } = named;
				const evidence = {
					kind: 'letter' as const,
					sha256,
					document: 'Letter.txt',
					page: '1',
					quote: 'We hold'
				};
				const draft = { ...emptyDraft, disposition: 'answered' as const, evidence };
				const place = { requestId: named.requestId, question: 'permitted', version: 0 };
				await saveDraft(
					tx,
					setting.people.researcher,
					{ ...place, responseId: setting.responses.co, draft },
					now
				);
				await expect(remove(tx, named)).rejects.toMatchObject({
					code: 'quoted',
					message: expect.stringContaining('quotes this letter')
				});
				expect(await kept()).toEqual([sha256]);
			});
		});

		it('is refused while an answer quotes it', async () => {
			await within(async (tx) => {
				const { id } = (await findSurvey(tx, survey))!;
				const { id: waveId } = (await findWave(tx, id, '2021-22'))!;
				const [requestId] = await requestsTo(tx, setting.people.researcher, waveId, ['hmt']);
				const named = await add(tx, letter, { requestId });
				const { sha256 } = named;
				const quote = { document: 'Letter.txt', sha256, page: 1, quote: 'We hold' };
				await revise(tx, 'hmt', 'permitted', {
					...permitted,
					evidence: { kind: 'letter', ...quote }
				});
				expect(await refusal(remove(tx, named))).toBe('quoted');
				// The same file on another body's request is quoted by nobody.
				const other = await add(tx);
				await remove(tx, other);
				expect(await kept()).toEqual([sha256]);
			});
		});

		it('keeps it from answers of other bodies, which cannot quote it', async () => {
			await within(async (tx) => {
				const { id } = (await findSurvey(tx, survey))!;
				const { id: waveId } = (await findWave(tx, id, '2021-22'))!;
				const [requestId] = await requestsTo(tx, setting.people.researcher, waveId, ['hmt']);
				const { sha256 } = await add(tx, letter, { requestId });
				const evidence = { kind: 'letter' as const, document: 'Letter.txt', page: 1, quote: 'We' };
				const quoteIn = (body: string, file: string) =>
					refusal(
						revise(tx, body, 'permitted', { ...permitted, evidence: { ...evidence, sha256: file } })
					);
				expect(await quoteIn('mod', sha256)).toBe('unknown_letter');
				expect(await quoteIn('hmt', 'd'.repeat(64))).toBe('unknown_letter');
				await revise(tx, 'hmt', 'permitted', { ...permitted, evidence: { ...evidence, sha256 } });
			});
		});
	});

	it('says nothing of a letter’s name or content in the audit trail', async () => {
		await within(async (tx) => {
			const named = await add(tx);
			await check(tx, named);
			const events = JSON.stringify(await tx.select().from(auditEvents));
			expect(events).not.toContain('Letter.txt');
			expect(events).not.toContain('Okafor,');
		});
	});
});
