import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountActor, Actor } from '$lib/domain/access/actor';
import { actorKey } from '$lib/domain/access/actor';
import { draftOf } from '$lib/domain/answers/draft-of';
import type { FindingContent } from '$lib/domain/gaps/assessment';
import { findObstacle, wholeQueue, type QueueFilter } from '$lib/domain/review/queue';
import type { Database } from '$lib/server/db/connect';
import { comments, revisions } from '$lib/server/db/schema';
import { insertSample } from '$lib/server/queries/second-coding-samples';
import { insertSecondCodings } from '$lib/server/queries/second-codings';
import { findAccount } from '$lib/server/queries/accounts';
import { listNews } from '$lib/server/queries/news';
import { listAdoptions, readThreads } from '$lib/server/queries/comments';
import { listOpenQueries } from '$lib/server/queries/open-queries';
import type { QueueReader } from '$lib/server/queries/queue-items';
import {
	countPlainByWave,
	countQueue,
	findNextInQueue,
	listQueue
} from '$lib/server/queries/review-queue';
import { acceptRevisions } from '$lib/server/services/accept-revisions';
import { addComment } from '$lib/server/services/add-comment';
import { findOwnBodies } from '$lib/server/services/find-own-bodies';
import { proposeWording } from '$lib/server/services/propose-wording';
import { resumeSession } from '$lib/server/services/resume-session';
import { reviewRevision } from '$lib/server/services/review-revision';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { submitDrafts } from '$lib/server/services/submit-drafts';
import { submitFinding } from '$lib/server/services/submit-finding';
import { databases, undone, type OpenDatabase } from '../support/databases';
import { signInDirectly, type Sort } from '../support/people';
import { entered, respond, save, setUpEntering, type EnteringSetting } from './entering-setting';
import { findAnswer, fingerprint, lastEvent, now, permitted, refused } from './example-survey';

const finding: FindingContent = {
	outcome: 'met',
	reason: null,
	why: 'The letter says so.',
	source: { kind: 'source', title: 'A letter', where: 'page 1' }
};

const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** A wave of which three bodies have answered one question, each coded by the researcher. */
async function setUpReviewing(db: Database) {
	const setting = await setUpEntering(db, ['co', 'hmt', 'mod']);
	const submitted: Record<string, number> = {};
	for (const [index, [body, requestId]] of Object.entries(setting.requests).entries()) {
		const responseId = await respond(db, setting.people.researcher, requestId, '2022-04-20');
		const { revisionId } = await submitAnswer(
			db,
			setting.people.researcher,
			{ waveId: setting.waveId, body, question: 'permitted', responseId, content: refused },
			later(index)
		);
		submitted[body] = revisionId;
	}
	return { ...setting, submitted };
}

/** Somebody as the queue knows them, on every survey on which they hold something. */
async function readerOf(db: Database, actor: Actor): Promise<QueueReader> {
	const { id, roles } = actor as AccountActor;
	const surveyIds = [...new Set(roles.map(({ surveyId }) => surveyId))];
	return {
		key: actorKey(actor),
		accountId: id,
		own: await findOwnBodies(db, actor),
		adopted: await listAdoptions(db, actorKey(actor)),
		surveyIds,
		reviewedIds: roles.filter(({ role }) => role !== 'researcher').map(({ surveyId }) => surveyId)
	};
}

/** As a person of another sort, who works for this body. */
const workingFor = (setting: EnteringSetting, sort: Sort, body: string): AccountActor => ({
	...setting.people[sort],
	body
});

