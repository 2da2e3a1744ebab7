import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountActor } from '$lib/domain/access/actor';
import { profileBody } from '$lib/domain/bodies/body-profile';
import { assembleDataset } from '$lib/domain/editions/assemble';
import { longestReply } from '$lib/domain/review/reply';
import { createThrottle } from '$lib/server/auth/throttle';
import { hashToken } from '$lib/server/auth/tokens';
import type { Database } from '$lib/server/db/connect';
import { answers, replies, replyInvitations } from '$lib/server/db/schema';
import { readContents } from '$lib/server/queries/contents';
import { eraseRecords } from '$lib/server/queries/erased-records';
import { insertErasure } from '$lib/server/queries/erasures';
import { listWaveWork } from '$lib/server/queries/publishing';
import { listReplies } from '$lib/server/queries/replies';
import { listInvitations } from '$lib/server/queries/reply-invitations';
import { findSurvey } from '$lib/server/queries/surveys';
import { inviteReply } from '$lib/server/services/invite-reply';
import { openReplyLink } from '$lib/server/services/open-reply-link';
import { RefusedError } from '$lib/server/services/perform';
import { publishReply } from '$lib/server/services/publish-reply';
import { sendReply, type SentReply } from '$lib/server/services/send-reply';
import { startWave } from '$lib/server/services/start-wave';
import { verifyRecords } from '$lib/server/services/verify-records';
import { withdrawReplyInvitation } from '$lib/server/services/withdraw-reply-invitation';
import { databases, undone, type OpenDatabase } from '../support/databases';
import { createPeople, type Sort } from '../support/people';
import {
	accept,
	findAnswer,
	fingerprint,
	lastEvent,
	now,
	permitted,
	refused,
	revise,
	survey
} from './example-survey';

const day = 86_400_000;
const later = (days: number) => new Date(now.getTime() + days * day);

const codeOf = (command: Promise<unknown>) =>
	command.then(
		() => null,
		(error: unknown) => {
			if (!(error instanceof RefusedError)) throw error;
			return error.code;
		}
	);

