import fc from 'fast-check';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorKey, type Actor } from '$lib/domain/access/actor';
import { emptyDraft, type Draft } from '$lib/domain/answers/draft';
import { applyBlanket, type Blanket } from '$lib/domain/answers/remaining';
import type { Database } from '$lib/server/db/connect';
import {
	answers,
	auditEvents,
	drafts,
	questions,
	responses,
	revisions
} from '$lib/server/db/schema';
import { lockAnswer } from '$lib/server/queries/answers';
import { readContents } from '$lib/server/queries/contents';
import { deleteDraft, findDraft, insertDraft } from '$lib/server/queries/drafts';
import { countEntering } from '$lib/server/queries/entering';
import { listQuestions } from '$lib/server/queries/questions';
import { findBodyId } from '$lib/server/queries/register';
import {
	findWave,
	hasAnswers,
	insertWaveBodies,
	listWaveBodies,
	listWaves
} from '$lib/server/queries/waves';
import { findSurveyRecord } from '$lib/server/queries/surveys';
import { addQuestion } from '$lib/server/services/add-question';
import { applyToRemaining } from '$lib/server/services/apply-to-remaining';
import { discardDraft } from '$lib/server/services/discard-draft';
import { editWave, waveFingerprint } from '$lib/server/services/edit-wave';
import { followRequest } from '$lib/server/services/follow-request';
import { removeQuestion } from '$lib/server/services/remove-question';
import { saveDraft, type DraftSave } from '$lib/server/services/save-draft';
import { settleResponse } from '$lib/server/services/settle-response';
import { submitDrafts } from '$lib/server/services/submit-drafts';
import { undoBlanket } from '$lib/server/services/undo-blanket';
import { verifyRecords } from '$lib/server/services/verify-records';
import { databases, postgres18, undone, type OpenDatabase } from '../support/databases';
import { typedFields, Typist, wordsOf } from '../support/typist';
import { accept, fingerprint, lastEvent, now, survey } from './example-survey';
import {
	codes,
	draftAt,
	entered,
	noted,
	refusal,
	respond,
	save,
	settle,
	setUpEntering,
	springWave,
	workOf,
	type EnteringSetting
} from './entering-setting';

const later = new Date(now.getTime() + 60_000);
const eventCount = (db: Database) => db.$count(auditEvents);

