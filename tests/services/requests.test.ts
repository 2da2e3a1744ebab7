import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountActor, Actor } from '$lib/domain/access/actor';
import { readClock } from '$lib/domain/requests/clock';
import type { RequestDetails } from '$lib/domain/requests/request-details';
import type { RequestEvent, RequestEventKind } from '$lib/domain/requests/request-event';
import type { Wave } from '$lib/domain/surveys/survey';
import type { Database } from '$lib/server/db/connect';
import { calendarFeeds, requestEvents, requests } from '$lib/server/db/schema';
import { findFeed } from '$lib/server/queries/calendar-feeds';
import { bankHolidays } from '$lib/server/queries/calendar';
import { findRequest, listRequests, standingEvents } from '$lib/server/queries/requests';
import { replaceRoles } from '$lib/server/queries/roles';
import { findSurveyRecord } from '$lib/server/queries/surveys';
import { findWave, findWaveOfSurvey } from '$lib/server/queries/waves';
import { createRequests } from '$lib/server/services/create-requests';
import { editRequest, requestFingerprint } from '$lib/server/services/edit-request';
import {
	editRequestTemplate,
	templateFingerprint
} from '$lib/server/services/edit-request-template';
import { editWave, waveFingerprint } from '$lib/server/services/edit-wave';
import { endCalendarFeed } from '$lib/server/services/end-calendar-feed';
import { followRequest } from '$lib/server/services/follow-request';
import { RefusedError } from '$lib/server/services/perform';
import { readCalendarFeed } from '$lib/server/services/read-calendar-feed';
import { recordRequestEvent } from '$lib/server/services/record-request-event';
import { recordSent } from '$lib/server/services/record-sent';
import { restorePerson } from '$lib/server/services/restore-person';
import { startCalendarFeed } from '$lib/server/services/start-calendar-feed';
import { startWave } from '$lib/server/services/start-wave';
import { strikeRequestEvent } from '$lib/server/services/strike-request-event';
import { suspendPerson } from '$lib/server/services/suspend-person';
import { verifyRecords } from '$lib/server/services/verify-records';
import { databases, postgres18, undone, type OpenDatabase } from '../support/databases';
import { createPeople, otherSurvey, type Sort } from '../support/people';
import { fingerprint, lastEvent, now, survey } from './example-survey';

const wave: Wave = {
	slug: 'spring',
	title: 'Spring 2022',
	law: 'FOIA 2000',
	as_at: '2022-05',
	note: null
};
const asked = ['co', 'hmt', 'mod'];
const event = (
	kind: RequestEventKind,
	on: string,
	more: Partial<RequestEvent> = {}
): RequestEvent => ({ kind, on, until: null, note: null, ...more });
const details: RequestDetails = {
	reference: 'FOI2022/00123',
	channel: 'email',
	contact: 'Information Rights Unit',
	text: 'Dear Sir or Madam,'
};

interface Setting {
	db: Database;
	people: Record<Sort, AccountActor>;
	surveyId: number;
	waveId: number;
}

/** People, and a wave that asks three bodies and has no answer. */
async function setUp(db: Database): Promise<Setting> {
	const people = (await createPeople(db, now)) as Record<Sort, AccountActor>;
	const { waveId } = await startWave(
		db,
		people.researcher,
		{ survey, wave, bodies: asked, proposedFor: '2022-05-01' },
		now
	);
	return { db, people, surveyId: (await findSurveyRecord(db, survey))!.id, waveId };
}

