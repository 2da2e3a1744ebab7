import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleDataset } from '$lib/domain/editions/assemble';
import type { EditionEventKind } from '$lib/domain/editions/edition';
import type { Database } from '$lib/server/db/connect';
import { editions, surveys } from '$lib/server/db/schema';
import { readContents } from '$lib/server/queries/contents';
import { insertEditionEvent, listEditionRows, listEditions } from '$lib/server/queries/editions';
import {
	findNextOpening,
	findPublication,
	forgetDatasets,
	listPublications
} from '$lib/server/queries/publications';
import { publishEdition } from '$lib/server/services/publish-edition';
import { recordResponse } from '$lib/server/services/record-response';
import { reviewRevision } from '$lib/server/services/review-revision';
import { submitFinding } from '$lib/server/services/submit-finding';
import { verifyRecords } from '$lib/server/services/verify-records';
import {
	databases,
	embedded,
	examplePublishedAt,
	postgres18,
	undone,
	type OpenDatabase
} from '../support/databases';
import {
	accept,
	findAnswer,
	importer,
	now,
	permitted,
	publisher,
	refused,
	revise,
	survey,
	verifier
} from './example-survey';

const publish = (db: Database) => publishEdition(db, publisher, { survey, note: 'Another' }, now);

async function addEvent(
	db: Database,
	number: number,
	kind: EditionEventKind,
	content: { until?: string; words?: string }
) {
	const edition = (await listEditions(db, survey)).find((one) => one.number === number)!;
	await insertEditionEvent(db, {
		editionId: edition.id,
		kind,
		at: now,
		actor: 'system:publisher',
		content
	});
}

/** What the public reads of one answer. */
async function readAnswer(db: Database, number: number | null, body: string, question: string) {
	const publication = await findPublication(db, survey, number, now);
	return publication!.dataset.answers.find(
		(one) => one.body === body && one.question === question
	)!;
}

describe.each(databases)('an edition in $name', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
	});
	afterAll(() => database.close());

	it('holds what the working records hold, read by the same queries', async () => {
		const [edition] = await db.select().from(editions);
		const [own] = await db.select().from(surveys);
		const frozen = assembleDataset(await readContents(db, { editionId: edition!.id }));
		const working = assembleDataset(await readContents(db, { surveyId: own!.id }));
		expect(frozen).toEqual(working);
		expect(frozen.answers).toHaveLength(64);
	});

	it('stays as it was, rows and hash, when a later one says something else', async () => {
		await undone(db, async (tx) => {
			const [first] = await listEditions(tx, survey);
			const before = await listEditionRows(tx, first!.id);
			const said = await readAnswer(tx, null, 'hmt', 'permitted');

			await accept(tx, await revise(tx, 'hmt', 'permitted', refused));
			const second = await publish(tx);

			expect(second.number).toBe(2);
			expect(second.contentHash).not.toBe(first!.contentHash);
			expect(await listEditionRows(tx, first!.id)).toEqual(before);
			expect((await listEditions(tx, survey)).map((one) => one.contentHash)).toEqual([
				second.contentHash,
				first!.contentHash
			]);
			expect(await readAnswer(tx, 1, 'hmt', 'permitted')).toEqual(said);
			expect(await readAnswer(tx, null, 'hmt', 'permitted')).toMatchObject({
				disposition: 'refused',
				provisions: ['s31'],
				value: null
			});
			expect((await verifyRecords(tx)).isSound).toBe(true);
		});
	});

	it('has the hash of the one before where it says the same', async () => {
		await undone(db, async (tx) => {
			const [first] = await listEditions(tx, survey);
			const second = await publish(tx);
			expect(second).toEqual({ number: 2, contentHash: first!.contentHash });
			const publication = await findPublication(tx, survey, null, now);
			expect(publication).toMatchObject({ isLatest: true, edition: { number: 2 } });
			expect(publication!.editions.map((one) => one.number)).toEqual([2, 1]);
		});
	});

	it('never holds a revision that was only submitted, or queried', async () => {
		await undone(db, async (tx) => {
			const [first] = await listEditions(tx, survey);
			await revise(tx, 'hmt', 'permitted', refused);
			const queried = await revise(tx, 'hmt', 'guidance', refused);
			await reviewRevision(
				tx,
				verifier,
				{ revisionId: queried, to: 'queried', comment: 'Where does the letter say so?' },
				now
			);
			const { waveId } = await findAnswer(tx, 'hmt', 'permitted');
			const criterion = (await findPublication(tx, survey, null, now))!.dataset.criteria.find(
				(one) => one.scope === 'body'
			)!;
			await submitFinding(
				tx,
				importer,
				{
					waveId,
					body: 'hmt',
					criterion: criterion.code,
					content: {
						outcome: 'not_applicable',
						reason: null,
						why: 'It was wound up.',
						source: { kind: 'source', title: 'A letter', where: 'page 1' }
					}
				},
				now
			);
			expect((await publish(tx)).contentHash).toBe(first!.contentHash);
		});
	});

	it('keeps the disposition of the first response when a later one says something else', async () => {
		await undone(db, async (tx) => {
			const { waveId } = await findAnswer(tx, 'hmt', 'permitted');
			const dispositions = async () => {
				await publish(tx);
				const answer = await readAnswer(tx, null, 'hmt', 'permitted');
				return [answer.first_disposition, answer.disposition, answer.responded_on];
			};
			const [, , firstDay] = await dispositions();

			// Our own slip put right: the body has not changed its mind.
			await accept(tx, await revise(tx, 'hmt', 'permitted', refused));
			expect(await dispositions()).toEqual(['refused', 'refused', firstDay]);

			const { responseId } = await recordResponse(
				tx,
				importer,
				{ waveId, body: 'hmt', respondedOn: '2022-04-20', source: null },
				now
			);
			const later = await revise(tx, 'hmt', 'permitted', permitted, responseId);
			expect(await dispositions()).toEqual(['refused', 'refused', firstDay]);
			await accept(tx, later);
			expect(await dispositions()).toEqual(['refused', 'answered', '2022-04-20']);
		});
	});

	it('is refused where nothing has been accepted, and of a survey that is not there', async () => {
		await undone(db, async (tx) => {
			await expect(
				publishEdition(tx, publisher, { survey: 'another', note: '' }, now)
			).rejects.toMatchObject({ code: 'unknown_survey' });
			const [{ definition }] = (await tx.select().from(surveys)) as [typeof surveys.$inferSelect];
			await tx.insert(surveys).values({ slug: 'empty', definition });
			await expect(
				publishEdition(tx, publisher, { survey: 'empty', note: '' }, now)
			).rejects.toMatchObject({ code: 'nothing_accepted' });
			expect(await tx.select().from(editions)).toHaveLength(1);
		});
	});

	it('does not exist for readers until its embargo ends', async () => {
		await undone(db, async (tx) => {
			await publish(tx);
			await addEvent(tx, 2, 'embargoed', { until: '2022-06-01T08:00:00.000Z' });
			const before = new Date('2022-06-01T07:59:59.999Z');
			const after = new Date('2022-06-01T08:00:00.000Z');

			expect(await findPublication(tx, survey, 2, before)).toBeNull();
			const still = await findPublication(tx, survey, null, before);
			expect(still!.editions.map((one) => one.number)).toEqual([1]);
			expect(still).toMatchObject({ isLatest: true, edition: { number: 1 } });
			expect(await findNextOpening(tx, before)).toEqual(after);

			expect(await findPublication(tx, survey, 2, after)).toMatchObject({ isLatest: true });
			expect((await findPublication(tx, survey, null, after))!.edition.number).toBe(2);
			expect((await findPublication(tx, survey, 1, after))!.isLatest).toBe(false);
			expect(await findNextOpening(tx, after)).toBeNull();
		});
	});

	it('that is withdrawn leaves the one before it as the latest, and keeps its own address', async () => {
		await undone(db, async (tx) => {
			await publish(tx);
			await addEvent(tx, 2, 'withdrawn', { words: 'It named the wrong department.' });
			expect(await findPublication(tx, survey, null, now)).toMatchObject({
				isLatest: true,
				edition: { number: 1 }
			});
			expect(await findPublication(tx, survey, 2, now)).toMatchObject({ isLatest: false });
			expect((await listPublications(tx, now)).map((one) => one.edition.number)).toEqual([1]);

			await addEvent(tx, 1, 'withdrawn', { words: 'So did this one.' });
			expect(await findPublication(tx, survey, null, now)).toBeNull();
			expect(await listPublications(tx, now)).toEqual([]);
		});
	});

	it('is found under no other survey’s address, number or time', async () => {
		expect(await findPublication(db, 'another', null, now)).toBeNull();
		expect(await findPublication(db, survey, 2, now)).toBeNull();
		const justBefore = new Date(examplePublishedAt.getTime() - 1);
		expect(await findPublication(db, survey, null, justBefore)).toBeNull();
	});
});