describe.each(databases)('entering in $name', ({ open }) => {
	let database: OpenDatabase;
	let setting: EnteringSetting;
	let hmt: number;
	let researcher: Actor;
	let publisher: Actor;
	beforeAll(async () => {
		database = await open('example');
		setting = await setUpEntering(database.db);
		hmt = setting.requests.hmt!;
		({ researcher, publisher } = setting.people);
	});
	afterAll(() => database.close());
	const inDatabase = (work: (tx: Database) => Promise<void>) => undone(setting.db, work);

	describe('a draft', () => {
		const input: Omit<DraftSave, 'requestId'> = {
			question: 'permitted',
			responseId: null,
			version: 0,
			draft: noted('The dep')
		};
		const send = (tx: Database, more: Partial<DraftSave> = {}, actor = researcher, at = now) =>
			saveDraft(tx, actor, { requestId: hmt, ...input, ...more }, at);

		it('is kept as it was typed, with who saved it and when', async () => {
			await inDatabase(async (tx) => {
				expect(await send(tx)).toEqual({
					saved: true,
					version: 1,
					savedAt: now,
					responseId: null
				});
				expect(await draftAt(tx, hmt)).toEqual({
					id: expect.any(Number),
					version: 1,
					content: noted('The dep'),
					before: null,
					responseId: null,
					followsRevisionId: null,
					savedAt: now,
					savedBy: actorKey(researcher)
				});
			});
		});

		it('is noted where it is begun and where another goes on with it, and not at each pause', async () => {
			await inDatabase(async (tx) => {
				await send(tx);
				const noted1 = await lastEvent(tx);
				expect(noted1).toMatchObject({
					actor: actorKey(researcher),
					action: 'save_draft',
					subjectKind: 'answer',
					subjectKey: 'spring hmt permitted',
					beforeHash: null,
					afterHash: null,
					details: { survey, request: hmt, version: 1 }
				});
				expect(JSON.stringify(noted1)).not.toContain('The dep');

				const before = await eventCount(tx);
				await send(tx, { version: 1, draft: noted('The department') });
				await send(tx, { version: 2, draft: noted('The department says') });
				expect(await eventCount(tx)).toBe(before);
				await send(tx, { version: 3, draft: noted('It says') }, publisher, later);
				expect(await eventCount(tx)).toBe(before + 1);
				expect(await lastEvent(tx)).toMatchObject({
					actor: actorKey(publisher),
					details: { version: 4 }
				});
				expect((await verifyRecords(tx)).isSound).toBe(true);
			});
		});

		it('is not saved over by whoever has not seen its version, and is told to them', async () => {
			await inDatabase(async (tx) => {
				await send(tx);
				await send(tx, { version: 1, draft: noted('by the first') });
				const before = await fingerprint(tx);
				for (const version of [0, 1, 3]) {
					const mine = { version, draft: noted('by the second') };
					expect(await send(tx, mine, publisher)).toEqual({
						saved: false,
						stored: expect.objectContaining({
							version: 2,
							content: noted('by the first'),
							savedBy: actorKey(researcher)
						})
					});
				}
				expect(await fingerprint(tx)).toEqual(before);
			});
		});

		it('is saved once where it is sent again because the answer was lost', async () => {
			await inDatabase(async (tx) => {
				await send(tx);
				const again = { version: 1, draft: noted('The department') };
				await send(tx, again, researcher, later);
				const before = await fingerprint(tx);
				const told = { saved: true, version: 2, savedAt: later, responseId: null };
				expect(await send(tx, again)).toEqual(told);
				expect(await send(tx, { ...again, version: 2 })).toEqual(told);
				expect(await fingerprint(tx)).toEqual(before);
			});
		});

		it('that is gone is not made anew by what was typed for it', async () => {
			await inDatabase(async (tx) => {
				const before = await fingerprint(tx);
				expect(await send(tx, { version: 1 })).toEqual({ saved: false, stored: null });
				expect(await fingerprint(tx)).toEqual(before);
			});
		});

		it('never has a version that an earlier one had, so that nobody takes the one for the other', async () => {
			await inDatabase(async (tx) => {
				await send(tx);
				await send(tx, { version: 1, draft: noted('The department') });
				const discarded = { requestId: hmt, question: 'permitted', version: 2 };
				await discardDraft(tx, researcher, discarded, now);
				expect(await draftAt(tx, hmt)).toBeNull();
				expect(await send(tx, { draft: noted('another') }, publisher)).toMatchObject({
					version: 3
				});
				// Somebody's page still shows the first one.
				for (const version of [1, 2]) {
					expect(await send(tx, { version, draft: noted('late') })).toMatchObject({
						saved: false,
						stored: { content: noted('another') }
					});
				}
			});
		});

		it('keeps every character that a database can hold, and loses none of the others’ company', async () => {
			await inDatabase(async (tx) => {
				const typed = 'Tea ☕ “5′ 3″” \u00a0 naïve 👩🏽‍💻 \\u0000 \ttab\nline {"a":1}';
				await send(tx, { draft: noted(typed) });
				expect((await draftAt(tx, hmt))!.content.note).toBe(typed);
				const half = `half \ud83d and zero \0 of it`;
				await send(tx, { version: 1, draft: noted(half) });
				expect((await draftAt(tx, hmt))!.content.note).toBe('half \ufffd and zero  of it');
				expect(await send(tx, { version: 1, draft: noted(half) })).toMatchObject({ version: 2 });
			});
		});

		it('says the same whatever order its keys come in', async () => {
			await inDatabase(async (tx) => {
				const evidence = {
					kind: 'letter' as const,
					sha256: 'a'.repeat(64),
					document: 'Letter.pdf',
					page: '2',
					quote: 'We hold it.'
				};
				const draft: Draft = { ...emptyDraft, evidence, value: { whatsapp: 'yes', viber: 'no' } };
				await send(tx, { draft });
				const stored = (await draftAt(tx, hmt))!.content;
				expect(JSON.stringify(stored.evidence)).toBe(JSON.stringify(evidence));
				expect(Object.keys(stored)).toEqual(Object.keys(emptyDraft));
				const turned = Object.fromEntries(Object.entries(draft).reverse()) as Draft;
				expect(await send(tx, { draft: turned })).toMatchObject({ saved: true, version: 1 });
			});
		});

		it('follows the revision that was the latest when it was begun', async () => {
			await inDatabase(async (tx) => {
				const version = await save(tx, researcher, { requestId: hmt, draft: refusal });
				const { revisions: cut } = await submitDrafts(
					tx,
					researcher,
					{ requestId: hmt, responseId: null, drafts: [{ question: 'permitted', version }] },
					now
				);
				await send(tx);
				expect(await draftAt(tx, hmt)).toMatchObject({ followsRevisionId: cut[0], version: 2 });
			});
		});

		it.each<[string, () => Partial<DraftSave> | Promise<Partial<DraftSave>>, string]>([
			[
				'to a question that the survey has not',
				() => ({ question: 'unasked' }),
				'unknown_question'
			],
			['to a request that there is not', () => ({ requestId: 999_999 }), 'not_permitted'],
			['from a response that there is not', () => ({ responseId: 999_999 }), 'wrong_response'],
			['with more words than it may have', () => ({ draft: noted('x'.repeat(2001)) }), 'not_valid'],
			[
				'of a disposition that there is not',
				() => ({ draft: { ...emptyDraft, disposition: 'shrugged' as 'refused' } }),
				'not_valid'
			]
		])('is refused %s', async (_, change, code) => {
			await inDatabase(async (tx) => {
				const before = await fingerprint(tx);
				await expect(send(tx, await change())).rejects.toMatchObject({ code });
				expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
			});
		});

		it('is refused from the response of another body, or of another wave', async () => {
			await inDatabase(async (tx) => {
				const [ofExample] = await tx
					.select({ id: responses.id })
					.from(responses)
					.where(eq(responses.ordinal, 1));
				const ofOther = await respond(tx, researcher, setting.requests.co!, '2022-04-20');
				for (const responseId of [ofOther, ofExample!.id]) {
					await expect(send(tx, { responseId })).rejects.toMatchObject({ code: 'wrong_response' });
				}
			});
		});

		it('is refused for a body that the wave does not ask, in words that say what to do', async () => {
			await inDatabase(async (tx) => {
				const followed = { requestId: hmt, body: 'dhsc' };
				const { requestId } = await followRequest(tx, researcher, followed, now);
				await expect(send(tx, { requestId })).rejects.toMatchObject({
					code: 'body_not_asked',
					message: expect.stringContaining('Add the body to the wave first')
				});
			});
		});

		it.each(['visitor', 'nobody', 'reviewer', 'elsewhere', 'administrator'] as const)(
			'is not typed by: %s',
			async (who) => {
				await inDatabase(async (tx) => {
					await expect(send(tx, {}, setting.people[who])).rejects.toMatchObject({
						code: who === 'visitor' ? 'not_signed_in' : 'not_permitted'
					});
					expect(await draftAt(tx, hmt)).toBeNull();
				});
			}
		);

		it('is discarded by whoever has seen it as it is', async () => {
			await inDatabase(async (tx) => {
				await send(tx);
				await send(tx, { version: 1, draft: noted('more') });
				const discard = (version: number, question = 'permitted') =>
					discardDraft(tx, publisher, { requestId: hmt, question, version }, now);
				await expect(discard(1)).rejects.toMatchObject({
					code: 'changed_meanwhile',
					message: expect.stringContaining('“Permitted”')
				});
				expect(await draftAt(tx, hmt)).not.toBeNull();
				await discard(2);
				expect(await draftAt(tx, hmt)).toBeNull();
				expect(await lastEvent(tx)).toMatchObject({
					action: 'discard_draft',
					subjectKey: 'spring hmt permitted',
					details: { request: hmt, version: 2 }
				});
				for (const question of ['permitted', 'guidance']) {
					await expect(discard(2, question)).rejects.toMatchObject({
						code: 'changed_meanwhile',
						message: expect.stringContaining('no longer there')
					});
				}
			});
		});
	});

	describe('what a letter says of all that remains', () => {
		const blanket: Blanket = {
			disposition: 'refused',
			provisions: ['s24'],
			none_stated: false,
			neither_confirmed_nor_denied: true,
			evidence: {
				kind: 'letter',
				sha256: 'b'.repeat(64),
				document: 'Refusal.pdf',
				page: '1',
				quote: 'We neither confirm nor deny.'
			}
		};
		const apply = (tx: Database, shown: string[], responseId: number | null = null) =>
			applyToRemaining(
				tx,
				researcher,
				{ requestId: hmt, responseId, blanket, questions: shown },
				now
			);
		const undo = (tx: Database, made: { question: string; version: number }[]) =>
			undoBlanket(tx, publisher, { requestId: hmt, drafts: made }, later);
		const works = async (tx: Database) =>
			Promise.all(codes.map(async (code) => workOf(await draftAt(tx, hmt, code))));

		it('is drafted for each, over whatever else was typed, and noted for each', async () => {
			await inDatabase(async (tx) => {
				const responseId = await respond(tx, researcher, hmt, '2022-04-20');
				await save(tx, researcher, { requestId: hmt, draft: refusal });
				const typed = { ...noted('half'), value: { use_of_apps: 'yes' } };
				await save(tx, publisher, { requestId: hmt, question: 'guidance', draft: typed });
				const before = await eventCount(tx);
				const shown = ['installed', 'guidance', 'responsible'];
				expect(await apply(tx, shown, responseId)).toEqual({
					drafts: [
						{ question: 'installed', version: 1 },
						{ question: 'guidance', version: 2 },
						{ question: 'responsible', version: 1 }
					]
				});
				expect(await eventCount(tx)).toBe(before + 3);
				expect(await draftAt(tx, hmt)).toMatchObject({ content: refusal, version: 1 });
				expect(await draftAt(tx, hmt, 'guidance')).toMatchObject({
					content: applyBlanket(typed, blanket),
					responseId,
					savedBy: actorKey(researcher)
				});
				expect((await draftAt(tx, hmt, 'installed'))!.content).toEqual(
					applyBlanket(emptyDraft, blanket)
				);
			});
		});

		it('is applied to none where others remain than were shown', async () => {
			await inDatabase(async (tx) => {
				await save(tx, publisher, { requestId: hmt, question: 'guidance', draft: refusal });
				const before = await fingerprint(tx);
				for (const shown of [codes, ['permitted', 'installed'], ['guidance']]) {
					await expect(apply(tx, shown)).rejects.toMatchObject({ code: 'changed_meanwhile' });
				}
				await expect(apply(tx, [])).rejects.toMatchObject({ code: 'none_chosen' });
				expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
				await apply(tx, ['permitted', 'installed', 'responsible']);
			});
		});

		it('leaves alone what was submitted before', async () => {
			await inDatabase(async (tx) => {
				const version = await save(tx, researcher, { requestId: hmt, draft: refusal });
				const chosen = [{ question: 'permitted', version }];
				const submission = { requestId: hmt, responseId: null, drafts: chosen };
				await submitDrafts(tx, researcher, submission, now);
				await expect(apply(tx, codes)).rejects.toMatchObject({ code: 'changed_meanwhile' });
				await apply(tx, codes.slice(1));
				expect(await draftAt(tx, hmt)).toBeNull();
			});
		});

		it('leaves, undone at once, exactly the drafts of before', async () => {
			const field = fc.constantFrom('', 'typed', 'typed too');
			const unsaid = fc.record<Draft>({
				disposition: fc.constant(null),
				value: fc.dictionary(fc.constantFrom('whatsapp', 'ministers', 'choice'), field),
				provisions: fc.constant([]),
				none_stated: fc.constant(false),
				neither_confirmed_nor_denied: fc.constant(false),
				evidence: fc.constant(null),
				detail: field,
				note: field,
				wording_override: field,
				internal_note: field
			});
			const one = fc.option(fc.record({ draft: unsaid, hasResponse: fc.boolean() }));
			const all = fc.tuple(one, one, one, one);
			await fc.assert(
				fc.asyncProperty(all, async (drafted) => {
					await inDatabase(async (tx) => {
						const responseId = await respond(tx, researcher, hmt, '2022-04-20');
						for (const [index, begun] of drafted.entries()) {
							if (!begun) continue;
							await save(tx, researcher, {
								requestId: hmt,
								question: codes[index]!,
								draft: begun.draft,
								responseId: begun.hasResponse ? responseId : null
							});
						}
						const before = await works(tx);
						const { drafts: made } = await apply(tx, codes, responseId);
						expect(await works(tx)).not.toEqual(before);
						expect(await undo(tx, made)).toEqual({ undone: codes, left: [] });
						expect(await works(tx)).toEqual(before);
						await expect(undo(tx, made)).rejects.toMatchObject({ code: 'changed_meanwhile' });
						expect(await works(tx)).toEqual(before);
					});
				}),
				{ numRuns: 15 }
			);
		});

		it('stays, undone, where somebody has gone on with it since', async () => {
			await inDatabase(async (tx) => {
				const { drafts: made } = await apply(tx, codes);
				const draft = { ...applyBlanket(emptyDraft, blanket), note: 'and more' };
				await save(tx, publisher, { requestId: hmt, question: 'guidance', version: 1, draft });
				expect(await undo(tx, made)).toEqual({
					undone: ['permitted', 'installed', 'responsible'],
					left: ['guidance']
				});
				expect((await draftAt(tx, hmt, 'guidance'))!.content).toEqual(draft);
				// Nor is it undone by whoever knows the new version: it was not made by the letter.
				await expect(undo(tx, [{ question: 'guidance', version: 2 }])).rejects.toMatchObject({
					code: 'changed_meanwhile'
				});
				await expect(undo(tx, [])).rejects.toMatchObject({ code: 'none_chosen' });
			});
		});
	});

	describe('submitting', () => {
		const submit = (
			tx: Database,
			chosen: { question: string; version: number }[],
			responseId: number | null = null,
			actor = researcher
		) => submitDrafts(tx, actor, { requestId: hmt, responseId, drafts: chosen }, later);
		const draftAll = async (tx: Database, responseId: number | null, some = codes) => {
			const chosen = [];
			for (const question of some) {
				const draft = question === 'guidance' ? { ...refusal, internal_note: ' ' } : refusal;
				const version = await save(tx, researcher, {
					requestId: hmt,
					question,
					draft,
					responseId
				});
				chosen.push({ question, version });
			}
			return chosen;
		};

		it('cuts a revision of each, in the survey’s order, and leaves no draft', async () => {
			await inDatabase(async (tx) => {
				const responseId = await respond(tx, researcher, hmt, '2022-04-20');
				const chosen = await draftAll(tx, responseId);
				const before = await eventCount(tx);
				const { revisions: cut, isEntered } = await submit(tx, chosen.toReversed(), responseId);
				expect(isEntered).toBe(true);
				expect(cut).toEqual([...cut].sort((a, b) => a - b));
				expect(await eventCount(tx)).toBe(before + 4);
				for (const [index, code] of codes.entries()) {
					expect(await entered(tx, hmt, code)).toMatchObject({
						draft: null,
						revision: {
							id: cut[index],
							number: 1,
							state: 'submitted',
							comment: null,
							responseId,
							author: actorKey(researcher),
							createdAt: later,
							content: {
								disposition: 'refused',
								provisions: ['s31'],
								value: null,
								evidence: null
							}
						},
						// What the researchers tell one another stays with the answer, and is no part of a revision.
						internalNote: code === 'guidance' ? null : refusal.internal_note
					});
				}
				const [first] = await tx.select().from(revisions).where(eq(revisions.id, cut[0]!));
				expect(JSON.stringify(first!.content)).not.toContain(refusal.internal_note);
				expect((await verifyRecords(tx)).isSound).toBe(true);
			});
		});

		it('says that a response is entered with the last of its answers, and not before', async () => {
			await inDatabase(async (tx) => {
				const responseId = await respond(tx, researcher, hmt, '2022-04-20');
				const enteredAt = async () => {
					const [row] = await tx.select().from(responses).where(eq(responses.id, responseId));
					return row!.enteredAt;
				};
				const chosen = await draftAll(tx, responseId);
				expect(await submit(tx, chosen.slice(0, 3), responseId)).toMatchObject({
					isEntered: false
				});
				expect(await enteredAt()).toBeNull();
				expect(await submit(tx, chosen.slice(3), responseId)).toMatchObject({ isEntered: true });
				expect(await enteredAt()).toEqual(later);
			});
		});

		it('says so only where nothing coded from the response is still being drafted', async () => {
			await inDatabase(async (tx) => {
				const first = await respond(tx, researcher, hmt, '2022-04-20', 'part_response');
				await submit(tx, await draftAll(tx, first), first);
				const second = await respond(tx, researcher, hmt, '2022-04-28');
				const chosen = await draftAll(tx, second, ['permitted', 'guidance']);
				expect(await submit(tx, [chosen[0]!], second)).toMatchObject({ isEntered: false });
				expect(await submit(tx, [chosen[1]!], second)).toMatchObject({ isEntered: true });
			});
		});

		it('codes the response that each draft names, and keeps the first disposition on record', async () => {
			await inDatabase(async (tx) => {
				const first = await respond(tx, researcher, hmt, '2022-04-20');
				const { revisions: cut } = await submit(tx, await draftAll(tx, first), first);
				await accept(tx, cut[3]!);
				const review = await respond(tx, researcher, hmt, '2022-04-28', 'part_response');
				const version = await save(tx, publisher, {
					requestId: hmt,
					question: 'responsible',
					responseId: review,
					draft: { ...emptyDraft, disposition: 'answered', value: { choice: 'yes' } }
				});
				// From the page of the first response: what the draft codes is what it says.
				const chosen = [{ question: 'responsible', version }];
				const again = await submit(tx, chosen, first, publisher);
				expect(again.isEntered).toBe(true);
				const { revision } = await entered(tx, hmt, 'responsible');
				expect(revision).toMatchObject({ id: again.revisions[0], number: 2, responseId: review });
				await accept(tx, again.revisions[0]!);
				const { id: surveyId } = (await findSurveyRecord(tx, survey))!;
				const { answers: working } = await readContents(tx, { surveyId });
				expect(working.find((one) => one.wave === 'spring' && one.body === 'hmt')).toMatchObject({
					question: 'responsible',
					disposition: 'answered',
					first_disposition: 'refused',
					responded_on: '2022-04-28'
				});
			});
		});

		it.each<[string, Draft, string, RegExp]>([
			['is not finished', noted('nothing yet'), 'not_ready', /“Permitted” cannot be submitted yet/],
			[
				'names a provision that there is not',
				{ ...refusal, provisions: ['s999'] },
				'not_ready',
				/“Permitted”/
			]
		])('is refused, all of it, where one %s', async (_, draft, code, message) => {
			await inDatabase(async (tx) => {
				await save(tx, researcher, { requestId: hmt, draft });
				const [other] = await draftAll(tx, null, ['guidance']);
				const before = await fingerprint(tx);
				await expect(
					submit(tx, [other!, { question: 'permitted', version: 1 }])
				).rejects.toMatchObject({
					code,
					message: expect.stringMatching(message),
					details: { question: 'permitted' }
				});
				expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
			});
		});

		it('is refused, all of it, where one was changed or is gone since it was looked at', async () => {
			await inDatabase(async (tx) => {
				const chosen = await draftAll(tx, null);
				await save(tx, publisher, { requestId: hmt, version: 1, draft: noted('changed') });
				const before = await fingerprint(tx);
				await expect(submit(tx, chosen)).rejects.toMatchObject({
					code: 'changed_meanwhile',
					message: expect.stringContaining('“Permitted”')
				});
				expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
				await submit(tx, chosen.slice(1));
				await expect(submit(tx, chosen.slice(1))).rejects.toMatchObject({
					code: 'changed_meanwhile',
					message: expect.stringContaining('no longer there')
				});
			});
		});

		it('is refused where none is given, or one that there is not', async () => {
			await inDatabase(async (tx) => {
				await expect(submit(tx, [])).rejects.toMatchObject({ code: 'none_chosen' });
				const unknown = [{ question: 'unasked', version: 1 }];
				await expect(submit(tx, unknown)).rejects.toMatchObject({ code: 'unknown_question' });
				const chosen = await draftAll(tx, null, ['guidance']);
				const foreign = await respond(tx, researcher, setting.requests.co!, '2022-04-20');
				await expect(submit(tx, chosen, foreign)).rejects.toMatchObject({
					code: 'wrong_response'
				});
			});
		});

		it.each(['nobody', 'reviewer', 'elsewhere', 'administrator'] as const)(
			'is not done by: %s',
			async (who) => {
				await inDatabase(async (tx) => {
					const chosen = await draftAll(tx, null, ['guidance']);
					await expect(submit(tx, chosen, null, setting.people[who])).rejects.toMatchObject({
						code: 'not_permitted'
					});
				});
			}
		);
	});

	describe('a response that changes nothing', () => {
		const settleIt = (tx: Database, responseId: number, requestId = hmt) =>
			settleResponse(tx, researcher, { requestId, responseId }, later);

		it('is entered once every question has an answer and nobody is drafting from it', async () => {
			await inDatabase(async (tx) => {
				const first = await respond(tx, researcher, hmt, '2022-04-20', 'part_response');
				const second = await respond(tx, researcher, hmt, '2022-04-28');
				await expect(settleIt(tx, second)).rejects.toMatchObject({
					code: 'nothing_submitted',
					message: expect.stringContaining('4 of the questions')
				});
				const chosen = [];
				for (const question of codes) {
					const version = await save(tx, researcher, {
						requestId: hmt,
						question,
						draft: refusal,
						responseId: first
					});
					chosen.push({ question, version });
				}
				const submission = { requestId: hmt, responseId: first, drafts: chosen };
				await submitDrafts(tx, researcher, submission, now);

				const version = await save(tx, publisher, {
					requestId: hmt,
					draft: noted('does it?'),
					responseId: second
				});
				await expect(settleIt(tx, second)).rejects.toMatchObject({ code: 'drafts_left' });
				const draft = { requestId: hmt, question: 'permitted', version };
				await discardDraft(tx, publisher, draft, now);
				await settleIt(tx, second);
				expect(await lastEvent(tx)).toMatchObject({
					action: 'settle_response',
					subjectKind: 'response',
					subjectKey: String(second),
					details: { request: hmt }
				});
				const [row] = await tx.select().from(responses).where(eq(responses.id, second));
				expect(row!.enteredAt).toEqual(later);
				// Once is enough.
				const before = await fingerprint(tx);
				await settleIt(tx, second);
				expect(await fingerprint(tx)).toEqual(before);
			});
		});

		it('is one of this request’s body', async () => {
			await inDatabase(async (tx) => {
				const foreign = await respond(tx, researcher, setting.requests.co!, '2022-04-20');
				await expect(settleIt(tx, foreign)).rejects.toMatchObject({ code: 'wrong_response' });
				await expect(settleIt(tx, 999_999)).rejects.toMatchObject({ code: 'wrong_response' });
			});
		});
	});

	describe('an answer that is only being drafted', () => {
		const count4 = { questions: 4, submitted: 0, drafted: 0, responses: 0, responsesOpen: 0 };
		const countOf = async (tx: Database, body: string) =>
			(await countEntering(tx, setting.waveId)).find((one) => one.body === body);

		it('counts as being drafted, and as no answer', async () => {
			await inDatabase(async (tx) => {
				await save(tx, researcher, { requestId: hmt, draft: refusal });
				expect(await countOf(tx, 'hmt')).toEqual({ body: 'hmt', ...count4, drafted: 1 });
				expect(await countOf(tx, 'co')).toEqual({ body: 'co', ...count4 });
				const { id } = (await findSurveyRecord(tx, survey))!;
				const wave = (await listWaves(tx, id)).find(({ wave: one }) => one.slug === 'spring');
				expect(wave).toMatchObject({ asked: 3, answered: 0 });
				expect(await hasAnswers(tx, setting.waveId)).toBe(false);

				await respond(tx, researcher, hmt, '2022-04-20');
				const chosen = [{ question: 'permitted', version: 1 }];
				const submission = { requestId: hmt, responseId: null, drafts: chosen };
				await submitDrafts(tx, researcher, submission, now);
				expect(await countOf(tx, 'hmt')).toEqual({
					body: 'hmt',
					...count4,
					submitted: 1,
					responses: 1,
					responsesOpen: 1
				});
				expect(await hasAnswers(tx, setting.waveId)).toBe(true);
			});
		});

		it('keeps its body in the wave for as long as the draft is there, and no longer', async () => {
			await inDatabase(async (tx) => {
				const { waveId } = setting;
				// No request of its own, which would keep it too.
				const bodyId = (await findBodyId(tx, 'dfe'))!;
				await insertWaveBodies(tx, waveId, [{ bodyId, why: null }]);
				const { id: surveyId } = (await findSurveyRecord(tx, survey))!;
				const questionId = (await listQuestions(tx, surveyId))[0]!.id;
				const hasRecords = async () =>
					(await listWaveBodies(tx, waveId)).find(({ slug }) => slug === 'dfe')!.hasRecords;
				expect(await hasRecords()).toBe(false);
				const answerId = await lockAnswer(tx, { waveId, bodyId, questionId });
				await insertDraft(tx, answerId, {
					content: refusal,
					before: null,
					responseId: null,
					savedAt: now,
					savedBy: actorKey(researcher)
				});
				expect(await hasRecords()).toBe(true);
				await deleteDraft(tx, answerId, (await findDraft(tx, answerId))!);
				expect(await hasRecords()).toBe(false);
			});
		});

		it('keeps its question in the survey until it is discarded, and its place goes with it', async () => {
			await inDatabase(async (tx) => {
				const question = {
					kind: 'choice' as const,
					code: 'policy',
					title: 'Policy',
					prompt: 'Is there a policy?',
					options: [
						{ code: 'yes', label: 'Yes' },
						{ code: 'no', label: 'No' }
					]
				};
				await addQuestion(tx, publisher, { survey, question }, now);
				const draft = noted('perhaps');
				const version = await save(tx, researcher, { requestId: hmt, question: 'policy', draft });
				const remove = () => removeQuestion(tx, publisher, { survey, code: 'policy' }, now);
				await expect(remove()).rejects.toMatchObject({ code: 'question_has_drafts' });
				const gone = { requestId: hmt, question: 'policy', version };
				await discardDraft(tx, researcher, gone, now);
				await remove();
				const left = await tx.select().from(questions).where(eq(questions.code, 'policy'));
				expect(left).toEqual([]);
			});
		});

		it('lets the wave be renamed, as no address names an answer yet', async () => {
			await inDatabase(async (tx) => {
				await save(tx, researcher, { requestId: hmt, draft: refusal });
				const bodies = ['co', 'hmt', 'mod'];
				await editWave(
					tx,
					publisher,
					{
						waveId: setting.waveId,
						wave: { ...springWave, slug: 'spring-2022' },
						bodies,
						fingerprint: waveFingerprint(springWave, bodies)
					},
					now
				);
				const { id } = (await findSurveyRecord(tx, survey))!;
				expect(await findWave(tx, id, 'spring-2022')).not.toBeNull();
			});
		});
	});
});