describe.each(databases)('requests in $name', ({ open }) => {
	let database: OpenDatabase;
	let setting: Setting;
	beforeAll(async () => {
		database = await open('example');
		setting = await setUp(database.db);
	});
	afterAll(() => database.close());

	/** With a request to each of these bodies. */
	const withRequests = (
		bodies: string[],
		work: (tx: Database, ids: Record<string, number>) => Promise<void>
	) =>
		undone(setting.db, async (tx) => {
			if (bodies.length > 0) await create(tx, bodies);
			const list = await listRequests(tx, setting.waveId);
			await work(tx, Object.fromEntries(list.map(({ id, body }) => [body.slug, id])));
		});
	const create = (tx: Database, bodies: string[], actor: Actor = setting.people.researcher) =>
		createRequests(tx, actor, { waveId: setting.waveId, bodies }, now);
	const record = (tx: Database, requestId: number, one: RequestEvent) =>
		recordRequestEvent(tx, setting.people.researcher, { requestId, event: one }, now);
	const strike = (tx: Database, requestId: number, eventId: number) =>
		strikeRequestEvent(tx, setting.people.publisher, { requestId, eventId }, now);
	const send = (tx: Database, requestIds: number[], on = '2022-04-01') =>
		recordSent(tx, setting.people.researcher, { waveId: setting.waveId, requestIds, on }, now);
	const stored = async (tx: Database, requestId: number) =>
		(await findRequest(tx, setting.waveId, requestId))!;

	describe('to the bodies of a wave', () => {
		it('are created one for each that has none, and noted', async () => {
			await withRequests([], async (tx) => {
				expect(await create(tx, ['hmt', 'hmt'])).toEqual({ created: ['hmt'] });
				const { created } = await create(tx, asked);
				expect(created.sort()).toEqual(['co', 'mod']);
				expect(await lastEvent(tx)).toMatchObject({
					action: 'create_requests',
					subjectKind: 'wave',
					subjectKey: 'spring',
					details: { survey, bodies: created }
				});
				const list = await listRequests(tx, setting.waveId);
				expect(list.map(({ body }) => body.slug).sort()).toEqual(asked);
				expect(list[0]).toEqual({
					id: expect.any(Number),
					waveId: setting.waveId,
					body: { slug: 'hmt', code: 'HMT', name: 'HM Treasury' },
					reference: null,
					channel: null,
					contact: null,
					text: null,
					follows: null,
					createdAt: now,
					events: []
				});
				expect((await verifyRecords(tx)).isSound).toBe(true);
			});
		});

		it('are not created twice, for nobody, or to a body that the wave does not ask', async () => {
			await withRequests(['hmt'], async (tx) => {
				const before = await fingerprint(tx);
				await expect(create(tx, ['hmt'])).rejects.toMatchObject({
					code: 'requests_exist',
					message: 'There is a request to HMT already.'
				});
				await expect(create(tx, [])).rejects.toMatchObject({ code: 'requests_exist' });
				await expect(create(tx, ['co', 'dhsc', 'atlantis'])).rejects.toMatchObject({
					code: 'body_not_asked',
					message: expect.stringContaining('“dhsc” and “atlantis”')
				});
				expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
			});
		});

		it('are kept apart from those of another wave', async () => {
			await withRequests(['hmt'], async (tx, { hmt }) => {
				const first = (await findWave(tx, setting.surveyId, '2021-22'))!;
				expect(await listRequests(tx, first.id)).toEqual([]);
				expect(await findRequest(tx, first.id, hmt!)).toBeNull();
			});
		});

		it('keep the wave asking the body', async () => {
			await withRequests(['hmt'], async (tx) => {
				const without = (bodies: string[], shown: string[]) =>
					editWave(
						tx,
						setting.people.publisher,
						{ waveId: setting.waveId, wave, bodies, fingerprint: waveFingerprint(wave, shown) },
						now
					);
				await expect(without(['co', 'mod'], asked)).rejects.toMatchObject({
					code: 'body_has_records',
					message: expect.stringContaining('Requests, letters or answers are recorded for HMT')
				});
				await without(['co', 'hmt'], asked);
			});
		});
	});

	describe('what one says of itself', () => {
		const edit = async (tx: Database, id: number, shown?: string) =>
			editRequest(
				tx,
				setting.people.researcher,
				{
					requestId: id,
					...details,
					fingerprint: shown ?? requestFingerprint(await stored(tx, id))
				},
				now
			);

		it('is edited, and the trail keeps hashes of it and not the words', async () => {
			await withRequests(['hmt'], async (tx, { hmt }) => {
				await edit(tx, hmt!);
				expect(await stored(tx, hmt!)).toMatchObject(details);
				const noted = await lastEvent(tx);
				expect(noted).toMatchObject({
					action: 'edit_request',
					subjectKind: 'request',
					subjectKey: String(hmt),
					beforeHash: expect.stringMatching(/^[0-9a-f]{64}$/),
					afterHash: expect.stringMatching(/^[0-9a-f]{64}$/),
					details: { survey, body: 'hmt' }
				});
				expect(JSON.stringify(noted)).not.toContain(details.contact);
			});
		});

		it('is not overwritten by somebody who saw it as it was before', async () => {
			await withRequests(['hmt'], async (tx, { hmt }) => {
				const shown = requestFingerprint(await stored(tx, hmt!));
				await edit(tx, hmt!);
				await expect(edit(tx, hmt!, shown)).rejects.toMatchObject({ code: 'changed_meanwhile' });
			});
		});

		it('is of nobody’s where it does not exist', async () => {
			await withRequests([], async (tx) => {
				await expect(edit(tx, 999_999, '')).rejects.toMatchObject({ code: 'not_permitted' });
			});
		});
	});

	describe('what happens to one', () => {
		it('is kept with who recorded it, and moves the clock', async () => {
			await withRequests(['hmt'], async (tx, { hmt }) => {
				await record(tx, hmt!, event('sent', '2022-04-01', { note: 'By email' }));
				const { eventId } = await record(
					tx,
					hmt!,
					event('extended', '2022-04-28', { until: '2022-05-31' })
				);
				expect(await lastEvent(tx)).toMatchObject({
					action: 'record_request_event',
					subjectKind: 'request',
					subjectKey: String(hmt),
					details: { survey, body: 'hmt', event: eventId, kind: 'extended' }
				});
				const request = await stored(tx, hmt!);
				expect(request.events).toEqual([
					{
						id: expect.any(Number),
						kind: 'sent',
						on: '2022-04-01',
						until: null,
						note: 'By email',
						recordedAt: now,
						recordedBy: `account:${setting.people.researcher.id}`,
						isStruck: false,
						erasureId: null,
						struckAt: null,
						struckBy: null
					},
					expect.objectContaining({ id: eventId, kind: 'extended', until: '2022-05-31' })
				]);
				const result = readClock(standingEvents(request), '2022-05-01', bankHolidays);
				expect(result).toMatchObject({ ok: true, clock: { dueOn: '2022-05-31' } });
			});
		});

		it('is refused where it cannot be, in words that say what to do', async () => {
			await withRequests(['hmt'], async (tx, { hmt }) => {
				const tries: [RequestEvent, string, RegExp][] = [
					[event('response', '2022-04-20'), 'not_sent', /Record the day it was sent first/],
					[event('sent', '2022-05-02'), 'in_future', /has not come yet/],
					[event('received', '2022-05-02'), 'in_future', /has not come yet/]
				];
				const later: [RequestEvent, string, RegExp][] = [
					[event('response', '2022-03-31'), 'before_sent', /It went out on 1 April 2022/],
					[event('sent', '2022-04-02'), 'recorded_already', /already, for 1 April 2022/],
					[event('fee_paid', '2022-04-20'), 'nothing_open', /needs “Fees notice” before it/]
				];
				const fail = async ([one, code, message]: [RequestEvent, string, RegExp]) =>
					expect(record(tx, hmt!, one)).rejects.toMatchObject({
						code,
						message: expect.stringMatching(message)
					});
				for (const one of tries) await fail(one);
				await record(tx, hmt!, event('sent', '2022-04-01'));
				for (const one of later) await fail(one);
				expect((await stored(tx, hmt!)).events).toHaveLength(1);
			});
		});

		it('is of the calendar day in London, where the clock may be an hour ahead', async () => {
			await withRequests(['hmt'], async (tx, { hmt }) => {
				const late = new Date('2022-05-01T23:30:00.000Z');
				const input = { requestId: hmt!, event: event('sent', '2022-05-02') };
				await recordRequestEvent(tx, setting.people.researcher, input, late);
				expect((await stored(tx, hmt!)).events).toHaveLength(1);
			});
		});

		it('is struck out, stays on record and counts for nothing', async () => {
			await withRequests(['hmt'], async (tx, { hmt }) => {
				const { eventId } = await record(tx, hmt!, event('sent', '2022-04-01'));
				await strike(tx, hmt!, eventId);
				expect(await lastEvent(tx)).toMatchObject({
					action: 'strike_request_event',
					subjectKey: String(hmt),
					details: { event: eventId, kind: 'sent' }
				});
				const request = await stored(tx, hmt!);
				expect(request.events).toMatchObject([
					{
						id: eventId,
						isStruck: true,
						erasureId: null,
						struckAt: now,
						struckBy: `account:${setting.people.publisher.id}`
					}
				]);
				expect(standingEvents(request)).toEqual([]);
				// What was struck out no longer stands in the way of the right day.
				await record(tx, hmt!, event('sent', '2022-04-04'));
				expect(standingEvents(await stored(tx, hmt!))).toMatchObject([{ on: '2022-04-04' }]);
			});
		});

		it('is not struck out twice, nor by way of another request', async () => {
			await withRequests(['hmt', 'co'], async (tx, { hmt, co }) => {
				const { eventId } = await record(tx, hmt!, event('sent', '2022-04-01'));
				await expect(strike(tx, co!, eventId)).rejects.toMatchObject({ code: 'unknown_event' });
				await strike(tx, hmt!, eventId);
				await expect(strike(tx, hmt!, eventId)).rejects.toMatchObject({ code: 'struck_already' });
			});
		});
	});

	describe('sent together', () => {
		it('are recorded all at once', async () => {
			await withRequests(asked, async (tx, ids) => {
				const all = Object.values(ids);
				expect(await send(tx, [...all, all[0]!])).toEqual({ recorded: 3 });
				expect(await lastEvent(tx)).toMatchObject({
					action: 'record_sent',
					subjectKey: 'spring',
					details: { requests: [...all].sort((a, b) => a - b) }
				});
				for (const { events } of await listRequests(tx, setting.waveId)) {
					expect(events).toMatchObject([{ kind: 'sent', on: '2022-04-01' }]);
				}
			});
		});

		it('are none of them recorded where one was sent already, and it is named', async () => {
			await withRequests(asked, async (tx, ids) => {
				await send(tx, [ids.mod!]);
				const before = await fingerprint(tx);
				await expect(send(tx, Object.values(ids))).rejects.toMatchObject({
					code: 'sent_already',
					message: expect.stringContaining('MoD'),
					details: { requests: [ids.mod] }
				});
				expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
			});
		});

		it('are of this wave, at least one, and on a day that has come', async () => {
			await withRequests(['hmt'], async (tx, { hmt }) => {
				const other = setting.people.elsewhere;
				const { surveyId } = other.roles[0]!;
				const first = (await findWave(tx, surveyId, 'first'))!;
				await createRequests(tx, other, { waveId: first.id, bodies: ['hmt'] }, now);
				const [foreign] = await listRequests(tx, first.id);
				for (const ids of [
					[hmt!, foreign!.id],
					[hmt!, 999_999]
				]) {
					await expect(send(tx, ids)).rejects.toMatchObject({ code: 'unknown_request' });
				}
				await expect(send(tx, [])).rejects.toMatchObject({ code: 'none_chosen' });
				await expect(send(tx, [hmt!], '2022-05-02')).rejects.toMatchObject({ code: 'in_future' });
				expect((await stored(tx, hmt!)).events).toEqual([]);
				expect((await findWaveOfSurvey(tx, first.id))!.survey.slug).toBe(otherSurvey);
			});
		});
	});

	describe('that follow others', () => {
		const follow = (tx: Database, requestId: number, body: string) =>
			followRequest(tx, setting.people.researcher, { requestId, body }, now);

		it('go to a body that the wave need not ask, or to the same one again', async () => {
			await withRequests(['hmt'], async (tx, { hmt }) => {
				const moved = await follow(tx, hmt!, 'dhsc');
				expect(await stored(tx, moved.requestId)).toMatchObject({
					body: { slug: 'dhsc' },
					follows: { id: hmt, body: { slug: 'hmt', code: 'HMT', name: 'HM Treasury' } },
					events: []
				});
				expect(await lastEvent(tx)).toMatchObject({
					action: 'follow_request',
					subjectKey: String(moved.requestId),
					details: { follows: hmt, body: 'dhsc' }
				});
				const again = await follow(tx, hmt!, 'hmt');
				expect((await stored(tx, again.requestId)).follows).toMatchObject({
					id: hmt,
					body: { slug: 'hmt' }
				});
				// One that follows is no reason not to ask the body itself.
				await follow(tx, hmt!, 'co');
				expect(await create(tx, ['co'])).toEqual({ created: ['co'] });
			});
		});

		it('are one for each body, and to bodies of the register', async () => {
			await withRequests(['hmt'], async (tx, { hmt }) => {
				await follow(tx, hmt!, 'dhsc');
				await expect(follow(tx, hmt!, 'dhsc')).rejects.toMatchObject({ code: 'request_exists' });
				await expect(follow(tx, hmt!, 'atlantis')).rejects.toMatchObject({
					code: 'unknown_body'
				});
			});
		});
	});

	describe('their letter', () => {
		const edit = (tx: Database, template: string | null, shown: string | null) =>
			editRequestTemplate(
				tx,
				setting.people.researcher,
				{ waveId: setting.waveId, template, fingerprint: templateFingerprint(shown) },
				now
			);
		const letter = 'Dear {body},\n\n{questions}\n';

		it('is edited, and goes back to the one that the survey gives', async () => {
			await withRequests([], async (tx) => {
				const template = async () =>
					(await findWave(tx, setting.surveyId, wave.slug))!.requestTemplate;
				expect(await template()).toBeNull();
				await edit(tx, letter, null);
				expect(await template()).toBe(letter);
				expect(await lastEvent(tx)).toMatchObject({
					action: 'edit_request_template',
					subjectKey: 'spring',
					beforeHash: templateFingerprint(null),
					afterHash: templateFingerprint(letter)
				});
				await edit(tx, null, letter);
				expect(await template()).toBeNull();
			});
		});

		it('is kept for each body as it was sent, whatever becomes of the template', async () => {
			await withRequests(['hmt', 'co'], async (tx, { hmt, co }) => {
				await edit(tx, letter, null);
				await send(tx, [hmt!]);
				await record(tx, co!, event('sent', '2022-04-01'));
				await edit(tx, 'Another', letter);
				expect((await stored(tx, hmt!)).text).toMatch(/^Dear HM Treasury,\n/);
				expect((await stored(tx, co!)).text).toMatch(/^Dear Cabinet Office,\n/);
				// Emptying it takes the wave's text as it is now, and keeps that.
				const shown = await stored(tx, co!);
				await editRequest(
					tx,
					setting.people.researcher,
					{ ...shown, requestId: co!, text: null, fingerprint: requestFingerprint(shown) },
					now
				);
				expect((await stored(tx, co!)).text).toBe('Another\n');
			});
		});

		it('is not overwritten by somebody who saw another, nor given a blank that nothing fills', async () => {
			await withRequests([], async (tx) => {
				await edit(tx, letter, null);
				await expect(edit(tx, 'Another', null)).rejects.toMatchObject({
					code: 'changed_meanwhile'
				});
				await expect(edit(tx, 'Dear {minister}', letter)).rejects.toMatchObject({
					code: 'unknown_placeholder',
					message: expect.stringContaining('{minister}')
				});
			});
		});
	});

	describe('a calendar feed of them', () => {
		const start = (tx: Database, actor = setting.people.reviewer) =>
			startCalendarFeed(tx, actor, { waveId: setting.waveId }, now);
		const read = (tx: Database, path: string) =>
			readCalendarFeed(tx, path.replace('/calendar/', '').replace('.ics', ''));

		it('shows the wave to whoever has its address, of which a hash is kept', async () => {
			await withRequests(['hmt'], async (tx, { hmt }) => {
				const { path } = await start(tx);
				expect(path).toMatch(/^\/calendar\/[a-z2-7]{32}\.ics$/);
				expect(await read(tx, path)).toMatchObject({
					survey: { slug: survey, title: expect.stringContaining('WhatsApp') },
					wave,
					requests: [{ id: hmt }]
				});
				const token = path.slice('/calendar/'.length, -'.ics'.length);
				expect(JSON.stringify(await tx.select().from(calendarFeeds))).not.toContain(token);
				expect(JSON.stringify(await lastEvent(tx))).not.toContain(token);
			});
		});

		it('is nothing to whoever guesses', async () => {
			await withRequests(['hmt'], async (tx) => {
				await start(tx);
				expect(await readCalendarFeed(tx, 'a'.repeat(32))).toBeNull();
				expect(await readCalendarFeed(tx, '')).toBeNull();
			});
		});

		it('takes the place of the one before, and leaves that of another person', async () => {
			await withRequests([], async (tx) => {
				const [old, other] = [await start(tx), await start(tx, setting.people.publisher)];
				const { path } = await start(tx);
				expect(await read(tx, old.path)).toBeNull();
				expect(await read(tx, path)).not.toBeNull();
				expect(await read(tx, other.path)).not.toBeNull();
			});
		});

		it('ends when its owner says so, once', async () => {
			await withRequests([], async (tx) => {
				const { path } = await start(tx);
				const end = () =>
					endCalendarFeed(tx, setting.people.reviewer, { waveId: setting.waveId }, now);
				await end();
				expect(await read(tx, path)).toBeNull();
				expect(await findFeed(tx, setting.people.reviewer.id, setting.waveId)).toBeNull();
				await expect(end()).rejects.toMatchObject({ code: 'no_feed' });
			});
		});

		it('dies when its owner loses their role on the survey', async () => {
			await withRequests([], async (tx) => {
				const { path } = await start(tx);
				const [elsewhere] = setting.people.elsewhere.roles;
				await replaceRoles(tx, setting.people.reviewer.id, [elsewhere!]);
				expect(await read(tx, path)).toBeNull();
			});
		});

		it('dies when its owner is suspended, and does not come back with them', async () => {
			await withRequests([], async (tx) => {
				const { path } = await start(tx);
				const { administrator, reviewer } = setting.people;
				await suspendPerson(tx, administrator, reviewer.id, now);
				expect(await read(tx, path)).toBeNull();
				await restorePerson(tx, administrator, reviewer.id, now);
				expect(await read(tx, path)).toBeNull();
			});
		});
	});
});

