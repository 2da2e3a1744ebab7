import { inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountKey, type AccountActor } from '$lib/domain/access/actor';
import type { AnswerContent } from '$lib/domain/answers/answer';
import { emptyDraft, type Draft } from '$lib/domain/answers/draft';
import { draftOf } from '$lib/domain/answers/draft-of';
import type { StatedFinding } from '$lib/domain/gaps/assessment';
import type { Database } from '$lib/server/db/connect';
import { secondCodings } from '$lib/server/db/schema';
import { readContents } from '$lib/server/queries/contents';
import { isBlindFor } from '$lib/server/queries/blind-places';
import { listWaveWork } from '$lib/server/queries/publishing';
import { findSample } from '$lib/server/queries/second-coding-samples';
import {
	listFirstCodings,
	listSecondCodings,
	type StoredSecondCoding
} from '$lib/server/queries/second-codings';
import { findSurvey } from '$lib/server/queries/surveys';
import { addComment } from '$lib/server/services/add-comment';
import { drawSecondCoding, type SecondCodingDraw } from '$lib/server/services/draw-second-coding';
import { RefusedError } from '$lib/server/services/perform';
import { reviewRevision } from '$lib/server/services/review-revision';
import { saveSecondCoding } from '$lib/server/services/save-second-coding';
import { settleSecondCoding } from '$lib/server/services/settle-second-coding';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { submitFinding } from '$lib/server/services/submit-finding';
import { submitSecondCoding } from '$lib/server/services/submit-second-coding';
import { databases, undone, type OpenDatabase } from '../support/databases';
import { createPeople, type Sort } from '../support/people';
import { settle } from './entering-setting';
import { findAnswer, importer, lastEvent, now, permitted, refused, survey } from './example-survey';

const seed = 'spring';
const makeSeed = () => 'a seed that nobody chose';
const later = new Date(now.getTime() + 3_600_000);
const refusal: Draft = { ...emptyDraft, disposition: 'refused', provisions: ['s31'] };

const codeOf = async (command: Promise<unknown>): Promise<string> => {
	try {
		await command;
		return 'done';
	} catch (error) {
		if (error instanceof RefusedError) return error.code;
		throw error;
	}
};