/** Somebody who types the answer of a request to the first question. */
const typistOf = (db: Database, name: string, actor: Actor, requestId: number) =>
	new Typist(name, async (version, draft) => {
		const place = { requestId, question: 'permitted', responseId: null };
		const sent = await saveDraft(db, actor, { ...place, version, draft }, now);
		if (sent.saved) return sent;
		if (!sent.stored) throw new Error('Nobody takes the draft away here.');
		return { saved: false, stored: { version: sent.stored.version, draft: sent.stored.content } };
	});

describe.each(databases)('two people who type one answer in $name', ({ open }) => {
	let database: OpenDatabase;
	let setting: EnteringSetting;
	beforeAll(async () => {
		database = await open('example');
		setting = await setUpEntering(database.db);
	});
	afterAll(() => database.close());

	it('lose no word of theirs, in whatever order they type and save', async () => {
		const { people, requests } = setting;
		const hmt = requests.hmt!;
		const step = fc.record({
			who: fc.constantFrom(0, 1),
			what: fc.constantFrom(...typedFields, 'save' as const, 'save' as const)
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
				await undone(setting.db, async (tx) => {
					const typists = [
						typistOf(tx, 'a', people.researcher, hmt),
						typistOf(tx, 'b', people.publisher, hmt)
					] as const;
					const typed: string[] = [];
					for (const { who, what } of steps) {
						const typist = typists[who]!;
						if (what === 'save') await typist.save();
						else typed.push(typist.type(what));
					}
					for (const typist of typists) await typist.save();
					const stored = await draftAt(tx, hmt);
					expect(stored ? wordsOf(stored.content) : []).toEqual(typed.sort());
				});
			}),
			{ numRuns: 40 }
		);
	});
});