describe.each(databases)('the right of reply in $name', ({ open }) => {
	let database: OpenDatabase;
	let people: Record<Sort, AccountActor>;
	let waveId: number;
	beforeAll(async () => {
		database = await open('example');
		people = (await createPeople(database.db, now)) as Record<Sort, AccountActor>;
		({ waveId } = await findAnswer(database.db, 'hmt', 'permitted'));
	});
	afterAll(() => database.close());
	const within = (work: (tx: Database) => Promise<void>) => undone(database.db, work);

	const attemptOn = (tx: Database) => ({
		throttle: createThrottle(tx),
		address: '192.0.2.1',
		device: 'Test'
	});
	/** Makes a link, and gives its token. */
	const invite = async (tx: Database, body = 'hmt', days = 14) => {
		const { path } = await inviteReply(tx, people.publisher, { waveId, body, days }, now);
		return path.replace('/reply/', '');
	};
	const look = (tx: Database, token: string, at = now) =>
		openReplyLink(tx, token, attemptOn(tx), at);
	const send = (tx: Database, token: string, sent: SentReply[], at = now) =>
		sendReply(tx, token, sent, attemptOn(tx), at);
	const shownOf = async (tx: Database, token: string, question = 'permitted') =>
		(await look(tx, token)).contents.shown.get(question)!.revisionId;
	/** Replies to an answer, and gives the id of the reply. */
	const reply = async (tx: Database, token: string, more: Partial<SentReply> = {}) => {
		const revisionId = await shownOf(tx, token);
		await send(tx, token, [{ revisionId, text: 'We do.', mayBePublished: true, ...more }]);
		return (await listReplies(tx, { waveId }))[0]!.id;
	};
	const frozen = async (tx: Database) => {
		const { id } = (await findSurvey(tx, survey))!;
		return assembleDataset(await readContents(tx, { surveyId: id }));
	};

	describe('a link', () => {
		it('is kept as a hash alone, and noted without its token', async () => {
			await within(async (tx) => {
				const token = await invite(tx);
				const [stored] = await tx.select().from(replyInvitations);
				expect(stored).toMatchObject({ tokenHash: hashToken(token), openedAt: null });
				expect(stored!.expiresAt.toISOString()).toBe('2022-05-15T22:59:00.000Z');
				const event = await lastEvent(tx);
				expect(event).toMatchObject({
					action: 'invite_reply',
					subjectKind: 'reply_invitation',
					details: { survey, body: 'hmt', ended: [] }
				});
				expect(JSON.stringify([event, stored])).not.toContain(token);
			});
		});

		it('ends the one before for the same body, and leaves those of others', async () => {
			await within(async (tx) => {
				const first = await invite(tx);
				const other = await invite(tx, 'co');
				const second = await invite(tx);
				expect(await codeOf(look(tx, first))).toBe('reply_link_withdrawn');
				expect(await codeOf(look(tx, second))).toBeNull();
				expect(await codeOf(look(tx, other))).toBeNull();
			});
		});

		it('is made for no body that the wave does not ask, or of which nothing is submitted', async () => {
			await within(async (tx) => {
				const make = (body: string) =>
					codeOf(inviteReply(tx, people.publisher, { waveId, body, days: 14 }, now));
				expect(await make('desnz')).toBe('body_not_asked');
				expect(await make('no-such-body')).toBe('unknown_body');
				const spring = { slug: 'spring', title: 'Spring', law: 'FOIA 2000', as_at: '2022-05' };
				const { waveId: other } = await startWave(
					tx,
					people.researcher,
					{ survey, wave: { ...spring, note: null }, bodies: ['hmt'], proposedFor: '2022-05-01' },
					now
				);
				const empty = { waveId: other, body: 'hmt', days: 14 };
				expect(await codeOf(inviteReply(tx, people.publisher, empty, now))).toBe('nothing_to_show');
			});
		});

		it('shows the answers of its body and nothing of any other', async () => {
			await within(async (tx) => {
				await tx.update(answers).set({ internalNote: 'Between ourselves.' });
				await revise(tx, 'co', 'permitted', { ...refused, note: 'Of another body.' });
				const shown = await look(tx, await invite(tx));
				const { contents } = shown;
				expect(contents.answers.map(({ body }) => body)).toEqual(['hmt', 'hmt', 'hmt', 'hmt']);
				const dataset = assembleDataset(contents);
				expect(dataset.bodies.map(({ slug }) => slug)).toEqual(['hmt']);
				expect(new Set(dataset.assessments.map(({ body }) => body))).toEqual(new Set(['hmt']));
				const text = JSON.stringify(shown);
				expect(text).not.toContain('Between ourselves.');
				expect(text).not.toContain('Of another body.');
				expect(text).not.toContain('"co"');
			});
		});

		it('shows the latest revision of each answer, and whether it is accepted', async () => {
			await within(async (tx) => {
				const token = await invite(tx);
				const submitted = await revise(tx, 'hmt', 'permitted', refused);
				const { shown } = (await look(tx, token)).contents;
				expect(shown.get('permitted')).toEqual({ revisionId: submitted, isAccepted: false });
				expect(shown.get('installed')!.isAccepted).toBe(true);
				await accept(tx, submitted);
				expect((await look(tx, token)).contents.shown.get('permitted')!.isAccepted).toBe(true);
			});
		});

		it('says of an answer that was erased when and why, and has nothing of it to reply to', async () => {
			await within(async (tx) => {
				const token = await invite(tx);
				const revisionId = await shownOf(tx, token);
				const erasureId = await insertErasure(tx, {
					at: now,
					actor: 'account:1',
					reason: 'A name'
				});
				await eraseRecords(tx, 'revision', [String(revisionId)], erasureId, null);
				const { contents } = await look(tx, token);
				expect(contents.shown.has('permitted')).toBe(false);
				const dataset = assembleDataset(contents);
				const [wave] = profileBody(dataset, 'hmt')!.waves;
				expect(wave!.unshown).toMatchObject([
					{ question: { code: 'permitted' }, words: 'Erased on 1 May 2022: A name.' }
				]);
				expect(dataset.assessments.map(({ reason }) => reason)).toContain('erased');
			});
		});

		it('that is opened is noted once, and changes nothing else', async () => {
			await within(async (tx) => {
				const token = await invite(tx);
				const before = await fingerprint(tx);
				await look(tx, token, later(1));
				await look(tx, token, later(2));
				const [stored] = await tx.select().from(replyInvitations);
				expect(stored!.openedAt).toEqual(later(1));
				await tx.update(replyInvitations).set({ openedAt: null });
				// The throttle counts before it tries, and gives back what succeeded.
				const after = await fingerprint(tx);
				expect({ ...after, throttles: null }).toEqual({ ...before, throttles: null });
			});
		});

		it('stops with the instant at which it expires, for looking and for sending', async () => {
			await within(async (tx) => {
				const token = await invite(tx, 'hmt', 1);
				const revisionId = await shownOf(tx, token);
				const sent = [{ revisionId, text: 'We do.', mayBePublished: true }];
				const { expiresAt } = (await listInvitations(tx, { waveId }))[0]!;
				const before = new Date(expiresAt.getTime() - 1);
				expect(await codeOf(look(tx, token, before))).toBeNull();
				expect(await codeOf(look(tx, token, expiresAt))).toBe('reply_link_expired');
				expect(await codeOf(send(tx, token, sent, expiresAt))).toBe('reply_link_expired');
				expect(await codeOf(send(tx, token, sent, before))).toBeNull();
			});
		});

		it('stops when it is withdrawn, for looking and for sending; what came by it stays', async () => {
			await within(async (tx) => {
				const token = await invite(tx);
				const id = await reply(tx, token);
				const withdraw = () =>
					codeOf(withdrawReplyInvitation(tx, people.publisher, { waveId, body: 'hmt' }, now));
				expect(await withdraw()).toBeNull();
				expect(await codeOf(look(tx, token))).toBe('reply_link_withdrawn');
				const { revisionId } = (await tx.select().from(replies))[0]!;
				const sent = [{ revisionId, text: 'And more.', mayBePublished: true }];
				expect(await codeOf(send(tx, token, sent))).toBe('reply_link_withdrawn');
				expect((await listReplies(tx, { waveId })).map((one) => one.id)).toEqual([id]);
				expect(await withdraw()).toBe('no_invitation');
			});
		});

		it('that is guessed shuts out the address that guesses', async () => {
			await within(async (tx) => {
				const token = await invite(tx);
				for (let index = 0; index < 30; index++) {
					expect(await codeOf(look(tx, `guess${index}`))).toBe('reply_link_unknown');
				}
				expect(await codeOf(look(tx, token))).toBe('too_many_tries');
				expect(await codeOf(send(tx, token, []))).toBe('too_many_tries');
			});
		});
	});

	describe('a reply', () => {
		it('is attached to the revision that was shown, by nobody in particular', async () => {
			await within(async (tx) => {
				const token = await invite(tx);
				const shown = await shownOf(tx, token);
				await revise(tx, 'hmt', 'permitted', refused);
				await send(tx, token, [{ revisionId: shown, text: ' We do. ', mayBePublished: false }]);
				expect(await listReplies(tx, { waveId })).toMatchObject([
					{
						revisionId: shown,
						text: 'We do.',
						mayBePublished: false,
						publishedAt: null,
						body: 'hmt',
						question: { code: 'permitted', title: 'Permitted' },
						revision: { number: 1, latest: 2 }
					}
				]);
				expect(await lastEvent(tx)).toMatchObject({
					actor: 'visitor',
					action: 'send_reply',
					details: { survey, body: 'hmt', revision: shown, mayBePublished: false }
				});
				expect((await verifyRecords(tx)).isSound).toBe(true);
			});
		});

		it('follows another to the same answer, and is not taken twice in the same words', async () => {
			await within(async (tx) => {
				const token = await invite(tx);
				await reply(tx, token);
				await reply(tx, token);
				await reply(tx, token, { text: 'We do not.' });
				await reply(tx, token, { text: 'We do not.', mayBePublished: false });
				const texts = (await listReplies(tx, { waveId })).map(({ text }) => text);
				expect(texts).toEqual(['We do not.', 'We do not.', 'We do.']);
			});
		});

		it('to several answers is taken whole or not at all', async () => {
			await within(async (tx) => {
				const token = await invite(tx);
				const own = await shownOf(tx, token);
				const other = (await findAnswer(tx, 'co', 'permitted')).revisionId;
				const to = (revisionId: number, text = 'We do.') => ({
					revisionId,
					text,
					mayBePublished: true
				});
				expect(await codeOf(send(tx, token, [to(own), to(other)]))).toBe('not_shown');
				expect(await codeOf(send(tx, token, [to(own), to(999_999)]))).toBe('not_shown');
				expect(await codeOf(send(tx, token, [to(own), to(own)]))).toBe('not_shown');
				expect(await codeOf(send(tx, token, [to(own, ' '), to(other, '')]))).toBe(
					'nothing_written'
				);
				const long = 'x'.repeat(longestReply + 1);
				expect(await codeOf(send(tx, token, [to(own), to(other, long)]))).toBe('too_long');
				expect(await tx.select().from(replies)).toEqual([]);
				const second = await shownOf(tx, token, 'installed');
				expect(await send(tx, token, [to(own), to(second, '')])).toBe(1);
				expect(await send(tx, token, [to(own, 'More.'), to(second)])).toBe(2);
			});
		});

		it('is kept as it was sent', async () => {
			await within(async (tx) => {
				await reply(tx, await invite(tx));
				const change = tx.transaction((inner) =>
					inner.update(replies).set({ content: { text: 'Other words.' } })
				);
				await expect(change).rejects.toThrow();
			});
		});
	});

	describe('a reply marked public', () => {
		const publish = (tx: Database, replyId: number, isPublic = true) =>
			codeOf(publishReply(tx, people.publisher, { waveId, replyId, isPublic }, now));

		it('goes into what is published, with the request; unmarked, the request stays', async () => {
			await within(async (tx) => {
				const token = await invite(tx);
				const id = await reply(tx, token);
				const request = {
					wave: '2021-22',
					body: 'hmt',
					asked_on: '2022-05-01',
					until: '2022-05-15',
					replied_on: '2022-05-01'
				};
				expect((await frozen(tx)).replies).toEqual([]);
				expect(await publish(tx, id)).toBeNull();
				expect(await publish(tx, id)).toBeNull();
				expect(await frozen(tx)).toMatchObject({
					replyRequests: [request],
					replies: [
						{
							wave: '2021-22',
							body: 'hmt',
							question: 'permitted',
							replied_on: '2022-05-01',
							text: 'We do.',
							of_earlier_coding: false
						}
					]
				});
				expect(await publish(tx, id, false)).toBeNull();
				expect(await frozen(tx)).toMatchObject({ replyRequests: [request], replies: [] });
			});
		});

		it('says that it is of an earlier coding once another is accepted', async () => {
			await within(async (tx) => {
				const id = await reply(tx, await invite(tx));
				await publish(tx, id);
				const next = await revise(tx, 'hmt', 'permitted', permitted);
				expect((await frozen(tx)).replies[0]!.of_earlier_coding).toBe(false);
				await accept(tx, next);
				expect((await frozen(tx)).replies[0]!.of_earlier_coding).toBe(true);
			});
		});

		it('is one that the body said may be published, of this wave', async () => {
			await within(async (tx) => {
				const id = await reply(tx, await invite(tx), { mayBePublished: false });
				expect(await publish(tx, id)).toBe('may_not_be_published');
				expect(await publish(tx, id + 1)).toBe('unknown_reply');
				const spring = { slug: 'spring', title: 'Spring', law: 'FOIA 2000', as_at: '2022-05' };
				const { waveId: other } = await startWave(
					tx,
					people.researcher,
					{ survey, wave: { ...spring, note: null }, bodies: ['hmt'], proposedFor: '2022-05-01' },
					now
				);
				const elsewhere = { waveId: other, replyId: id, isPublic: true };
				expect(await codeOf(publishReply(tx, people.publisher, elsewhere, now))).toBe(
					'unknown_reply'
				);
			});
		});
	});

	it('is awaited of whoever can reply still and has not', async () => {
		await within(async (tx) => {
			const { id } = (await findSurvey(tx, survey))!;
			const awaited = async (at = now) =>
				(await listWaveWork(tx, id, at)).map(({ repliesAwaited }) => repliesAwaited);
			expect(await awaited()).toEqual([0]);
			const token = await invite(tx);
			await invite(tx, 'co');
			await invite(tx, 'dfe', 28);
			expect(await awaited()).toEqual([3]);
			await reply(tx, token);
			expect(await awaited()).toEqual([2]);
			expect(await awaited(later(20))).toEqual([1]);
		});
	});

	it('says that a body was asked and did not reply; one that was taken back unseen was not asked', async () => {
		await within(async (tx) => {
			await invite(tx, 'co');
			expect((await frozen(tx)).replyRequests).toMatchObject([{ body: 'co', replied_on: null }]);
			await withdrawReplyInvitation(tx, people.publisher, { waveId, body: 'co' }, now);
			expect((await frozen(tx)).replyRequests).toEqual([]);
		});
	});
});
