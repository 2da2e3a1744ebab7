import fc from 'fast-check';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorKey, type Actor } from '$lib/domain/access/actor';
import {
	isResponseEvent,
	requestEventKinds,
	responseEventKinds,
	type RequestEventKind
} from '$lib/domain/requests/request-event';
import type { Database } from '$lib/server/db/connect';
import { documents, responses } from '$lib/server/db/schema';
import { readEntering } from '$lib/server/queries/entering';
import { findBodyId } from '$lib/server/queries/register';
import { findRequest, standingEvents } from '$lib/server/queries/requests';
import { listResponses } from '$lib/server/queries/responses';
import { followRequest } from '$lib/server/services/follow-request';
import { recordRequestEvent } from '$lib/server/services/record-request-event';
import { recordResponse } from '$lib/server/services/record-response';
import { strikeRequestEvent } from '$lib/server/services/strike-request-event';
import { submitDrafts } from '$lib/server/services/submit-drafts';
import { databases, postgres18, undone, type OpenDatabase } from '../support/databases';
import { accept, fingerprint, importer, lastEvent, now } from './example-survey';
import {
	draftAt,
	entered,
	eventOf,
	refusal,
	respond,
	save,
	setUpEntering,
	type EnteringSetting
} from './entering-setting';

describe.each(databases)('responses in $name', ({ open }) => {
	let database: OpenDatabase;
	let setting: EnteringSetting;
	let hmt: number;
	let researcher: Actor;
	beforeAll(async () => {
		database = await open('example');
		setting = await setUpEntering(database.db);
		hmt = setting.requests.hmt!;
		({ researcher } = setting.people);
	});
	afterAll(() => database.close());
	const inDatabase = (work: (tx: Database) => Promise<void>) => undone(setting.db, work);

	const record = (tx: Database, kind: RequestEventKind, on: string, requestId = hmt) =>
		recordRequestEvent(tx, researcher, { requestId, event: eventOf(kind, on) }, now);
	const strike = (tx: Database, eventId: number, requestId = hmt) =>
		strikeRequestEvent(tx, researcher, { requestId, eventId }, now);
	const list = async (tx: Database, body = 'hmt') =>
		listResponses(tx, setting.waveId, (await findBodyId(tx, body))!);

	it('come by each event that answers can be coded from, and by no other', async () => {
		await inDatabase(async (tx) => {
			await record(tx, 'received', '2022-04-01');
			for (const kind of requestEventKinds) {
				if (['sent', 'received', 'extended'].includes(kind)) continue;
				const { eventId, responseId } = await record(tx, kind, '2022-04-20');
				expect(responseId !== null, kind).toBe(isResponseEvent(kind));
				if (responseId === null) continue;
				const [row] = await tx.select().from(responses).where(eq(responses.id, responseId));
				expect(row).toEqual({
					id: responseId,
					waveId: setting.waveId,
					bodyId: await findBodyId(tx, 'hmt'),
					ordinal: expect.any(Number),
					requestId: hmt,
					eventId,
					respondedOn: '2022-04-20',
					source: null,
					enteredAt: null
				});
			}
			expect((await list(tx)).map(({ kind }) => kind)).toEqual(responseEventKinds);
		});
	});

	it('are numbered by their days, whichever was recorded first and whichever request it replies to', async () => {
		await inDatabase(async (tx) => {
			const again = { requestId: hmt, body: 'hmt' };
			const { requestId: second } = await followRequest(tx, researcher, again, now);
			await record(tx, 'sent', '2022-04-02', second);
			await respond(tx, researcher, hmt, '2022-04-22');
			const before = await respond(tx, researcher, second, '2022-04-12');
			await respond(tx, researcher, hmt, '2022-04-08', 'part_response');
			expect(await list(tx)).toMatchObject([
				{ ordinal: 1, requestId: hmt, kind: 'part_response', respondedOn: '2022-04-08' },
				{ ordinal: 2, requestId: second, kind: 'response', respondedOn: '2022-04-12', id: before },
				{ ordinal: 3, requestId: hmt, kind: 'response', respondedOn: '2022-04-22' }
			]);
			// All of them are shown where either request is entered; those of another body are not.
			await respond(tx, researcher, setting.requests.co!, '2022-04-12');
			for (const id of [hmt, second]) {
				expect((await readEntering(tx, id, null)).responses).toEqual(await list(tx));
			}
			expect(await list(tx, 'co')).toMatchObject([{ ordinal: 1 }]);
		});
	});

	it('that are known from a source come before those with a day, where theirs is not known', async () => {
		await inDatabase(async (tx) => {
			const { waveId } = setting;
			await respond(tx, researcher, hmt, '2022-04-20');
			const source = { kind: 'source' as const, title: 'A report', where: 'Table 1' };
			const known = { waveId, body: 'hmt', respondedOn: null, source };
			const { responseId } = await recordResponse(tx, importer, known, now);
			expect(await lastEvent(tx)).toMatchObject({ subjectKey: 'spring hmt 1' });
			const dated = { ...known, respondedOn: '2022-04-25' };
			await recordResponse(tx, importer, dated, now);
			expect(await lastEvent(tx)).toMatchObject({ subjectKey: 'spring hmt 3' });
			expect(await list(tx)).toMatchObject([
				{ id: responseId, ordinal: 1, kind: null, requestId: null, respondedOn: null },
				{ ordinal: 2, kind: 'response', respondedOn: '2022-04-20' },
				{ ordinal: 3, kind: null, respondedOn: '2022-04-25' }
			]);
		});
	});

	it('keep numbers from 1 on, by day, through whatever is recorded and struck out', async () => {
		const step = fc.oneof(
			{ weight: 3, arbitrary: fc.integer({ min: 2, max: 28 }) },
			{ weight: 1, arbitrary: fc.constant('strike' as const) }
		);
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
				await inDatabase(async (tx) => {
					const events: number[] = [];
					const days: string[] = [];
					for (const [index, one] of steps.entries()) {
						if (one === 'strike') {
							const at = Math.floor(events.length / 2);
							if (events.length === 0) continue;
							await strike(tx, events.splice(at, 1)[0]!);
							days.splice(at, 1);
						} else {
							const on = `2022-04-${String(one).padStart(2, '0')}`;
							const event = eventOf('response', on, { note: String(index) });
							const input = { requestId: hmt, event };
							events.push((await recordRequestEvent(tx, researcher, input, now)).eventId);
							days.push(on);
						}
					}
					const all = await list(tx);
					expect(all.map(({ ordinal }) => ordinal)).toEqual(days.map((_, index) => index + 1));
					expect(all.map(({ respondedOn }) => respondedOn)).toEqual([...days].sort());
				});
			}),
			{ numRuns: 20 }
		);
	});

	describe('whose event is struck out', () => {
		const submitOne = async (tx: Database, responseId: number) => {
			const version = await save(tx, researcher, {
				requestId: hmt,
				draft: refusal,
				responseId
			});
			const drafts = [{ question: 'permitted', version }];
			return submitDrafts(tx, researcher, { requestId: hmt, responseId, drafts }, now);
		};
		const addLetter = (tx: Database, responseId: number) =>
			tx.insert(documents).values({
				requestId: hmt,
				responseId,
				sha256: 'c'.repeat(64),
				name: 'Letter.pdf',
				type: 'pdf',
				bytes: 1,
				uploadedAt: now,
				uploadedBy: actorKey(researcher)
			});

		it('go with it, where nothing hangs on them', async () => {
			await inDatabase(async (tx) => {
				const first = await record(tx, 'part_response', '2022-04-08');
				const second = await record(tx, 'response', '2022-04-20');
				await strike(tx, first.eventId);
				expect(await list(tx)).toMatchObject([{ id: second.responseId, ordinal: 1 }]);
				await strike(tx, second.eventId);
				expect(await list(tx)).toEqual([]);
			});
		});

		it.each<[string, (tx: Database, responseId: number) => Promise<unknown>]>([
			['a letter', addLetter],
			[
				'a draft',
				(tx, responseId) => save(tx, researcher, { requestId: hmt, draft: refusal, responseId })
			],
			['a revision', submitOne]
		])('stay where %s hangs on them, with words that say what to do', async (_, hang) => {
			await inDatabase(async (tx) => {
				const { eventId, responseId } = await record(tx, 'response', '2022-04-20');
				await hang(tx, responseId!);
				const before = await fingerprint(tx);
				await expect(strike(tx, eventId)).rejects.toMatchObject({
					code: 'response_in_use',
					message: expect.stringMatching(/record “Response received” again with the right day/)
				});
				expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
			});
		});

		it('become those of the same sort recorded with the right day, with all that hangs on them', async () => {
			await inDatabase(async (tx) => {
				const part = await record(tx, 'part_response', '2022-04-10');
				const wrong = await record(tx, 'response', '2022-04-02');
				await addLetter(tx, wrong.responseId!);
				const { revisions } = await submitOne(tx, wrong.responseId!);
				await accept(tx, revisions[0]!);
				await save(tx, researcher, {
					requestId: hmt,
					question: 'guidance',
					draft: refusal,
					responseId: wrong.responseId
				});
				const right = await record(tx, 'response', '2022-04-20');
				await strike(tx, wrong.eventId);
				expect(await list(tx)).toMatchObject([
					{ id: part.responseId, ordinal: 1 },
					{ id: wrong.responseId, ordinal: 2, kind: 'response', respondedOn: '2022-04-20' }
				]);
				expect((await entered(tx, hmt)).revision).toMatchObject({ responseId: wrong.responseId });
				expect(await draftAt(tx, hmt, 'guidance')).toMatchObject({
					responseId: wrong.responseId
				});
				const request = (await findRequest(tx, setting.waveId, hmt))!;
				expect(standingEvents(request).map(({ id }) => id)).toEqual(
					expect.arrayContaining([part.eventId, right.eventId])
				);
				// Struck out in its turn, it is in use again, and there is no other to go over to.
				await expect(strike(tx, right.eventId)).rejects.toMatchObject({ code: 'response_in_use' });
			});
		});

		it('do not become those of another sort, nor ones on which something hangs', async () => {
			await inDatabase(async (tx) => {
				const one = await record(tx, 'response', '2022-04-10');
				await addLetter(tx, one.responseId!);
				await record(tx, 'part_response', '2022-04-20');
				await expect(strike(tx, one.eventId)).rejects.toMatchObject({ code: 'response_in_use' });
				const other = await record(tx, 'response', '2022-04-21');
				await save(tx, researcher, {
					requestId: hmt,
					draft: refusal,
					responseId: other.responseId
				});
				await expect(strike(tx, one.eventId)).rejects.toMatchObject({ code: 'response_in_use' });
			});
		});
	});

	it('of the example were entered with their last answer', async () => {
		const ofExample = await setting.db
			.select({ enteredAt: responses.enteredAt, eventId: responses.eventId })
			.from(responses);
		expect(ofExample.length).toBeGreaterThan(10);
		for (const { enteredAt, eventId } of ofExample) {
			expect(eventId).toBeNull();
			expect(enteredAt).toBeInstanceOf(Date);
		}
	});
});