describe('at once, in PostgreSQL 18,', () => {
	let database: OpenDatabase;
	let setting: EnteringSetting;
	let db: Database;
	beforeAll(async () => {
		database = await postgres18.open('example');
		db = database.db;
		setting = await setUpEntering(db);
	});
	afterAll(() => database.close());

	it('one of two who begin the same draft is told of the other’s', async () => {
		const { people, requests } = setting;
		const begin = (actor: Actor, note: string) =>
			saveDraft(
				db,
				actor,
				{
					requestId: requests.co!,
					question: 'installed',
					responseId: null,
					version: 0,
					draft: noted(note)
				},
				now
			);
		const ends = await Promise.all([
			begin(people.researcher, 'mine'),
			begin(people.publisher, 'theirs')
		]);
		const [behind] = ends.filter(({ saved }) => !saved);
		expect(ends.filter(({ saved }) => saved)).toHaveLength(1);
		const stored = await draftAt(db, requests.co!, 'installed');
		expect(behind).toEqual({ saved: false, stored });
		expect(stored).toMatchObject({ version: 1 });
	});

	it('ten who type the same answer lose no word of theirs', async () => {
		const { people, requests } = setting;
		const typists = [...'abcdefghij'].map((name, index) =>
			typistOf(db, name, index % 2 ? people.publisher : people.researcher, requests.hmt!)
		);
		const typed: string[] = [];
		const behind = await Promise.all(
			typists.map(async (typist, index) => {
				let times = 0;
				for (let turn = 0; turn < 6; turn += 1) {
					const field = typedFields[(turn + index) % 3]!;
					typed.push(typist.type(field));
					times += await typist.save();
				}
				return times;
			})
		);
		const stored = (await draftAt(db, requests.hmt!))!;
		expect(wordsOf(stored.content)).toEqual(typed.sort());
		expect(stored.version).toBe(60);
		expect(behind.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0);
		const rows = await db.select({ drafts: count() }).from(drafts);
		expect(rows[0]!.drafts).toBe(2);
	});

	it('a draft is submitted once where two submit it', async () => {
		const { people, requests } = setting;
		const requestId = requests.mod!;
		const version = await save(db, people.researcher, { requestId, draft: refusal });
		const submission = {
			requestId,
			responseId: null,
			drafts: [{ question: 'permitted', version }]
		};
		expect(
			await settle([
				submitDrafts(db, people.researcher, submission, now),
				submitDrafts(db, people.publisher, submission, now)
			])
		).toEqual({ done: 1, codes: ['changed_meanwhile'] });
		expect((await entered(db, requestId)).revision).toMatchObject({ number: 1 });
		expect((await verifyRecords(db)).isSound).toBe(true);
	});

	it('two who submit the last two answers of a response leave it entered', async () => {
		const { people, requests } = setting;
		const requestId = requests.mod!;
		const responseId = await respond(db, people.researcher, requestId, '2022-04-20');
		const submitOne = async (question: string) => {
			const version = await save(db, people.researcher, {
				requestId,
				question,
				draft: refusal,
				responseId
			});
			return () =>
				submitDrafts(
					db,
					people.researcher,
					{ requestId, responseId, drafts: [{ question, version }] },
					now
				);
		};
		await (
			await submitOne('installed')
		)();
		const last = [await submitOne('guidance'), await submitOne('responsible')];
		const ends = await Promise.all(last.map((submit) => submit()));
		expect(ends.filter(({ isEntered }) => isEntered)).toHaveLength(1);
		const [row] = await db.select().from(responses).where(eq(responses.id, responseId));
		expect(row!.enteredAt).toEqual(now);
	});

	it('what a save and a submission of one draft leave is either’s, and no third thing', async () => {
		const { people, requests } = setting;
		const requestId = requests.mod!;
		for (let turn = 0; turn < 5; turn += 1) {
			const before = await entered(db, requestId);
			const version = await save(db, people.researcher, { requestId, draft: refusal });
			const [saved, submitted] = await Promise.allSettled([
				saveDraft(
					db,
					people.publisher,
					{
						requestId,
						question: 'permitted',
						responseId: null,
						version,
						draft: { ...refusal, note: `turn ${turn}` }
					},
					now
				),
				submitDrafts(
					db,
					people.researcher,
					{ requestId, responseId: null, drafts: [{ question: 'permitted', version }] },
					now
				)
			]);
			const after = await entered(db, requestId);
			expect(saved.status).toBe('fulfilled');
			const wasSaved = saved.status === 'fulfilled' && saved.value.saved;
			if (submitted.status === 'fulfilled') {
				expect(wasSaved).toBe(false);
				expect(after.draft).toBeNull();
				expect(after.revision!.number).toBe((before.revision?.number ?? 0) + 1);
			} else {
				expect(wasSaved).toBe(true);
				expect(after.revision).toEqual(before.revision);
				expect(after.draft!.content.note).toBe(`turn ${turn}`);
				const gone = { requestId, question: 'permitted', version: after.draft!.version };
				await discardDraft(db, people.researcher, gone, now);
			}
		}
		expect(await db.$count(answers)).toBeGreaterThan(0);
	});
});
