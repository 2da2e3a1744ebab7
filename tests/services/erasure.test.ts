/** Erasing: gone from every table and file, with a tombstone, and with everything else as it was. */
import { eq, getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountActor } from '$lib/domain/access/actor';
import { assembleDataset } from '$lib/domain/editions/assemble';
import { erasableKinds, readErasable, type ErasableName } from '$lib/domain/erasure/erasable';
import type { Database } from '$lib/server/db/connect';
import * as schema from '$lib/server/db/schema';
import { openFileStore, type FileStore } from '$lib/server/files/file-store';
import { readContents } from '$lib/server/queries/contents';
import { listEditions } from '$lib/server/queries/editions';
import { listErasures } from '$lib/server/queries/erasures';
import { findPublication } from '$lib/server/queries/publications';
import { findSurvey } from '$lib/server/queries/surveys';
import { dropErasedFiles } from '$lib/server/services/drop-erased-files';
import { erase } from '$lib/server/services/erase';
import { findErasables, type Search } from '$lib/server/services/find-erasables';
import { RefusedError } from '$lib/server/services/perform';
import { publishEdition } from '$lib/server/services/publish-edition';
import { reviewRevision } from '$lib/server/services/review-revision';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { verifyRecords } from '$lib/server/services/verify-records';
import { databases, undone, type OpenDatabase } from '../support/databases';
import { createPeople, type Sort } from '../support/people';
import { spread, spreadName, spreadPattern } from '../support/spread-name';
import { findAnswer, lastEvent, now, refused, survey } from './example-survey';

/** Every row of every table that has the name somewhere in its text, by table. */
async function tablesWith(db: Database, pattern: RegExp): Promise<string[]> {
	const found: string[] = [];
	for (const table of Object.values(schema)) {
		if (!is(table, PgTable)) continue;
		const rows = await db.select({ text: sql<string>`t::text` }).from(sql`${table} as t`);
		if (rows.some(({ text }) => pattern.test(text))) found.push(getTableName(table));
	}
	return found;
}

/** Every file below a folder whose text has the name. */
async function filesWith(folder: string, pattern: RegExp): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const found: string[] = [];
	for (const entry of entries) {
		if (!entry.isFile()) continue;
		const path = join(entry.parentPath, entry.name);
		if (pattern.test(await readFile(path, 'latin1'))) found.push(entry.name);
	}
	return found;
}

const codeOf = (command: Promise<unknown>) =>
	command.then(
		() => null,
		(error: unknown) => {
			if (error instanceof RefusedError) return error.code;
			throw error;
		}
	);