describe('the content hash of an edition', () => {
	it('is the same on both databases', async () => {
		const hashes: string[] = [];
		for (const { open } of [embedded, postgres18]) {
			const { db, close } = await open('example');
			const [edition] = await db.select().from(editions);
			hashes.push(edition!.contentHash);
			await close();
		}
		expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
		expect(hashes[1]).toBe(hashes[0]);
	});
});

describe('publishing while others work, on PostgreSQL', () => {
	let database: OpenDatabase;
	beforeAll(async () => {
		database = await postgres18.open('example');
	});
	afterAll(() => database.close());

	it('holds acceptances back until it is done, so that an edition is of one moment', async () => {
		const { db } = database;
		const revisionId = await revise(db, 'hmt', 'permitted', refused);
		let isAccepted = false;
		let acceptance: Promise<void> | undefined;
		await db.transaction(async (tx) => {
			await publish(tx);
			acceptance = accept(db, revisionId).then(() => {
				isAccepted = true;
			});
			await new Promise((done) => setTimeout(done, 300));
			expect(isAccepted).toBe(false);
		});
		await acceptance;
		forgetDatasets();
		expect(await readAnswer(db, null, 'hmt', 'permitted')).toMatchObject({
			disposition: 'answered'
		});
		await publish(db);
		expect(await readAnswer(db, null, 'hmt', 'permitted')).toMatchObject({
			disposition: 'refused'
		});
	});

	it('numbers two editions published at once one after the other', async () => {
		const { db } = database;
		const [last] = await db.select().from(editions).where(eq(editions.number, 3));
		const published = await Promise.all([publish(db), publish(db)]);
		expect(published.map((one) => one.number).sort()).toEqual([4, 5]);
		expect(new Set(published.map((one) => one.contentHash))).toEqual(new Set([last!.contentHash]));
		expect((await verifyRecords(db)).isSound).toBe(true);
	});
});
