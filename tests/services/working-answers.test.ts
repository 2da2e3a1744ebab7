import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountActor } from '$lib/domain/access/actor';
import type { Answer } from '$lib/domain/answers/answer';
import { emptyDraft } from '$lib/domain/answers/draft';
import { assembleDataset } from '$lib/domain/editions/assemble';
import type { Dataset } from '$lib/domain/editions/dataset';
import type { Database } from '$lib/server/db/connect';
import { erasures, revisions } from '$lib/server/db/schema';
import { listSubmittedAnswers, readContents } from '$lib/server/queries/contents';
import { listEditions } from '$lib/server/queries/editions';
import { listRequests } from '$lib/server/queries/requests';
import { findSurvey } from '$lib/server/queries/surveys';
import { createRequests } from '$lib/server/services/create-requests';
import { publishEdition } from '$lib/server/services/publish-edition';
import { recordResponse } from '$lib/server/services/record-response';
import { reviewRevision } from '$lib/server/services/review-revision';
import { saveDraft } from '$lib/server/services/save-draft';
import { startWave } from '$lib/server/services/start-wave';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { databases, undone, type OpenDatabase } from '../support/databases';
import { createPeople } from '../support/people';
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

const exampleWave = '2021-22';
const spring = {
	slug: 'spring',
	title: 'Spring 2022',
	law: 'FOIA 2000',
	as_at: '2022-05',
	note: null
};