describe.each(databases)('coding a second time in $name', ({ open }) => {
	let database: OpenDatabase;
	let people: Record<Sort, AccountActor>;
	let waveId: number;
	let surveyId: number;
	beforeAll(async () => {
		database = await open('example');
		people = (await createPeople(database.db, now)) as Record<Sort, AccountActor>;
		({ waveId } = await findAnswer(database.db, 'hmt', 'permitted'));
		surveyId = (await findSurvey(database.db, survey))!.id;
	});
	afterAll(() => database.close());
	const inDatabase = (work: (tx: Database) => Promise<void>) => undone(database.db, work);

	const draw = (tx: Database, more: Partial<SecondCodingDraw> = {}, at = now) =>
		drawSecondCoding(
			tx,
			people.publisher,
			{ waveId, sharePercent: 100, seed, coder: people.researcher.id, ...more },
			makeSeed,
			at
		);
	const codings = async (tx: Database) => listSecondCodings(tx, (await findSample(tx, waveId))!.id);
	const codingOf = async (tx: Database, body = 'hmt', question = 'permitted') =>
		(await codings(tx)).find((one) => one.body === body && one.question === question)!;
	const keysOf = (list: readonly StoredSecondCoding[]) =>
		list.map(({ body, question }) => `${body} ${question}`).sort();
	const place = (body = 'hmt', question = 'permitted') => ({ waveId, body, question });
	const save = (tx: Database, draft: Draft, version = 0, actor = people.researcher) =>
		saveSecondCoding(tx, actor, { ...place(), version, draft }, now);
	/** Codes the Treasury's answer a second time, and submits that. */
	const code = async (tx: Database, content: AnswerContent, at = now) => {
		const saved = await save(tx, draftOf(content, null));
		await submitSecondCoding(
			tx,
			people.researcher,
			{ ...place(), version: saved.saved ? saved.version : 0 },
			at
		);
	};

	describe('a sample', () => {
		it('is drawn among what was submitted, with a seed and a share that are on record', async () => {
			await inDatabase(async (tx) => {
				const { sampled, submitted } = await draw(tx, { sharePercent: 20 });
				expect(submitted).toBe(64);
				expect(sampled).toBe(13);
				expect(await findSample(tx, waveId)).toMatchObject({
					sharePercent: 20,
					seed,
					drawnAt: now,
					drawnBy: accountKey(people.publisher.id),
					coderId: people.researcher.id
				});
				expect(await codings(tx)).toHaveLength(13);
				expect((await lastEvent(tx)).details).toMatchObject({ share: 20, seed, sampled: 13 });
			});
		});

		it('is the same for the same seed, and of a larger share has the smaller one in it', async () => {
			let first: string[] = [];
			await inDatabase(async (tx) => {
				await draw(tx, { sharePercent: 10 });
				first = keysOf(await codings(tx));
			});
			await inDatabase(async (tx) => {
				await draw(tx, { sharePercent: 10, coder: people.publisher.id });
				expect(keysOf(await codings(tx))).toEqual(first);
				await draw(tx, { sharePercent: 40, seed: null, coder: people.publisher.id });
				expect(await findSample(tx, waveId)).toMatchObject({ seed, sharePercent: 40 });
				expect(keysOf(await codings(tx))).toEqual(expect.arrayContaining(first));
				expect(await codings(tx)).toHaveLength(26);
			});
		});

		it('has a seed of nobody’s choice where none is given', async () => {
			await inDatabase(async (tx) => {
				await draw(tx, { seed: ' ' });
				expect((await findSample(tx, waveId))!.seed).toBe(makeSeed());
			});
		});

		it.each([
			['share_out_of_range', { sharePercent: 0 }],
			['share_out_of_range', { sharePercent: 101 }],
			['share_out_of_range', { sharePercent: 12.5 }],
			['seed_too_long', { seed: 'x'.repeat(101) }]
		] as const)('is refused: %s', async (expected, more) => {
			await inDatabase(async (tx) => {
				expect(await codeOf(draw(tx, more))).toBe(expected);
			});
		});

		it('is coded by somebody who may enter answers here, and by nobody else', async () => {
			await inDatabase(async (tx) => {
				for (const who of ['nobody', 'reviewer', 'elsewhere', 'administrator'] as const) {
					expect(await codeOf(draw(tx, { coder: people[who].id })), who).toBe('unknown_coder');
				}
				expect(await codeOf(draw(tx, { coder: 1_000_000 }))).toBe('unknown_coder');
			});
		});

		it('is coded by nobody who wrote any of it', async () => {
			await inDatabase(async (tx) => {
				const { responseId } = await findAnswer(tx, 'hmt', 'permitted');
				const revision = { ...place(), responseId, content: permitted };
				await submitAnswer(tx, people.researcher, revision, now);
				expect(await codeOf(draw(tx))).toBe('coder_wrote');
				expect(await codeOf(draw(tx, { coder: people.publisher.id }))).toBe('done');
			});
		});

		it('is never drawn smaller or with another seed', async () => {
			await inDatabase(async (tx) => {
				await draw(tx, { sharePercent: 20 });
				expect(await codeOf(draw(tx, { sharePercent: 10 }))).toBe('share_smaller');
				expect(await codeOf(draw(tx, { seed: 'autumn' }))).toBe('already_drawn');
			});
		});

		it('is handed on to another person until some of it is submitted', async () => {
			await inDatabase(async (tx) => {
				await draw(tx);
				await save(tx, refusal);
				await draw(tx, { coder: people.publisher.id });
				expect((await codingOf(tx)).draft).toBeNull();
				expect(await codeOf(save(tx, refusal))).toBe('not_the_coder');
				await draw(tx);
				await code(tx, refused);
				expect(await codeOf(draw(tx, { coder: people.publisher.id }))).toBe('coding_begun');
			});
		});
	});

	describe('a second coding', () => {
		it('is saved as it is typed, over the version that was seen, and noted once', async () => {
			await inDatabase(async (tx) => {
				await draw(tx);
				const first = { ...emptyDraft, note: 'A first thought' };
				expect(await save(tx, first)).toEqual({ saved: true, version: 1 });
				const { sequence } = await lastEvent(tx);
				expect(await save(tx, refusal, 1)).toEqual({ saved: true, version: 2 });
				// Sent again, because the answer to it was lost on the way.
				expect(await save(tx, refusal, 1)).toEqual({ saved: true, version: 2 });
				expect(await save(tx, first, 1)).toEqual({
					saved: false,
					stored: { version: 2, draft: refusal }
				});
				expect((await lastEvent(tx)).sequence).toBe(sequence);
				expect(JSON.stringify(await lastEvent(tx))).not.toContain('A first thought');
			});
		});

		it('is its coder’s alone, and of nothing that was not drawn', async () => {
			await inDatabase(async (tx) => {
				expect(await codeOf(save(tx, refusal))).toBe('not_drawn');
				await draw(tx);
				expect(await codeOf(save(tx, refusal, 0, people.publisher))).toBe('not_the_coder');
			});
		});

		it('is submitted once it can be read as an answer, and not changed any more', async () => {
			await inDatabase(async (tx) => {
				await draw(tx);
				const submit = (version: number) =>
					submitSecondCoding(tx, people.researcher, { ...place(), version }, now);
				expect(await codeOf(submit(0))).toBe('changed_meanwhile');
				await save(tx, emptyDraft);
				expect(await codeOf(submit(1))).toBe('not_ready');
				await save(tx, refusal, 1);
				expect(await codeOf(submit(1))).toBe('changed_meanwhile');
				expect(await codeOf(submit(2))).toBe('done');
				expect(await codingOf(tx)).toMatchObject({
					draft: null,
					submittedAt: now,
					content: { disposition: 'refused', provisions: ['s31'] }
				});
				expect(await codeOf(submit(3))).toBe('already_submitted');
				expect(await codeOf(save(tx, emptyDraft, 3))).toBe('already_submitted');
			});
		});

		it('is compared with the first as that stood then, whatever is coded afterwards', async () => {
			await inDatabase(async (tx) => {
				const { content: first } = await findAnswer(tx, 'hmt', 'permitted');
				await draw(tx);
				await code(tx, refused);
				const { responseId, answerId } = await findAnswer(tx, 'hmt', 'permitted');
				const revision = { ...place(), responseId, content: refused };
				await submitAnswer(tx, importer, revision, later);
				const sample = (await findSample(tx, waveId))!;
				const firsts = await listFirstCodings(tx, sample.id);
				expect([...firsts.keys()]).toEqual([answerId]);
				expect(firsts.get(answerId)!.content).toEqual(first);
			});
		});
	});

	describe('where two codings differ', () => {
		const settleIt = (
			tx: Database,
			actor: AccountActor,
			more: Partial<Parameters<typeof settleSecondCoding>[2]> = {}
		) =>
			settleSecondCoding(
				tx,
				actor,
				{ ...place(), settlement: 'second', note: 'The letter says so.', ...more },
				later
			);

		it('another person settles which stands and says why, and no answer changes by it', async () => {
			await inDatabase(async (tx) => {
				await draw(tx);
				await code(tx, refused);
				const before = await findAnswer(tx, 'hmt', 'permitted');
				expect(await codeOf(settleIt(tx, people.researcher))).toBe('own_coding');
				expect(await codeOf(settleIt(tx, people.reviewer, { note: ' ' }))).toBe('note_missing');
				const long = 'x'.repeat(4001);
				expect(await codeOf(settleIt(tx, people.reviewer, { note: long }))).toBe('not_valid');
				await settleIt(tx, people.reviewer, { note: 'The letter\0 says so.' });
				expect(await codingOf(tx)).toMatchObject({
					settlement: 'second',
					settlementNote: 'The letter says so.',
					settledAt: later,
					settledBy: accountKey(people.reviewer.id)
				});
				expect(await findAnswer(tx, 'hmt', 'permitted')).toEqual(before);
				expect(JSON.stringify(await lastEvent(tx))).not.toContain('The letter says so.');
				expect(await codeOf(settleIt(tx, people.publisher))).toBe('already_settled');
			});
		});

		it('they are open before publishing until they are settled, however the answer is coded since', async () => {
			await inDatabase(async (tx) => {
				const { sampled } = await draw(tx);
				const open = async () => {
					const [wave] = await listWaveWork(tx, surveyId, now);
					return [wave!.secondCodingsOpen, wave!.secondCodingsUnsettled];
				};
				expect(await open()).toEqual([sampled, 0]);
				await code(tx, refused);
				expect(await open()).toEqual([sampled - 1, 1]);
				const { responseId } = await findAnswer(tx, 'hmt', 'permitted');
				const anew = { ...place(), responseId, content: refused };
				const { revisionId } = await submitAnswer(tx, importer, anew, later);
				await reviewRevision(
					tx,
					people.reviewer,
					{ revisionId, to: 'accepted', comment: null },
					later
				);
				expect(await open()).toEqual([sampled - 1, 1]);
				await settleIt(tx, people.reviewer);
				expect(await open()).toEqual([sampled - 1, 0]);
			});
		});

		it('nothing is settled before both are there, nor where they agree', async () => {
			await inDatabase(async (tx) => {
				await draw(tx);
				expect(await codeOf(settleIt(tx, people.reviewer))).toBe('not_coded');
				const { content } = await findAnswer(tx, 'hmt', 'permitted');
				await code(tx, content as AnswerContent);
				expect(await codeOf(settleIt(tx, people.reviewer))).toBe('nothing_to_settle');
			});
		});
	});

	describe('the first coding', () => {
		it('is left out of what the coder reads until the second is submitted, and of nobody else’s', async () => {
			await inDatabase(async (tx) => {
				await draw(tx);
				const shown = async (reader: number | null, answers: 'accepted' | 'submitted') => {
					const contents = await readContents(tx, { surveyId, answers, reader });
					return contents.answers.filter((one) => one.body === 'hmt').map((one) => one.question);
				};
				const all = ['permitted', 'installed', 'guidance', 'responsible'];
				for (const answers of ['accepted', 'submitted'] as const) {
					expect(await shown(people.researcher.id, answers)).toEqual([]);
					expect(await shown(people.publisher.id, answers)).toEqual(all);
					expect(await shown(null, answers)).toEqual(all);
				}
				const { answerId } = await findAnswer(tx, 'hmt', 'permitted');
				expect(await isBlindFor(tx, people.researcher.id, { answerId })).toBe(true);
				await code(tx, refused);
				expect(await isBlindFor(tx, people.researcher.id, { answerId })).toBe(false);
				expect(await shown(people.researcher.id, 'accepted')).toEqual(['permitted']);
			});
		});
	});

	describe('a finding about what is coded a second time', () => {
		const content: StatedFinding = {
			outcome: 'met',
			reason: null,
			why: 'It asks for an administrator of every group.',
			source: { kind: 'source', title: 'A letter', where: 'page 1' }
		};
		const find = async (tx: Database, criterion: string, body = 'hmt', actor = people.researcher) =>
			(await submitFinding(tx, actor, { waveId, body, criterion, content }, now)).revisionId;
		const decide = (tx: Database, revisionId: number, to: 'accepted' | 'queried', who: Sort) =>
			reviewRevision(tx, people[who], { revisionId, to, comment: 'Which group?' }, now);
		/** Where the guidance is all that is coded a second time: the publisher's to code. */
		const drawGuidance = async (tx: Database) => {
			await draw(tx, { coder: people.publisher.id });
			const others = (await codings(tx)).filter((one) => one.question !== 'guidance');
			const ids = others.map(({ id }) => id);
			await tx.delete(secondCodings).where(inArray(secondCodings.id, ids));
		};

		it('is neither decided, commented on nor written by the coder until they have submitted', async () => {
			await inDatabase(async (tx) => {
				const revisionId = await find(tx, '2.5');
				await drawGuidance(tx);
				for (const to of ['accepted', 'queried'] as const) {
					expect(await codeOf(decide(tx, revisionId, to, 'publisher'))).toBe('coded_blind');
				}
				expect((await lastEvent(tx)).details).toMatchObject({
					code: 'coded_blind',
					finding: expect.any(Number)
				});
				const said = { revisionId, text: 'I see.' };
				expect(await codeOf(addComment(tx, people.publisher, said, now))).toBe('coded_blind');
				expect(await codeOf(find(tx, '2.5', 'hmt', people.publisher))).toBe('coded_blind');

				const { content: first } = await findAnswer(tx, 'hmt', 'guidance');
				const draft = draftOf(first as AnswerContent, null);
				const guidance = place('hmt', 'guidance');
				await saveSecondCoding(tx, people.publisher, { ...guidance, version: 0, draft }, now);
				await submitSecondCoding(tx, people.publisher, { ...guidance, version: 1 }, now);
				expect(await codeOf(decide(tx, revisionId, 'accepted', 'publisher'))).toBe('done');
			});
		});

		it('is decided by anybody else who may, and the coder decides about every other', async () => {
			await inDatabase(async (tx) => {
				const theirs = await find(tx, '2.5');
				const ofPermission = await find(tx, '1.4');
				const ofNoAnswer = await find(tx, '1.3');
				await drawGuidance(tx);
				expect(await codeOf(decide(tx, theirs, 'accepted', 'reviewer'))).toBe('done');
				for (const other of [ofPermission, ofNoAnswer]) {
					expect(await codeOf(decide(tx, other, 'accepted', 'publisher'))).toBe('done');
				}
			});
		});
	});

	it('is submitted once, however often it is sent at the same time', async () => {
		await draw(database.db, { coder: people.researcher.id });
		await save(database.db, refusal);
		const submit = () =>
			submitSecondCoding(database.db, people.researcher, { ...place(), version: 1 }, now);
		expect(await settle([submit(), submit(), submit()])).toEqual({
			done: 1,
			codes: ['already_submitted', 'already_submitted']
		});
	});
});