describe('at once, in PostgreSQL 18,', () => {
	let database: OpenDatabase;
	let setting: EnteringSetting;
	beforeAll(async () => {
		database = await postgres18.open('example');
		setting = await setUpEntering(database.db);
	});
	afterAll(() => database.close());

	it('responses to several requests of a body take a number each, while its answers are typed', async () => {
		const { db, people, requests, waveId } = setting;
		const { researcher } = people;
		const hmt = requests.hmt!;
		const ids = [hmt];
		for (let more = 0; more < 3; more += 1) {
			const followed = { requestId: ids.at(-1)!, body: 'hmt' };
			const { requestId } = await followRequest(db, researcher, followed, now);
			const sent = eventOf('sent', '2022-04-01');
			await recordRequestEvent(db, researcher, { requestId, event: sent }, now);
			ids.push(requestId);
		}
		const type = async () => {
			let version = 0;
			for (let turn = 0; turn < 20; turn += 1) {
				const draft = { ...refusal, note: `turn ${turn}` };
				version = await save(db, researcher, { requestId: hmt, draft, version });
			}
			return version;
		};
		const [version] = await Promise.all([
			type(),
			...ids.flatMap((id, index) =>
				[9, 3].map((day) => respond(db, researcher, id, `2022-04-${10 + day + index}`))
			)
		]);
		expect(version).toBe(20);
		const bodyId = (await findBodyId(db, 'hmt'))!;
		const rows = await db
			.select({ ordinal: responses.ordinal, on: responses.respondedOn })
			.from(responses)
			.where(and(eq(responses.waveId, waveId), eq(responses.bodyId, bodyId)))
			.orderBy(asc(responses.ordinal));
		expect(rows.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		expect(rows.map(({ on }) => on)).toEqual(rows.map(({ on }) => on).sort());
	});
});