describe.each(databases)('the answers of a survey that is worked on, in $name', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	let surveyId: number;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
		surveyId = (await findSurvey(db, survey))!.id;
	});
	afterAll(() => database.close());

	const read = async (tx: Database, answers?: 'accepted' | 'submitted'): Promise<Dataset> =>
		assembleDataset(
			await readContents(tx, answers ? { surveyId, answers, reader: null } : { surveyId })
		);

	/** What HM Treasury says, as each of the sources has it. */
	async function readAll(tx: Database, question = 'permitted', wave = exampleWave) {
		const [frozen, accepted, submitted] = await Promise.all(
			[undefined, 'accepted' as const, 'submitted' as const].map(async (answers) =>
				(await read(tx, answers)).answers.find(
					(one) => one.body === 'hmt' && one.question === question && one.wave === wave
				)
			)
		);
		return { frozen, accepted, submitted };
	}

	const standingOf = async (tx: Database, question = 'permitted', wave = exampleWave) =>
		(await listSubmittedAnswers(tx, surveyId, wave)).find(
			(one) => one.body === 'hmt' && one.question === question
		);

	const query = (tx: Database, revisionId: number) =>
		reviewRevision(tx, verifier, { revisionId, to: 'queried', comment: 'Where?' }, now);

	const respond = async (tx: Database, waveId: number, respondedOn: string) =>
		(await recordResponse(tx, importer, { waveId, body: 'hmt', respondedOn, source: null }, now))
			.responseId;

	it('are the accepted ones, from every source, where nothing else is submitted', async () => {
		const frozen = await read(db);
		expect(frozen.answers).toHaveLength(64);
		expect(await read(db, 'accepted')).toEqual(frozen);
		expect(await read(db, 'submitted')).toEqual(frozen);
		const standing = await listSubmittedAnswers(db, surveyId, exampleWave);
		expect(standing).toHaveLength(64);
		expect(new Set(standing.map((one) => one.state))).toEqual(new Set(['accepted']));
	});

	it('have what is submitted only among all that is submitted', async () => {
		await undone(db, async (tx) => {
			const before = await readAll(tx);
			await revise(tx, 'hmt', 'permitted', refused);
			const { frozen, accepted, submitted } = await readAll(tx);
			expect(frozen).toEqual(before.frozen);
			expect(accepted).toEqual(before.frozen);
			expect(submitted).toMatchObject({
				disposition: 'refused',
				provisions: ['s31'],
				wording: expect.stringMatching(/^Refused/)
			});
			expect(await standingOf(tx)).toMatchObject({ state: 'submitted', followsAccepted: true });
		});
	});

	it('have the latest revision, queried ones too, and the accepted one once it is accepted', async () => {
		await undone(db, async (tx) => {
			await query(tx, await revise(tx, 'hmt', 'permitted', permitted));
			expect((await readAll(tx)).submitted).toMatchObject({ value: { whatsapp: 'yes' } });
			expect(await standingOf(tx)).toMatchObject({ state: 'queried', followsAccepted: true });

			const last = await revise(tx, 'hmt', 'permitted', refused);
			expect((await readAll(tx)).submitted).toMatchObject({ disposition: 'refused' });
			expect(await standingOf(tx)).toMatchObject({ state: 'submitted', followsAccepted: true });

			await accept(tx, last);
			const { frozen, accepted, submitted } = await readAll(tx);
			expect(frozen).toMatchObject({ disposition: 'refused' });
			expect([accepted, submitted]).toEqual([frozen, frozen]);
			expect(await standingOf(tx)).toMatchObject({ state: 'accepted', followsAccepted: false });
		});
	});

	it('keep the disposition of the first response, by the latest revision on it', async () => {
		await undone(db, async (tx) => {
			const { waveId } = await findAnswer(tx, 'hmt', 'permitted');
			const firsts = async (): Promise<(Answer['first_disposition'] | undefined)[]> => {
				const { accepted, submitted } = await readAll(tx);
				return [accepted?.first_disposition, submitted?.first_disposition];
			};
			const [before] = await firsts();
			expect(before).toBe('answered');

			// Our own slip, put right but not accepted yet: the body has not changed its mind.
			await revise(tx, 'hmt', 'permitted', refused);
			expect(await firsts()).toEqual(['answered', 'refused']);
			expect((await readAll(tx)).submitted?.disposition).toBe('refused');

			const later = await respond(tx, waveId, '2022-04-20');
			await revise(tx, 'hmt', 'permitted', permitted, later);
			expect(await firsts()).toEqual(['answered', 'refused']);
			expect((await readAll(tx)).submitted).toMatchObject({
				disposition: 'answered',
				responded_on: '2022-04-20'
			});
		});
	});

	it('leave out what is erased, and still say where it stood', async () => {
		await undone(db, async (tx) => {
			const revisionId = await revise(tx, 'hmt', 'permitted', refused);
			const [tombstone] = await tx
				.insert(erasures)
				.values({ at: now, actor: 'system:publisher', reason: 'A court ordered it' })
				.returning({ id: erasures.id });
			await tx
				.update(revisions)
				.set({ content: null, salt: null, erasureId: tombstone!.id })
				.where(eq(revisions.id, revisionId));
			const { accepted, submitted } = await readAll(tx);
			expect(accepted).toMatchObject({ disposition: 'answered' });
			expect(submitted).toBeUndefined();
			expect(await standingOf(tx)).toMatchObject({ state: 'submitted' });
		});
	});

	describe('of a wave that nothing is accepted in', () => {
		async function setUp(tx: Database): Promise<{ waveId: number; researcher: AccountActor }> {
			const people = await createPeople(tx, now);
			const researcher = people.researcher as AccountActor;
			const bodies = ['hmt', 'defra'];
			const { waveId } = await startWave(
				tx,
				researcher,
				{ survey, wave: spring, bodies, proposedFor: '2022-05-01' },
				now
			);
			return { waveId, researcher };
		}

		it('come with the wave and all that it asks, which no edition has', async () => {
			await undone(db, async (tx) => {
				const { waveId } = await setUp(tx);
				const before = await read(tx);
				expect(before.waves.map((one) => one.slug)).toEqual([exampleWave]);
				const accepted = await read(tx, 'accepted');
				expect(accepted.waves.map((one) => one.slug)).toEqual([exampleWave, 'spring']);
				const ofBefore = accepted.assessments.filter((one) => one.wave === exampleWave);
				const { waves, bodyChanges } = before;
				expect({ ...accepted, waves, bodyChanges, assessments: ofBefore }).toEqual(before);

				const place = { waveId, body: 'hmt', question: 'permitted', responseId: null };
				const { revisionId } = await submitAnswer(
					tx,
					importer,
					{ ...place, content: refused },
					now
				);
				expect(await read(tx)).toEqual(before);
				expect(await read(tx, 'accepted')).toEqual(accepted);
				expect((await readAll(tx, 'permitted', 'spring')).submitted).toMatchObject({
					disposition: 'refused',
					first_disposition: 'refused',
					responded_on: null
				});
				expect(await listSubmittedAnswers(tx, surveyId, 'spring')).toEqual([
					{ body: 'hmt', question: 'permitted', state: 'submitted', followsAccepted: false }
				]);

				// Nothing of it is published before it is accepted.
				const [edition] = await listEditions(tx, survey);
				const publish = () => publishEdition(tx, publisher, { survey, note: 'Another' }, now);
				await expect(publish()).rejects.toMatchObject({ code: 'nothing_changed' });
				await accept(tx, revisionId);
				expect((await publish()).contentHash).not.toBe(edition!.contentHash);
			});
		});

		it('have a body before it has answered anything', async () => {
			await undone(db, async (tx) => {
				const people = await createPeople(tx, now);
				const before = await read(tx);
				const other = 'desnz';
				await startWave(
					tx,
					people.researcher,
					{ survey, wave: spring, bodies: ['hmt', other], proposedFor: '2022-05-01' },
					now
				);
				expect(await read(tx)).toEqual(before);
				const { bodies } = await read(tx, 'submitted');
				expect(bodies.map((one) => one.slug)).toContain(other);
				expect(bodies).toHaveLength(before.bodies.length + 1);
			});
		});

		it('have nothing of a draft', async () => {
			await undone(db, async (tx) => {
				const { waveId, researcher } = await setUp(tx);
				await createRequests(tx, researcher, { waveId, bodies: ['hmt'] }, now);
				const [request] = await listRequests(tx, waveId);
				const before = await read(tx, 'submitted');
				const saved = await saveDraft(
					tx,
					researcher,
					{
						requestId: request!.id,
						question: 'permitted',
						responseId: null,
						version: 0,
						draft: { ...emptyDraft, disposition: 'refused', none_stated: true }
					},
					now
				);
				expect(saved.saved).toBe(true);
				expect(await read(tx, 'submitted')).toEqual(before);
				expect(await listSubmittedAnswers(tx, surveyId, 'spring')).toEqual([]);
			});
		});
	});
});