describe.each(databases)('reviewing in $name', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
	});
	afterAll(() => database.close());

	const contentOf = async (tx: Database, commentId: number) => {
		const [row] = await tx.select().from(comments).where(eq(comments.id, commentId));
		return row!;
	};

	describe('a comment', () => {
		it('is kept in the thread, and its words are no part of the audit trail', async () => {
			await undone(db, async (tx) => {
				const { people, submitted } = await setUpReviewing(tx);
				const revisionId = submitted.hmt!;
				const { commentId } = await addComment(
					tx,
					people.researcher,
					{ revisionId, text: '  See the second letter. ' },
					now
				);
				const row = await contentOf(tx, commentId);
				expect(row).toMatchObject({
					revisionId,
					transitionId: null,
					author: actorKey(people.researcher),
					content: { text: 'See the second letter.', proposed_wording: null }
				});
				const event = await lastEvent(tx);
				expect(event).toMatchObject({
					action: 'add_comment',
					subjectKey: String(revisionId),
					afterHash: row.contentHash,
					details: { comment: commentId }
				});
				expect(JSON.stringify(event)).not.toContain('second letter');
			});
		});

		it.each(['', ' \n ', 'x'.repeat(4001)])(
			'that says nothing, or more than there is room for, is refused',
			async (text) => {
				await undone(db, async (tx) => {
					const { people, submitted } = await setUpReviewing(tx);
					await expect(
						addComment(tx, people.reviewer, { revisionId: submitted.hmt!, text }, now)
					).rejects.toMatchObject({ code: 'not_valid' });
				});
			}
		);

		it('can be about a finding', async () => {
			await undone(db, async (tx) => {
				const { people, waveId } = await setUpReviewing(tx);
				const { findingId, revisionId } = await submitFinding(
					tx,
					people.researcher,
					{ waveId, body: 'hmt', criterion: '4.1', content: finding },
					now
				);
				await addComment(tx, people.reviewer, { revisionId, text: 'Which paragraph?' }, now);
				const threads = await readThreads(tx, { findingIds: [findingId] });
				expect(threads.get(findingId)?.map(({ kind, text }) => [kind, text])).toEqual([
					['submitted', null],
					['comment', 'Which paragraph?']
				]);
			});
		});
	});

	describe('proposed wording', () => {
		const wording = 'Would not say, and gave no reason';

		it('that a revision adopts is accepted by anybody but whoever proposed it', async () => {
			await undone(db, async (tx) => {
				const { people, submitted, waveId } = await setUpReviewing(tx);
				await proposeWording(
					tx,
					people.reviewer,
					{ revisionId: submitted.hmt!, wording, text: '' },
					now
				);
				const { revisionId } = await submitAnswer(
					tx,
					people.researcher,
					{
						waveId,
						body: 'hmt',
						question: 'permitted',
						responseId: null,
						content: { ...refused, wording_override: 'Would not say and gave no reason.' }
					},
					now
				);
				const accept = (actor: Actor) =>
					reviewRevision(tx, actor, { revisionId, to: 'accepted', comment: null }, now);
				await expect(accept(people.reviewer)).rejects.toMatchObject({ code: 'own_wording' });
				await expect(
					acceptRevisions(tx, people.reviewer, { waveId, revisionIds: [revisionId] }, now)
				).rejects.toMatchObject({ code: 'not_all' });
				expect(await listAdoptions(tx, actorKey(people.reviewer))).toEqual(new Set([revisionId]));
				await accept(people.publisher);
			});
		});

		it('binds nobody where the revision says something else', async () => {
			await undone(db, async (tx) => {
				const { people, submitted } = await setUpReviewing(tx);
				const revisionId = submitted.hmt!;
				await proposeWording(tx, people.reviewer, { revisionId, wording, text: '' }, now);
				await reviewRevision(
					tx,
					people.reviewer,
					{ revisionId, to: 'accepted', comment: null },
					now
				);
			});
		});

		it('is refused for one’s own body, its predecessors and successors', async () => {
			await undone(db, async (tx) => {
				const setting = await setUpReviewing(tx);
				await expect(
					proposeWording(
						tx,
						workingFor(setting, 'reviewer', 'hmt'),
						{ revisionId: setting.submitted.hmt!, wording, text: '' },
						now
					)
				).rejects.toMatchObject({ code: 'own_body' });
			});
		});

		it('is refused where another revision has come meanwhile, and where there are no words', async () => {
			await undone(db, async (tx) => {
				const { people, submitted, waveId } = await setUpReviewing(tx);
				await expect(
					proposeWording(
						tx,
						people.reviewer,
						{ revisionId: submitted.hmt!, wording: ' ', text: 'So.' },
						now
					)
				).rejects.toMatchObject({ code: 'not_valid' });
				await submitAnswer(
					tx,
					people.researcher,
					{ waveId, body: 'hmt', question: 'permitted', responseId: null, content: refused },
					now
				);
				await expect(
					proposeWording(
						tx,
						people.reviewer,
						{ revisionId: submitted.hmt!, wording, text: '' },
						now
					)
				).rejects.toMatchObject({ code: 'changed_meanwhile' });
			});
		});
	});

	describe('a decision', () => {
		it('is refused of a revision that another has followed', async () => {
			await undone(db, async (tx) => {
				const { people, submitted, waveId } = await setUpReviewing(tx);
				await submitAnswer(
					tx,
					people.researcher,
					{ waveId, body: 'hmt', question: 'permitted', responseId: null, content: permitted },
					now
				);
				for (const to of ['accepted', 'queried'] as const) {
					await expect(
						reviewRevision(
							tx,
							people.reviewer,
							{ revisionId: submitted.hmt!, to, comment: 'Why?' },
							now
						)
					).rejects.toMatchObject({ code: 'changed_meanwhile' });
				}
			});
		});

		it('is refused of one’s own body, whatever one’s roles', async () => {
			await undone(db, async (tx) => {
				const setting = await setUpReviewing(tx);
				for (const sort of ['reviewer', 'publisher'] as const) {
					await expect(
						reviewRevision(
							tx,
							workingFor(setting, sort, 'co'),
							{ revisionId: setting.submitted.co!, to: 'accepted', comment: null },
							now
						)
					).rejects.toMatchObject({ code: 'own_body' });
				}
			});
		});

		it('that queries is answered by the draft that follows it', async () => {
			await undone(db, async (tx) => {
				const { people, submitted, requests } = await setUpReviewing(tx);
				await reviewRevision(
					tx,
					people.reviewer,
					{ revisionId: submitted.hmt!, to: 'queried', comment: 'Which section?' },
					later(5)
				);
				const requestId = requests.hmt!;
				const before = await entered(tx, requestId);
				expect(before.revision).toMatchObject({ state: 'queried', comment: 'Which section?' });
				const { responseId } = before.revision!;
				const draft = { ...draftOf(before.revision!.content!, null), provisions: ['s35'] };
				const version = await save(tx, people.researcher, { requestId, responseId, draft });
				expect((await entered(tx, requestId)).draft?.followsRevisionId).toBe(submitted.hmt);
				const { revisions: cut } = await submitDrafts(
					tx,
					people.researcher,
					{ requestId, responseId, drafts: [{ question: 'permitted', version }] },
					later(10)
				);
				const reader = await readerOf(tx, people.researcher);
				expect((await listOpenQueries(tx, reader, 10)).total).toBe(0);
				await reviewRevision(
					tx,
					people.reviewer,
					{ revisionId: cut[0]!, to: 'accepted', comment: null },
					later(11)
				);
				const [row] = await tx.select().from(revisions).where(eq(revisions.id, cut[0]!));
				const threads = await readThreads(tx, { answerIds: [row!.answerId!] });
				expect(threads.get(row!.answerId!)?.map(({ kind, by, text }) => [kind, by, text])).toEqual([
					['submitted', actorKey(people.researcher), null],
					['queried', actorKey(people.reviewer), 'Which section?'],
					['submitted', actorKey(people.researcher), null],
					['accepted', actorKey(people.reviewer), null]
				]);
			});
		});

		it('is told to researchers with the words of the query', async () => {
			await undone(db, async (tx) => {
				const { people, submitted } = await setUpReviewing(tx);
				await reviewRevision(
					tx,
					people.reviewer,
					{ revisionId: submitted.mod!, to: 'queried', comment: 'Which section?' },
					now
				);
				const reader = await readerOf(tx, people.researcher);
				expect(await listOpenQueries(tx, reader, 10)).toMatchObject({
					total: 1,
					queries: [
						{
							words: 'Which section?',
							by: actorKey(people.reviewer),
							body: { slug: 'mod' },
							of: { kind: 'answer' }
						}
					]
				});
			});
		});
	});

	describe('coding an answer again without a request', () => {
		it('answers the query with the next revision', async () => {
			await undone(db, async (tx) => {
				const { people } = await setUpReviewing(tx);
				const answer = await findAnswer(tx, 'hmrc', 'permitted');
				const { waveId, responseId } = answer;
				const code = (followsRevisionId: number | null) =>
					submitAnswer(
						tx,
						people.researcher,
						{
							waveId,
							body: 'hmrc',
							question: 'permitted',
							responseId,
							followsRevisionId,
							content: refused
						},
						now
					);
				const { revisionId } = await code(answer.revisionId);
				await expect(code(answer.revisionId)).rejects.toMatchObject({ code: 'changed_meanwhile' });
				await expect(code(null)).rejects.toMatchObject({ code: 'changed_meanwhile' });
				await reviewRevision(
					tx,
					people.reviewer,
					{ revisionId, to: 'queried', comment: 'Sure?' },
					now
				);
				const answering = await code(revisionId);
				await reviewRevision(
					tx,
					people.reviewer,
					{ revisionId: answering.revisionId, to: 'accepted', comment: null },
					now
				);
				expect((await findAnswer(tx, 'hmrc', 'permitted')).revisionId).toBe(answering.revisionId);
			});
		});
	});

	describe('accepting many', () => {
		it('accepts all that are coded alike and plainly', async () => {
			await undone(db, async (tx) => {
				const { people, submitted, waveId } = await setUpReviewing(tx);
				const revisionIds = Object.values(submitted);
				expect(await acceptRevisions(tx, people.reviewer, { waveId, revisionIds }, now)).toEqual({
					accepted: 3
				});
				const reader = await readerOf(tx, people.reviewer);
				expect(await countQueue(tx, reader, { ...wholeQueue, wave: 'spring' })).toMatchObject({
					submitted: 0,
					accepted: 3
				});
			});
		});

		it('accepts none where one cannot be, and names it', async () => {
			await undone(db, async (tx) => {
				const setting = await setUpReviewing(tx);
				const { people, submitted, waveId } = setting;
				const revisionIds = Object.values(submitted);
				const accepting = (actor: Actor) =>
					acceptRevisions(tx, actor, { waveId, revisionIds }, now);
				await expect(accepting(workingFor(setting, 'reviewer', 'co'))).rejects.toMatchObject({
					code: 'not_all',
					message: expect.stringMatching(/^Nothing was accepted\. CO, .*the body that you work for/)
				});
				await expect(accepting(people.publisher)).resolves.toEqual({ accepted: 3 });
			});
		});

		it('names what somebody changed or decided meanwhile', async () => {
			await undone(db, async (tx) => {
				const { people, submitted, waveId } = await setUpReviewing(tx);
				await submitAnswer(
					tx,
					people.researcher,
					{ waveId, body: 'hmt', question: 'permitted', responseId: null, content: refused },
					now
				);
				await reviewRevision(
					tx,
					people.publisher,
					{ revisionId: submitted.mod!, to: 'accepted', comment: null },
					now
				);
				const before = await fingerprint(tx);
				const revisionIds = Object.values(submitted);
				await expect(
					acceptRevisions(tx, people.reviewer, { waveId, revisionIds }, now)
				).rejects.toMatchObject({
					code: 'not_all',
					message: expect.stringMatching(/HMT, .*Another revision.*MoD, .*accepted meanwhile/)
				});
				expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
			});
		});

		it('is refused of answers that are not alike, that say more, that are elsewhere, and of none', async () => {
			await undone(db, async (tx) => {
				const { people, submitted, waveId } = await setUpReviewing(tx);
				const { revisionId } = await submitAnswer(
					tx,
					people.researcher,
					{ waveId, body: 'hmt', question: 'permitted', responseId: null, content: permitted },
					now
				);
				const example = await findAnswer(tx, 'hmt', 'permitted');
				const refusals: [number[], string][] = [
					[[submitted.co!, revisionId], 'not_plain'],
					[[revisionId], 'not_plain'],
					[
						[submitted.co!, example.revisionId === revisionId ? 0 : example.revisionId],
						'unknown_revision'
					],
					[[999_999], 'unknown_revision'],
					[[], 'none_chosen']
				];
				for (const [revisionIds, code] of refusals) {
					await expect(
						acceptRevisions(tx, people.reviewer, { waveId, revisionIds }, now)
					).rejects.toMatchObject({ code });
				}
			});
		});

		it('is refused whoever does not review', async () => {
			await undone(db, async (tx) => {
				const { people, submitted, waveId } = await setUpReviewing(tx);
				for (const sort of ['nobody', 'researcher', 'elsewhere', 'administrator'] as const) {
					await expect(
						acceptRevisions(
							tx,
							people[sort],
							{ waveId, revisionIds: Object.values(submitted) },
							now
						)
					).rejects.toMatchObject({ code: 'not_permitted' });
				}
			});
		});
	});

	describe('the queue', () => {
		const spring: QueueFilter = { ...wholeQueue, wave: 'spring' };

		it('has what waits, the oldest first, and counts it', async () => {
			await undone(db, async (tx) => {
				const { people, submitted } = await setUpReviewing(tx);
				const reader = await readerOf(tx, people.reviewer);
				const items = await listQueue(tx, reader, spring);
				expect(items.map(({ revisionId }) => revisionId)).toEqual(Object.values(submitted));
				expect(items[0]).toMatchObject({
					number: 1,
					state: 'submitted',
					since: now,
					wave: { slug: 'spring', title: 'Spring 2022' },
					of: { kind: 'answer', question: { code: 'permitted' }, content: refused }
				});
				expect(await countQueue(tx, reader, spring)).toEqual({
					submitted: 3,
					queried: 0,
					accepted: 0,
					mine: 3
				});
				const all = await countQueue(tx, reader, wholeQueue);
				expect(all.accepted).toBeGreaterThan(60);
			});
		});

		it.each<[Partial<QueueFilter>, string[]]>([
			[{ body: 'hm treasury' }, ['hmt']],
			[{ body: 'HMT' }, ['hmt']],
			[{ body: '%' }, []],
			[{ question: 'permitted' }, ['co', 'hmt', 'mod']],
			[{ question: 'installed' }, []],
			[{ disposition: 'refused' }, ['co', 'hmt', 'mod']],
			[{ disposition: 'answered' }, []],
			[{ survey: 'another' }, []],
			[{ state: 'queried' }, []],
			[{ page: 2 }, []]
		])('lists by %j', async (more, bodies) => {
			await undone(db, async (tx) => {
				const { people } = await setUpReviewing(tx);
				const reader = await readerOf(tx, people.reviewer);
				const items = await listQueue(tx, reader, { ...spring, ...more });
				expect(items.map(({ body }) => body?.slug)).toEqual(bodies);
			});
		});

		it('leaves out of “mine to decide” what stands in the way, as the rule has it', async () => {
			await undone(db, async (tx) => {
				const setting = await setUpReviewing(tx);
				const { people, submitted, waveId } = setting;
				await proposeWording(
					tx,
					people.publisher,
					{ revisionId: submitted.mod!, wording: 'Said no.', text: '' },
					now
				);
				await submitAnswer(
					tx,
					people.researcher,
					{
						waveId,
						body: 'mod',
						question: 'permitted',
						responseId: null,
						content: { ...refused, wording_override: 'Said no' }
					},
					now
				);
				await submitAnswer(
					tx,
					people.publisher,
					{ waveId, body: 'hmt', question: 'guidance', responseId: null, content: refused },
					now
				);
				const actors = [
					people.researcher,
					people.reviewer,
					people.publisher,
					people.elsewhere,
					workingFor(setting, 'publisher', 'co')
				];
				const found = [];
				for (const actor of actors) {
					const reader = await readerOf(tx, actor);
					const whole = await listQueue(tx, reader, spring);
					const mine = await listQueue(tx, reader, { ...spring, mine: true });
					const free = whole.filter(
						(item) =>
							reader.reviewedIds.includes(item.surveyId) &&
							findObstacle({ ...item, body: item.body?.slug ?? null }, reader) === null
					);
					expect(mine).toEqual(free);
					expect((await countQueue(tx, reader, spring)).mine).toBe(mine.length);
					found.push([whole.length, mine.length]);
				}
				expect(found).toEqual([
					[4, 0],
					[4, 4],
					[4, 2],
					[0, 0],
					[4, 1]
				]);
			});
		});

		it('keeps from whoever codes an answer a second time what the first coding is', async () => {
			await undone(db, async (tx) => {
				const { people, submitted, waveId } = await setUpReviewing(tx);
				const [row] = await tx.select().from(revisions).where(eq(revisions.id, submitted.hmt!));
				const sampleId = await insertSample(tx, {
					waveId,
					sharePercent: 20,
					seed: 'x',
					drawnAt: now,
					drawnBy: actorKey(people.publisher),
					coderId: people.reviewer.id
				});
				await insertSecondCodings(tx, sampleId, [row!.answerId!]);
				// What was found about it would tell how it was coded.
				for (const criterion of ['1.4', '4.1']) {
					const input = { waveId, body: 'hmt', criterion, content: finding };
					await submitFinding(tx, people.researcher, input, later(5));
				}
				const namesOf = async (actor: Actor) =>
					(await listQueue(tx, await readerOf(tx, actor), spring)).flatMap(({ of }) =>
						of.kind === 'finding' ? of.criterion.code : []
					);
				expect(await namesOf(people.reviewer)).toEqual(['4.1']);
				expect(await namesOf(people.publisher)).toEqual(['1.4', '4.1']);
				const bodiesOf = async (actor: Actor) =>
					(await listQueue(tx, await readerOf(tx, actor), spring)).flatMap(({ of, body }) =>
						of.kind === 'answer' ? body?.slug : []
					);
				expect(await bodiesOf(people.reviewer)).toEqual(['co', 'mod']);
				expect(await bodiesOf(people.publisher)).toEqual(['co', 'hmt', 'mod']);
			});
		});

		it('has findings too, those about government without a body', async () => {
			await undone(db, async (tx) => {
				const { people, waveId } = await setUpReviewing(tx);
				await submitFinding(
					tx,
					people.researcher,
					{ waveId, body: 'hmt', criterion: '4.1', content: finding },
					now
				);
				const reader = await readerOf(tx, people.reviewer);
				const items = await listQueue(tx, reader, spring);
				expect(items.filter(({ of }) => of.kind === 'finding')).toMatchObject([
					{ body: { slug: 'hmt' }, of: { criterion: { code: '4.1' }, content: finding } }
				]);
				const ofQuestion = await listQueue(tx, reader, { ...spring, question: 'permitted' });
				expect(ofQuestion.every(({ of }) => of.kind === 'answer')).toBe(true);
			});
		});

		it('counts by wave what is coded plainly and is for the reader to decide', async () => {
			await undone(db, async (tx) => {
				const setting = await setUpReviewing(tx);
				const { people, waveId } = setting;
				const inSpring = async (actor: Actor) =>
					(await countPlainByWave(tx, await readerOf(tx, actor))).find(
						({ wave }) => wave.slug === 'spring'
					)?.count;
				expect(await inSpring(people.reviewer)).toBe(3);
				expect(await inSpring(workingFor(setting, 'reviewer', 'hmt'))).toBe(2);
				for (const content of [permitted, { ...refused, wording_override: 'Said no.' }]) {
					const place = { waveId, body: 'hmt', question: 'permitted', responseId: null };
					await submitAnswer(tx, people.researcher, { ...place, content }, now);
					expect(await inSpring(people.reviewer)).toBe(2);
				}
			});
		});

		it('goes on to the finding after an answer, and back', async () => {
			await undone(db, async (tx) => {
				const { people, waveId } = await setUpReviewing(tx);
				const place = { waveId, body: 'hmt', criterion: '4.1' };
				await submitFinding(tx, people.researcher, { ...place, content: finding }, later(5));
				const reader = await readerOf(tx, people.reviewer);
				const items = await listQueue(tx, reader, spring);
				const [last, found] = items.slice(-2);
				expect((await findNextInQueue(tx, reader, spring, last!))?.of.kind).toBe('finding');
				expect((await findNextInQueue(tx, reader, spring, found!))?.revisionId).toBe(
					items[0]!.revisionId
				);
			});
		});

		it('goes on to the answer after one, and from the last to the first', async () => {
			await undone(db, async (tx) => {
				const setting = await setUpReviewing(tx);
				const reader = await readerOf(tx, setting.people.reviewer);
				const items = await listQueue(tx, reader, spring);
				const after = async (index: number) =>
					(await findNextInQueue(tx, reader, spring, items[index]!))?.body?.slug;
				expect(await after(0)).toBe(items[1]!.body!.slug);
				expect(await after(2)).toBe(items[0]!.body!.slug);
				expect((await findNextInQueue(tx, reader, spring, null))?.revisionId).toBe(
					items[0]!.revisionId
				);
				const own = await readerOf(tx, workingFor(setting, 'reviewer', items[1]!.body!.slug));
				expect((await findNextInQueue(tx, own, spring, items[0]!))?.revisionId).toBe(
					items[2]!.revisionId
				);
				const one = { ...spring, body: 'hmt' };
				const hmt = items.find(({ body }) => body?.slug === 'hmt')!;
				expect(await findNextInQueue(tx, reader, one, hmt)).toBeNull();
			});
		});
	});

	describe('what changed since somebody was last here', () => {
		const newsFor = async (tx: Database, actor: Actor, since: Date) => {
			const { accountId, key, surveyIds } = await readerOf(tx, actor);
			return listNews(tx, { accountId, key, surveyIds, since });
		};
		const kindsOf = ({ groups }: Awaited<ReturnType<typeof listNews>>) =>
			groups.map(({ kind, by, count }) => [kind, by, count]);

		it('is what others did, together where one person did the same to several', async () => {
			await undone(db, async (tx) => {
				const { people, submitted } = await setUpReviewing(tx);
				const reviewer = actorKey(people.reviewer);
				const query = { revisionId: submitted.hmt!, to: 'queried' as const, comment: 'Why?' };
				await reviewRevision(tx, people.reviewer, query, later(10));
				const comment = { revisionId: submitted.co!, text: 'Look again.' };
				await addComment(tx, people.reviewer, comment, later(11));
				const proposal = { revisionId: submitted.mod!, wording: 'Said no.', text: '' };
				await proposeWording(tx, people.reviewer, proposal, later(12));
				expect(kindsOf(await newsFor(tx, people.researcher, now))).toEqual([
					['proposal', reviewer, 1],
					['comment', reviewer, 1],
					['queried', reviewer, 1]
				]);
				expect(await newsFor(tx, people.researcher, later(12))).toEqual({
					groups: [],
					editions: []
				});
				const before = new Date(now.getTime() - 1);
				expect(kindsOf(await newsFor(tx, people.reviewer, before))).toEqual([
					['submitted', actorKey(people.researcher), 3]
				]);
				expect((await newsFor(tx, people.elsewhere, before)).groups).toEqual([]);
			});
		});

		it('tells of editions that others published', async () => {
			await undone(db, async (tx) => {
				const { people } = await setUpReviewing(tx);
				const long = new Date('2022-01-01T00:00:00Z');
				expect((await newsFor(tx, people.reviewer, long)).editions).toMatchObject([
					{ number: 1, by: 'system:publisher', survey: { slug: 'whatsapp-in-government' } }
				]);
			});
		});

		it('counts from the visit before this one', async () => {
			await undone(db, async (tx) => {
				const { people } = await setUpReviewing(tx);
				const { id } = people.reviewer;
				const token = await signInDirectly(tx, id, now);
				const come = async (minutes: number) => {
					await resumeSession(tx, token, later(minutes));
					const { activeAt, lastVisitAt } = (await findAccount(tx, id))!;
					return { activeAt, lastVisitAt };
				};
				expect(await come(0)).toEqual({ activeAt: now, lastVisitAt: null });
				expect(await come(3)).toEqual({ activeAt: now, lastVisitAt: null });
				expect(await come(50)).toEqual({ activeAt: later(50), lastVisitAt: null });
				expect(await come(110)).toEqual({ activeAt: later(110), lastVisitAt: later(50) });
				expect(await come(120)).toEqual({ activeAt: later(120), lastVisitAt: later(50) });
			});
		});
	});
});