describe.each(databases)('erasing in $name', ({ open }) => {
	let database: OpenDatabase;
	let people: Record<Sort, AccountActor>;
	let folder: string;
	let files: FileStore;
	/** Files do not come back with a transaction that is rolled back: here they stay. */
	let keeping: FileStore;
	let spreading: Awaited<ReturnType<typeof spread>>;
	let firstHash: string;
	beforeAll(async () => {
		database = await open('example');
		people = (await createPeople(database.db, now)) as Record<Sort, AccountActor>;
		folder = await mkdtemp(join(tmpdir(), 'crosscheck-erasure-'));
		files = await openFileStore(folder, 1_000_000, now);
		keeping = { ...files, remove: () => Promise.resolve() };
		spreading = await spread(database.db, files, people, now);
		firstHash = (await listEditions(database.db, survey)).at(-1)!.contentHash;
	});
	afterAll(async () => {
		await database.close();
		await rm(folder, { recursive: true, force: true });
	});

	const find = async (tx: Database, search: Search) =>
		findErasables(tx, files, { id: (await findSurvey(tx, survey))!.id, slug: survey }, search);
	const ticksOf = async (tx: Database, search: Search = { words: spreadName }) =>
		(await find(tx, search)).groups.flatMap(({ records }) =>
			records.map(({ name }) => readErasable(name)!)
		);
	const eraseAs = (
		tx: Database,
		records: readonly ErasableName[],
		{
			actor = people.publisher,
			words = spreadName as string | null,
			reason = 'It named a private person'
		} = {}
	) => erase(tx, keeping, actor, { survey, words, records, reason }, now);

	it('finds the words in every kind of place, whatever their case, and shows them in their context', async () => {
		const { groups, isTooMany } = await find(database.db, { words: '  zebedee   QUARTERMAIN ' });
		expect(isTooMany).toBe(false);
		expect(groups.map(({ kind }) => kind)).toEqual([...erasableKinds]);
		const [answer] = groups.find(({ kind }) => kind === 'edition_answer')!.records;
		expect(answer!.place).toMatchObject({ edition: 2, body: 'hmt', question: 'permitted' });
		expect(answer!.excerpts).toContainEqual({
			field: 'detail',
			before: 'It covers ',
			found: spreadName,
			after: ' It covers.'
		});
		const letters = groups.find(({ kind }) => kind === 'letter')!.records;
		expect(letters.map(({ excerpts }) => excerpts.map(({ field }) => field))).toEqual([
			['name', 'what it says'],
			['what it says']
		]);
		// Every field is named in words.
		const fields = groups.flatMap(({ records }) =>
			records.flatMap(({ excerpts }) => excerpts.map(({ field }) => field))
		);
		expect(fields.filter((field) => !/^[a-z ,]+$/.test(field))).toEqual([]);
	});

	it.each(['ze', 'Nobody of this name', 'quartermain zebedee'])(
		'finds nothing for “%s”',
		async (words) => {
			expect((await find(database.db, { words })).groups).toEqual([]);
		}
	);

	it('leaves the name in no table and no file, and everything verifies', async () => {
		await undone(database.db, async (tx) => {
			expect(await tablesWith(tx, spreadPattern)).not.toEqual([]);
			const { erasureId, records } = await eraseAs(tx, await ticksOf(tx));

			expect(await tablesWith(tx, spreadPattern)).toEqual([]);
			const { lines, isSound } = await verifyRecords(tx);
			expect(lines.filter((line) => !line.startsWith('Sound'))).toEqual([]);
			expect(isSound).toBe(true);
			const [erasure] = await listErasures(tx, survey);
			expect(erasure).toMatchObject({ id: erasureId, reason: 'It named a private person' });
			expect(Object.keys(erasure!.kinds).sort()).toEqual([...erasableKinds].sort());
			expect(Object.values(erasure!.kinds).reduce((sum, count) => sum + count)).toBe(records);
			expect((await find(tx, { words: spreadName })).total).toBe(0);
		});
	});

	it('leaves an edition that it does not touch as it is, and gives the other a new hash that it says', async () => {
		await undone(database.db, async (tx) => {
			const [before] = await listEditions(tx, survey);
			await eraseAs(tx, await ticksOf(tx));
			const [second, first] = await listEditions(tx, survey);
			expect(first!.contentHash).toBe(firstHash);
			expect(first!.events.map(({ kind }) => kind)).toEqual(['opened']);
			expect(second!.contentHash).not.toBe(before!.contentHash);
			expect(second!.publishedHash).toBe(before!.publishedHash);
			expect(second!.events.at(-1)).toMatchObject({
				kind: 'erased',
				words: 'It named a private person',
				contentHash: second!.contentHash
			});
			expect(second!.note).toBe('What its publisher wrote of this edition was erased.');
		});
	});

	it('says of an erased answer when and why, and counts it among the unknown', async () => {
		await undone(database.db, async (tx) => {
			await eraseAs(tx, await ticksOf(tx));
			const { dataset } = (await findPublication(tx, survey, 2, now))!;
			expect(dataset.erased).toEqual([
				{
					wave: '2021-22',
					body: 'hmt',
					question: 'permitted',
					on: '2022-05-01',
					reason: 'It named a private person'
				}
			]);
			expect(dataset.answers).toHaveLength(63);
			// What it cannot be shown without stands there as it is today.
			expect(dataset.survey.notes).toEqual(['A survey of [erased] A survey of.']);
			expect(dataset.questions.map(({ code }) => code)).toContain('permitted');
			expect(dataset.letters).toEqual([]);
			expect(dataset.replies).toEqual([]);
			// An outcome keeps its place, else those of the bodies after it would move into it.
			expect(dataset.assessments).toHaveLength(306);
			const outcome = dataset.assessments.find(
				({ body, criterion }) => body === 'hmt' && criterion === '1.4'
			);
			expect(outcome).toMatchObject({
				outcome: 'cannot_tell',
				reason: 'erased',
				why: 'Erased on 1 May 2022: It named a private person.'
			});
		});
	});

	it('does not keep the next edition from being published, which says that the answer was erased', async () => {
		await undone(database.db, async (tx) => {
			await eraseAs(tx, await ticksOf(tx));
			const contents = await readContents(tx, {
				surveyId: (await findSurvey(tx, survey))!.id
			});
			const next = assembleDataset(contents);
			expect(
				next.answers.some(({ body, question }) => body === 'hmt' && question === 'permitted')
			).toBe(false);
			expect(next.erased).toMatchObject([{ body: 'hmt', question: 'permitted' }]);
			const asked = next.assessments.filter(
				({ body, reason }) => body === 'hmt' && reason === 'erased'
			);
			expect(asked.length).toBeGreaterThan(0);
			const { number } = await publishEdition(
				tx,
				people.publisher,
				{ survey, note: 'Without it', correction: null },
				now
			);
			const third = (await findPublication(tx, survey, number, now))!;
			expect(third.dataset.erased).toMatchObject([{ body: 'hmt', question: 'permitted' }]);
			expect((await verifyRecords(tx)).isSound).toBe(true);
		});
	});

	it('shows the answer again once it is coded and accepted anew', async () => {
		await undone(database.db, async (tx) => {
			const { waveId, responseId } = await findAnswer(tx, 'hmt', 'permitted');
			await eraseAs(tx, await ticksOf(tx));
			const place = { waveId, body: 'hmt', question: 'permitted', responseId };
			const { revisionId } = await submitAnswer(
				tx,
				people.researcher,
				{ ...place, content: refused },
				now
			);
			await reviewRevision(tx, people.reviewer, { revisionId, to: 'accepted', comment: null }, now);
			const surveyId = (await findSurvey(tx, survey))!.id;
			const next = assembleDataset(await readContents(tx, { surveyId }));
			expect(next.erased).toEqual([]);
			expect(next.answers).toHaveLength(64);
		});
	});

	it('erases a letter as a whole, with what editions published of it, and leaves what is not ticked', async () => {
		await undone(database.db, async (tx) => {
			const { id: documentId } = spreading.letters.open;
			const { requestId } = spreading;
			const records = await ticksOf(tx, { requestId, documentId });
			expect(records.map(({ kind }) => kind)).toEqual(['edition_record', 'letter']);
			// The record of the edition follows its letter, ticked or not.
			await eraseAs(
				tx,
				records.filter(({ kind }) => kind === 'letter'),
				{ words: null }
			);
			const { dataset } = (await findPublication(tx, survey, 2, now))!;
			expect(dataset.letters).toEqual([]);
			expect(dataset.answers).toHaveLength(64);
			const [document] = await tx
				.select()
				.from(schema.documents)
				.where(eq(schema.documents.id, documentId));
			expect(document).toMatchObject({ name: null, sha256: null, isPublic: false });
			expect((await verifyRecords(tx)).isSound).toBe(true);
		});
	});

	it('notes identifiers and hashes in the audit trail, and nothing of what was erased', async () => {
		await undone(database.db, async (tx) => {
			const records = (await ticksOf(tx)).filter(({ kind }) => kind === 'comment');
			const stored = await tx.select().from(schema.comments);
			const { erasureId } = await eraseAs(tx, records);
			const event = await lastEvent(tx);
			expect(event).toMatchObject({
				action: 'erase',
				subjectKind: 'erasure',
				subjectKey: String(erasureId),
				details: {
					survey,
					kinds: { comment: 3 },
					rows: records.map(({ id }) => ({
						kind: 'comment',
						id,
						hash: stored.find((one) => String(one.id) === id)!.contentHash
					}))
				}
			});
		});
	});

	it('is refused without a reason, or with one that has the words, or where nothing is ticked', async () => {
		await undone(database.db, async (tx) => {
			const records = await ticksOf(tx);
			const before = await tablesWith(tx, spreadPattern);
			expect(await codeOf(eraseAs(tx, records, { reason: '  ' }))).toBe('reason_missing');
			const reason = 'It names zebedee\nquartermain';
			expect(await codeOf(eraseAs(tx, records, { reason }))).toBe('reason_names');
			expect(await codeOf(eraseAs(tx, []))).toBe('nothing_chosen');
			expect(await codeOf(eraseAs(tx, records, { words: null }))).toBe('words_missing');
			expect(await tablesWith(tx, spreadPattern)).toEqual(before);
		});
	});

	it('is refused whole where something that was ticked has changed since', async () => {
		await undone(database.db, async (tx) => {
			const records = await ticksOf(tx);
			await tx.update(schema.answers).set({ internalNote: `${spreadName}, and more` });
			expect(await codeOf(eraseAs(tx, records))).toBe('changed_meanwhile');
			expect((await find(tx, { words: spreadName })).total).toBeGreaterThan(records.length);
		});
	});

	it('is refused where something was erased meanwhile, or belongs to another survey', async () => {
		await undone(database.db, async (tx) => {
			const records = await ticksOf(tx);
			const comments = records.filter(({ kind }) => kind === 'comment');
			await eraseAs(tx, comments);
			expect(await codeOf(eraseAs(tx, comments))).toBe('changed_meanwhile');
			const others = records.filter(({ kind }) => kind === 'revision');
			const elsewhere = erase(
				tx,
				keeping,
				people.elsewhere,
				{ survey: 'another', words: spreadName, records: others, reason: 'Why not' },
				now
			);
			expect(await codeOf(elsewhere)).toBe('changed_meanwhile');
		});
	});

	it.each(['visitor', 'nobody', 'researcher', 'reviewer', 'elsewhere', 'administrator'] as const)(
		'is not for %s',
		async (sort) => {
			await undone(database.db, async (tx) => {
				const records = await ticksOf(tx);
				const code = sort === 'visitor' ? 'not_signed_in' : 'not_permitted';
				expect(await codeOf(eraseAs(tx, records, { actor: people[sort] }))).toBe(code);
			});
		}
	);

	it('has the file of a letter removed at once, unless another letter is the same', async () => {
		await undone(database.db, async (tx) => {
			const removed: string[] = [];
			const watched = {
				...files,
				remove: (sha256: string) => Promise.resolve(void removed.push(sha256))
			};
			const { requestId, letters } = spreading;
			const records = await ticksOf(tx, { requestId, documentId: letters.kept.id });
			const input = { survey, words: null, records, reason: 'It named a private person' };
			await undone(tx, async (inner) => {
				await erase(inner, watched, people.publisher, input, now);
				expect(removed).toEqual([letters.kept.sha256]);
			});
			removed.length = 0;
			const stored = await tx
				.select()
				.from(schema.documents)
				.where(eq(schema.documents.id, letters.kept.id));
			const again = stored.map(({ id: _, ...row }) => row);
			await tx.insert(schema.documents).values(again);
			await erase(tx, watched, people.publisher, input, now);
			expect(removed).toEqual([]);
		});
	});

	// The last, because it is not undone.
	it('deletes the files of letters, also after a server that was killed over it', async () => {
		const { open: published, kept } = spreading.letters;
		expect((await filesWith(folder, spreadPattern)).sort()).toEqual(
			[published.sha256, kept.sha256].sort()
		);
		const records = await ticksOf(database.db);
		const input = { survey, words: spreadName, records, reason: 'It named a private person' };
		// Its server is killed before the files are gone: the next to start removes them.
		await erase(database.db, keeping, people.publisher, input, now);
		expect(await files.open(published.sha256)).not.toBeNull();
		await dropErasedFiles(database.db, files);
		expect(await filesWith(folder, spreadPattern)).toEqual([]);
		expect(await files.open(published.sha256)).toBeNull();
		expect(await tablesWith(database.db, spreadPattern)).toEqual([]);
		expect((await verifyRecords(database.db)).isSound).toBe(true);
	});
});
