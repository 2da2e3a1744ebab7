import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assembleDataset } from '$lib/domain/editions/assemble';
import type { EditionEventKind } from '$lib/domain/editions/edition';
import type { GovernmentResponse } from '$lib/domain/gaps/assessment';
import type { Database } from '$lib/server/db/connect';
import { editions, recommendations, surveys } from '$lib/server/db/schema';
import { readContents } from '$lib/server/queries/contents';
import { insertEditionEvent, listEditionRows, listEditions } from '$lib/server/queries/editions';
import {
	findNextOpening,
	findPublication,
	forgetDatasets,
	listPublications
} from '$lib/server/queries/publications';
import { freezeContents, hashRows } from '$lib/server/services/freeze-contents';
import { publishEdition, type EditionInput } from '$lib/server/services/publish-edition';
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
	fingerprint,
	importer,
	now,
	permitted,
	publisher,
	refused,
	revise,
	survey,
	verifier
} from './example-survey';

const correction = { kind: 'coding', what: 'An answer was wrong.', why: 'Misread.' } as const;

/** Publishes what corrects something that is public. */
const publish = (db: Database, more: Partial<EditionInput> = {}) =>
	publishEdition(db, publisher, { survey, note: 'Another', correction, ...more }, now);

/** Has the next edition say something else of HM Treasury. */
const change = async (db: Database, content = refused) =>
	accept(db, await revise(db, 'hmt', 'permitted', content));

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

	it('is not published again where it would say the same', async () => {
		await undone(db, async (tx) => {
			await expect(publish(tx, { correction: null })).rejects.toMatchObject({
				code: 'nothing_changed'
			});
			await change(tx);
			await publish(tx);
			await expect(publish(tx)).rejects.toMatchObject({ code: 'nothing_changed' });
			const publication = await findPublication(tx, survey, null, now);
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
			await expect(publish(tx, { correction: null })).rejects.toMatchObject({
				code: 'nothing_changed'
			});
			await change(tx);
			expect((await publish(tx)).contentHash).not.toBe(first!.contentHash);
			expect((await readAnswer(tx, null, 'hmt', 'guidance')).disposition).not.toBe('refused');
		});
	});

	it('keeps the disposition of the first response when a later one says something else', async () => {
		await undone(db, async (tx) => {
			const { waveId } = await findAnswer(tx, 'hmt', 'permitted');
			const dispositions = async () => {
				await publish(tx);
				return told();
			};
			const told = async () => {
				const answer = await readAnswer(tx, null, 'hmt', 'permitted');
				return [answer.first_disposition, answer.disposition, answer.responded_on];
			};
			const [, , firstDay] = await told();

			// Our own slip put right: the body has not changed its mind.
			await accept(tx, await revise(tx, 'hmt', 'permitted', refused));
			expect(await dispositions()).toEqual(['refused', 'refused', firstDay]);

			const { responseId } = await recordResponse(
				tx,
				importer,
				{ waveId, body: 'hmt', respondedOn: '2022-04-20', source: null },
				now
			);
			await accept(tx, await revise(tx, 'hmt', 'permitted', permitted, responseId));
			expect(await dispositions()).toEqual(['refused', 'answered', '2022-04-20']);
		});
	});

	it('says what it corrects, with the answers and the charts that it touches', async () => {
		await undone(db, async (tx) => {
			await change(tx);
			await expect(publish(tx, { correction: null })).rejects.toMatchObject({
				code: 'correction_missing'
			});
			await publish(tx);
			const publication = (await findPublication(tx, survey, null, now))!;
			expect(publication.corrections).toMatchObject([
				{
					edition: 2,
					toldAt: now,
					content: {
						...correction,
						answers: [{ wave: '2021-22', body: 'hmt', question: 'permitted' }],
						charts: expect.arrayContaining(['dispositions'])
					}
				}
			]);
			const first = (await findPublication(tx, survey, 1, now))!;
			expect(first.edition.events.at(-1)).toMatchObject({
				kind: 'corrected',
				at: now,
				words: 'An answer was wrong. See edition 2.'
			});
			expect((await verifyRecords(tx)).isSound).toBe(true);
		});
	});

	it('corrects nothing where something is only added', async () => {
		await undone(db, async (tx) => {
			const response: GovernmentResponse = {
				position: 'accepted',
				said: 'We accept it.',
				on: '2022-04-20',
				source: { kind: 'source', title: 'Response', where: 'page 1' }
			};
			await tx.update(recommendations).set({ governmentResponse: response });
			await expect(publish(tx)).rejects.toMatchObject({ code: 'correction_not_needed' });
			const { number } = await publish(tx, { correction: null });
			const publication = (await findPublication(tx, survey, null, now))!;
			expect(publication).toMatchObject({ edition: { number }, corrections: [] });
			expect(publication.dataset.recommendations[0]?.government_response).toEqual(response);
		});
	});

	it('is of what was looked at, or not published', async () => {
		await undone(db, async (tx) => {
			await change(tx);
			const [own] = await tx.select().from(surveys).where(eq(surveys.slug, survey));
			const previewedHash = await hashRows(await readContents(tx, { surveyId: own!.id }));
			await change(tx, { ...refused, provisions: ['s12'] });
			await expect(publish(tx, { previewedHash })).rejects.toMatchObject({
				code: 'changed_meanwhile'
			});
			expect(await listEditions(tx, survey)).toHaveLength(1);
			await change(tx);
			expect((await publish(tx, { previewedHash })).contentHash).toBe(previewedHash);
		});
	});

	it('is published whole, or not at all', async () => {
		await undone(db, async (tx) => {
			await change(tx);
			const before = await fingerprint(tx);
			await expect(
				publish(tx, { embargoUntil: new Date(now.getTime() - 1) })
			).rejects.toMatchObject({ code: 'in_the_past' });
			await expect(
				publish(tx, { correction: { ...correction, what: 'Half a pair: \ud800' } })
			).rejects.toThrow(TypeError);
			const after = await fingerprint(tx);
			expect({ ...after, audit_events: null }).toEqual({ ...before, audit_events: null });
		});
	});

	it('tells nothing of a correction before it opens', async () => {
		await undone(db, async (tx) => {
			await change(tx);
			const until = new Date('2022-06-01T08:00:00.000Z');
			await publish(tx, { embargoUntil: until });
			const before = (await findPublication(tx, survey, 1, new Date(until.getTime() - 1)))!;
			expect(before).toMatchObject({ isLatest: true, corrections: [] });
			expect(before.edition.events.map((one) => one.kind)).toEqual(['opened']);
			const after = (await findPublication(tx, survey, 1, until))!;
			expect(after.corrections).toHaveLength(1);
			expect(after.edition.events.at(-1)).toMatchObject({ kind: 'corrected', at: until });
			expect(after.editions[0]).toMatchObject({ number: 2, publishedAt: until });
		});
	});

	it('opens after those before it', async () => {
		await undone(db, async (tx) => {
			await change(tx);
			const until = new Date('2022-06-01T08:00:00.000Z');
			await publish(tx, { embargoUntil: until });
			await change(tx, { ...refused, provisions: ['s12'] });
			await expect(publish(tx)).rejects.toMatchObject({ code: 'before_earlier' });
			const { number } = await publish(tx, { embargoUntil: until });
			expect(number).toBe(3);
			expect((await findPublication(tx, survey, null, until))!.edition.number).toBe(3);
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
			await change(tx);
			await publish(tx, { embargoUntil: new Date('2022-06-01T08:00:00.000Z') });
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
			await change(tx);
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
		await change(db, permitted);
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

	it('publishes once where two publish the same at once', async () => {
		const { db } = database;
		await change(db, permitted);
		const both = await Promise.allSettled([publish(db), publish(db)]);
		const [published] = both.filter((one) => one.status === 'fulfilled');
		const [refusal] = both.filter((one) => one.status === 'rejected');
		expect(published?.value.number).toBe(4);
		expect(refusal?.reason).toMatchObject({ code: 'nothing_changed' });
		expect((await db.select().from(editions)).map((one) => one.number)).toHaveLength(4);
		expect((await verifyRecords(db)).isSound).toBe(true);
	});

	it('takes in what is accepted while it reads ahead', async () => {
		const { db } = database;
		await change(db, { ...refused, provisions: ['s12'] });
		const [{ number }] = await Promise.all([
			publish(db),
			change(db, { ...refused, provisions: ['s14'] })
		]);
		const frozen = await readAnswer(db, number, 'hmt', 'permitted');
		expect(['s12', 's14']).toContain(frozen.provisions[0]);
		const edition = (await listEditions(db, survey)).find((one) => one.number === number)!;
		const { contentHash } = await freezeContents(await readContents(db, { editionId: edition.id }));
		expect(edition.contentHash).toBe(contentHash);
		expect((await verifyRecords(db)).isSound).toBe(true);
	});
});