describe('requests under several hands, on PostgreSQL', () => {
	let database: OpenDatabase;
	let setting: Setting;
	beforeAll(async () => {
		database = await postgres18.open('example');
		setting = await setUp(database.db);
	});
	afterAll(() => database.close());

	/** How many were done, and the codes of those that were refused. */
	const settle = async (commands: Promise<unknown>[]) => {
		const ends = await Promise.allSettled(commands);
		const codes = ends.flatMap((end) => {
			if (end.status === 'fulfilled') return [];
			if (!(end.reason instanceof RefusedError)) throw end.reason;
			return [end.reason.code];
		});
		return { done: ends.length - codes.length, codes };
	};
	const twice = (command: () => Promise<unknown>) => settle([command(), command()]);
	const idOf = async (body: string) =>
		(await listRequests(setting.db, setting.waveId)).find((one) => one.body.slug === body)!.id;

	it('are one for each body where two people create them at once', async () => {
		const { db, people, waveId } = setting;
		expect(
			await twice(() => createRequests(db, people.researcher, { waveId, bodies: asked }, now))
		).toEqual({ done: 1, codes: ['requests_exist'] });
		expect(await listRequests(db, waveId)).toHaveLength(3);
	});

	it('are one for each body where two people create some of the same at once', async () => {
		const { db, people, waveId, surveyId } = setting;
		const more = ['dhsc', 'dfe', 'fcdo'];
		const { waveId: summer } = await startWave(
			db,
			people.researcher,
			{ survey, wave: { ...wave, slug: 'summer' }, bodies: more, proposedFor: '2022-05-01' },
			now
		);
		expect(summer).not.toBe(waveId);
		const ask = (bodies: string[]) =>
			createRequests(db, people.publisher, { waveId: summer, bodies }, now);
		expect(await settle([ask(['dhsc', 'dfe']), ask(['dfe', 'fcdo'])])).toEqual({
			done: 2,
			codes: []
		});
		const list = await listRequests(db, summer);
		expect(list.map(({ body }) => body.slug).sort()).toEqual([...more].sort());
		expect((await findWave(db, surveyId, 'summer'))!.id).toBe(summer);
	});

	it('keep a body in its wave where one person asks it while another takes it out', async () => {
		const { db, people } = setting;
		const bodies = ['hmt', 'co'];
		const autumn = { ...wave, slug: 'autumn' };
		const { waveId } = await startWave(
			db,
			people.researcher,
			{ survey, wave: autumn, bodies, proposedFor: '2022-05-01' },
			now
		);
		const { done, codes } = await settle([
			createRequests(db, people.researcher, { waveId, bodies: ['co'] }, now),
			editWave(
				db,
				people.publisher,
				{
					waveId,
					wave: autumn,
					bodies: ['hmt'],
					fingerprint: waveFingerprint(autumn, bodies)
				},
				now
			)
		]);
		expect(done).toBe(1);
		expect(['body_has_records', 'body_not_asked']).toContain(codes[0]);
	});

	it('are sent once where two people record it at once', async () => {
		const { db, people, waveId } = setting;
		const requestIds = [await idOf('hmt'), await idOf('co')];
		const send = (ids: number[]) =>
			recordSent(db, people.researcher, { waveId, requestIds: ids, on: '2022-04-01' }, now);
		// In either order of theirs, neither waits for the other for good.
		const ends = await settle([send(requestIds), send([...requestIds].reverse())]);
		expect(ends).toEqual({ done: 1, codes: ['sent_already'] });
		const standing = await db
			.select()
			.from(requestEvents)
			.innerJoin(requests, eq(requests.id, requestEvents.requestId))
			.where(and(eq(requests.waveId, waveId), isNull(requestEvents.struckAt)));
		expect(standing).toHaveLength(2);
	});

	it('have an event struck out by one of two people who do so at once', async () => {
		const { db, people } = setting;
		const requestId = await idOf('hmt');
		const [sent] = (await findRequest(db, setting.waveId, requestId))!.events;
		const input = { requestId, eventId: sent!.id };
		expect(await twice(() => strikeRequestEvent(db, people.publisher, input, now))).toEqual({
			done: 1,
			codes: ['struck_already']
		});
	});

	it('take one response where the same form is sent twice at once', async () => {
		const { db, people } = setting;
		const requestId = await idOf('co');
		const input = { requestId, event: event('response', '2022-04-20') };
		expect(await twice(() => recordRequestEvent(db, people.researcher, input, now))).toEqual({
			done: 1,
			codes: ['recorded_already']
		});
	});

	it('are followed once by one to the same body', async () => {
		const { db, people } = setting;
		const input = { requestId: await idOf('hmt'), body: 'dhsc' };
		expect(await twice(() => followRequest(db, people.researcher, input, now))).toEqual({
			done: 1,
			codes: ['request_exists']
		});
	});

	it('leave one feed of two that a person starts at once', async () => {
		const { db, people, waveId } = setting;
		expect(await twice(() => startCalendarFeed(db, people.reviewer, { waveId }, now))).toEqual({
			done: 2,
			codes: []
		});
		const feeds = await db
			.select()
			.from(calendarFeeds)
			.where(and(eq(calendarFeeds.waveId, waveId), isNull(calendarFeeds.endedAt)));
		expect(feeds).toHaveLength(1);
	});
});
