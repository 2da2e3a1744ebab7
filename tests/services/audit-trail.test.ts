import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '$lib/domain/access/actor';
import { readableTrails, type ReadableTrails } from '$lib/domain/access/readable-trails';
import { readAuditFilter } from '$lib/domain/audit/audit-filter';
import { readHead } from '$lib/domain/audit/chain-head';
import type { Database } from '$lib/server/db/connect';
import {
	eventsAtOnce,
	eventsPerPage,
	listActorNames,
	listAuditChoices,
	listAuditEvents,
	listAuditPage,
	listEventsAfter,
	readAuditTrail
} from '$lib/server/queries/audit-events';
import { findPlace } from '$lib/server/queries/places';
import { createThrottle } from '$lib/server/auth/throttle';
import { choosePassword } from '$lib/server/services/choose-password';
import { invitePerson } from '$lib/server/services/invite-person';
import { signIn } from '$lib/server/services/sign-in';
import { createSurvey } from '$lib/server/services/create-survey';
import { ensureMay } from '$lib/server/services/perform';
import { recordEvent } from '$lib/server/services/record-event';
import { verifyRecords } from '$lib/server/services/verify-records';
import { accounts, organisations } from '$lib/server/db/schema';
import { readRegisterFile } from '$lib/domain/interchange/register-file';
import { readSurveyFile } from '$lib/domain/interchange/survey-file';
import { accountActor } from '../support/account-actor';
import { databases, examplePublishedAt, undone, type OpenDatabase } from '../support/databases';
import { exampleFiles } from '../support/example';
import { importer, lastEvent, now, refused, revise, survey } from './example-survey';

const register = readRegisterFile(exampleFiles.bodies, exampleFiles.headcounts);
const file = readSurveyFile(exampleFiles.survey, exampleFiles.recommendations, register.slugOf);

const administrator = accountActor({ isAdministrator: true });

const publisherOf = async (db: Database, slug: string, id = 2) => {
	const { surveyId } = await findPlace(db, { survey: slug });
	return accountActor({ id, roles: [{ surveyId: surveyId!, role: 'publisher' }] });
};

/** A second survey, and events of both surveys, of neither, and about people. */
async function addEvents(tx: Database): Promise<void> {
	const input = { ...file, survey: { ...file.survey, slug: 'another' }, asked: [] };
	await createSurvey(tx, importer, input, now);
	const [organisation] = await tx
		.insert(organisations)
		.values({ name: 'An institute' })
		.returning({ id: organisations.id });
	const [account] = await tx
		.insert(accounts)
		.values({
			email: 'ada@institute.example',
			name: 'Ada King',
			organisationId: organisation!.id,
			createdAt: now
		})
		.returning({ id: accounts.id });
	const ada = accountActor({ id: account!.id });
	const record = (actor: Actor, action: string, kind: string, key: string, of: string | null) =>
		recordEvent(
			tx,
			actor,
			action,
			{ subject: { kind, key }, details: of ? { survey: of } : {} },
			now
		);
	await record(ada, 'submit_answer', 'answer', '2021-22 hmt permitted', survey);
	await record(ada, 'submit_answer', 'answer', '2021-22 hmt permitted-too', survey);
	await record(ada, 'submit_answer', 'answer', '2023 hmt permitted', 'another');
	await record(administrator, 'invite_person', 'account', `account:${ada.id}`, null);
	await record(administrator, 'change_roles', 'account', `account:${ada.id}`, null);
	await record(ada, 'sign_in', 'account', `account:${ada.id}`, null);
}

async function list(db: Database, trails: ReadableTrails, query = '') {
	const reading = readAuditFilter(new URLSearchParams(query));
	if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
	return listAuditPage(db, trails, reading.filter, reading.page);
}

async function readAll(db: Database, trails: ReadableTrails, query = '') {
	const reading = readAuditFilter(new URLSearchParams(query));
	if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
	const events = [];
	for await (const some of readAuditTrail(db, trails, reading.filter)) events.push(...some);
	return events;
}

/** Something that somebody with the keys to the database does to the trail; event 100 bears the brunt. */
const tamperings: [string, string, RegExp][] = [
	[
		'details',
		`update audit_events set details = details || '{"revision": 2}' where sequence = 100`,
		/event 100 is not as it was recorded: event 100, 31 March 2022, 10:00:00 BST, The /
	],
	[
		'the survey in the details',
		`update audit_events set details = jsonb_set(details, '{survey}', '"whatsapp-in-governmenT"') where sequence = 100`,
		/event 100 is not as it was recorded/
	],
	[
		'the actor',
		`update audit_events set actor = 'system:importeR' where sequence = 100`,
		/event 100 is not as it was recorded: .+, system:importeR: /
	],
	[
		'the instant',
		`update audit_events set at = at + interval '1 millisecond' where sequence = 100`,
		/event 100 is not as it was recorded/
	],
	[
		'the instant, to one that never comes',
		`update audit_events set at = 'infinity' where sequence = 100`,
		/event 100 is not as it was recorded: event 100, no instant/
	],
	[
		'the action',
		`update audit_events set action = 'submit_answers' where sequence = 100`,
		/event 100 is not as it was recorded/
	],
	[
		'the kind of record',
		`update audit_events set subject_kind = 'answeR' where sequence = 100`,
		/event 100 is not as it was recorded/
	],
	[
		'the key of the record',
		`update audit_events set subject_key = subject_key || ' ' where sequence = 100`,
		/event 100 is not as it was recorded/
	],
	[
		'the hash before',
		`update audit_events set before_hash = repeat('0', 64) where sequence = 100`,
		/event 100 is not as it was recorded/
	],
	[
		'the hash after',
		`update audit_events set after_hash = null where sequence = 100`,
		/event 100 is not as it was recorded/
	],
	[
		'its own hash',
		`update audit_events set hash = translate(left(hash, 1), '0123456789abcdef', '123456789abcdef0') || substr(hash, 2) where sequence = 100`,
		/event 100 is not as it was recorded/
	],
	[
		'the hash of the event before it',
		`update audit_events set previous_hash = translate(left(previous_hash, 1), '0123456789abcdef', '123456789abcdef0') || substr(previous_hash, 2) where sequence = 100`,
		/event 100 was not made to follow the event before it/
	],
	[
		'its number',
		`update audit_events set sequence = -100 where sequence = 100`,
		/event 1 is missing or out of its place; the next is event -100/
	],
	[
		'its presence',
		`delete from audit_events where sequence = 100`,
		/event 100 is missing or out of its place; the next is event 101/
	],
	[
		'the presence of the first event',
		`delete from audit_events where sequence = 1`,
		/event 1 is missing or out of its place; the next is event 2/
	],
	[
		'the order of two events',
		`update audit_events set sequence = case sequence when 100 then -101 else -100 end where sequence in (100, 101);
			update audit_events set sequence = -sequence where sequence < 0`,
		/event 100 was not made to follow the event before it/
	]
];

describe.each(databases)('the audit trail in $name', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
	});
	afterAll(() => database.close());

	const tamper = async (tx: Database, change: string) => {
		await tx.execute(sql`alter table audit_events disable trigger all`);
		for (const statement of change.split(';')) await tx.execute(sql.raw(statement));
		await tx.execute(sql`alter table audit_events enable trigger all`);
	};

	it('is listed by page, the newest first, with how many there are', async () => {
		const whole = (await listAuditEvents(db)).reverse();
		const first = await list(db, 'all');
		const second = await list(db, 'all', 'page=2');
		expect(first.total).toBe(whole.length);
		expect([...first.events, ...second.events]).toEqual(whole.slice(0, 2 * eventsPerPage));
		const last = await list(db, 'all', `page=${Math.ceil(whole.length / eventsPerPage)}`);
		expect(last.events.at(-1)?.sequence).toBe(1);
		expect((await list(db, 'all', 'page=1000')).events).toEqual([]);
	});

	it('is filtered by who, what, record, survey and day', async () => {
		await undone(db, async (tx) => {
			await addEvents(tx);
			const keys = async (query: string) =>
				(await list(tx, 'all', query)).events.map((event) => event.subject.key);
			const whole = await listAuditEvents(tx);
			const ada = whole.at(-1)!.actor;

			expect(await keys(`actor=${ada}&action=submit_answer`)).toEqual([
				'2023 hmt permitted',
				'2021-22 hmt permitted-too',
				'2021-22 hmt permitted'
			]);
			expect(await keys('action=sign_in')).toEqual([ada]);
			expect(await keys('record=answer+2021-22+hmt+permitted')).toEqual([
				'2021-22 hmt permitted',
				'2021-22 hmt permitted'
			]);
			expect(await keys('record=answer+2021-22+hmt')).toContain('2021-22 hmt permitted-too');
			expect(await keys('record=answer+2021-22+hm')).toEqual([]);
			expect(await keys('survey=another')).toEqual(['2023 hmt permitted', 'another']);

			const of = (query: string) => list(tx, 'all', query).then(({ total }) => total);
			const before = whole.filter((event) => event.at === examplePublishedAt.toISOString()).length;
			expect(await of('from=2022-03-31&to=2022-03-31')).toBe(before);
			expect(await of('to=2022-03-30')).toBe(0);
			expect(await of('from=2022-04-01&to=2022-04-30')).toBe(0);
			expect(await of('from=2022-05-01')).toBe(whole.length - before);
		});
	});

	it('counts an event before midnight in London to that day, though it is another by UTC', async () => {
		await undone(db, async (tx) => {
			const subject = { kind: 'survey', key: survey };
			const at = new Date('2022-06-30T23:30:00.000Z');
			await recordEvent(tx, importer, 'create_survey', { subject }, at);
			expect((await list(tx, 'all', 'from=2022-06-30&to=2022-06-30')).total).toBe(0);
			expect((await list(tx, 'all', 'from=2022-07-01&to=2022-07-01')).total).toBe(1);
		});
	});

	it('is all an administrator’s to read, people and other surveys among it', async () => {
		await undone(db, async (tx) => {
			await addEvents(tx);
			const whole = await listAuditEvents(tx);
			expect(await readAll(tx, readableTrails(administrator))).toEqual(whole.reverse());
		});
	});

	it.each([
		[survey, 'another'],
		['another', survey]
	])('shows who publishes %s nothing of %s, nor of people', async (own, other) => {
		await undone(db, async (tx) => {
			await addEvents(tx);
			const trails = readableTrails(await publisherOf(tx, own));
			const events = await readAll(tx, trails);
			expect(events.length).toBeGreaterThan(0);
			for (const event of events) {
				expect(event.details.survey).toBe(own);
				expect(event.subject.kind).not.toBe('account');
			}
			expect((await list(tx, trails)).total).toBe(events.length);
			expect(await list(tx, trails, `survey=${other}`)).toEqual({ events: [], total: 0 });
			expect(await list(tx, trails, 'action=invite_person')).toEqual({ events: [], total: 0 });
			const choices = await listAuditChoices(tx, trails);
			expect(choices.surveys).toEqual([own]);
			expect(choices.actions).not.toContain('invite_person');
			expect(choices.actors).not.toContain('account:1');
		});
	});

	it('shows nothing at all to anybody else', async () => {
		const { surveyId } = await findPlace(db, { survey });
		const reviewer = accountActor({ roles: [{ surveyId: surveyId!, role: 'reviewer' }] });
		for (const actor of [reviewer, accountActor({}), importer, { kind: 'visitor' } as const]) {
			const trails = readableTrails(actor);
			expect(await list(db, trails)).toEqual({ events: [], total: 0 });
			expect(await readAll(db, trails)).toEqual([]);
			expect(await listAuditChoices(db, trails)).toEqual({ actors: [], actions: [], surveys: [] });
		}
	});

	it('records who looked at it or checked it and may not', async () => {
		await undone(db, async (tx) => {
			await addEvents(tx);
			const publisher = await publisherOf(tx, survey);
			await ensureMay(tx, publisher, 'view_audit', { survey }, now);
			await ensureMay(tx, publisher, 'view_audit', {}, now);
			for (const [view, where] of [
				['view_audit', { survey: 'another' }],
				['verify_records', {}]
			] as const) {
				await expect(ensureMay(tx, publisher, view, where, now)).rejects.toMatchObject({
					code: 'not_permitted'
				});
				expect(await lastEvent(tx)).toMatchObject({
					actor: 'account:2',
					action: 'refused',
					subjectKey: view,
					details: { code: 'not_permitted', ...where }
				});
			}
		});
	});

	it('is exported as it is listed, filter and all', async () => {
		await undone(db, async (tx) => {
			await addEvents(tx);
			const trails = readableTrails(await publisherOf(tx, survey));
			for (const query of ['', 'action=review_revision', 'record=answer', 'from=2022-05-01']) {
				const { total } = await list(tx, trails, query);
				const listed = [];
				for (let page = 1; listed.length < total; page++) {
					listed.push(...(await list(tx, trails, `${query}&page=${page}`)).events);
				}
				expect(await readAll(tx, trails, query), query).toEqual(listed);
			}
		});
	});

	it('names the accounts among its actors, and nobody else', async () => {
		await undone(db, async (tx) => {
			await addEvents(tx);
			const ada = (await listAuditEvents(tx)).at(-1)!.actor;
			const keys = [ada, 'system:importer', 'account:999999', 'account:x', 'visitor'];
			expect(await listActorNames(tx, keys)).toEqual(
				new Map([[ada, { name: 'Ada King', organisation: 'An institute' }]])
			);
			expect(await listActorNames(tx, [])).toEqual(new Map());
		});
	});

	it('keeps no password, token, address or name, whether a command is done or refused', async () => {
		await undone(db, async (tx) => {
			const secrets = {
				email: 'grace@department.example',
				name: 'Grace Hopper',
				password: 'a-compiler-of-1952',
				wrong: 'a-guess-of-1953'
			};
			const { email, name, password } = secrets;
			const before = (await lastEvent(tx)).sequence;
			const { link } = await invitePerson(
				tx,
				administrator,
				{ name, email, organisation: 'A department', body: '', isAdministrator: false, roles: [] },
				now
			);
			const attempt = { throttle: createThrottle(tx), address: '192.0.2.7', device: 'A browser' };
			const token = link.path.split('/').at(-1)!;
			await choosePassword(tx, token, password, attempt, now);
			await signIn(tx, { email, password }, attempt, now);
			await expect(
				signIn(tx, { email, password: secrets.wrong }, attempt, now)
			).rejects.toMatchObject({ code: 'wrong_credentials' });
			await expect(choosePassword(tx, token, password, attempt, now)).rejects.toThrow();

			const added = await listEventsAfter(tx, before);
			expect(added.map((event) => event.action)).toEqual([
				'invite_person',
				'choose_password',
				'sign_in',
				'refused',
				'refused'
			]);
			const written = JSON.stringify(added);
			for (const secret of [...Object.values(secrets), token, attempt.address, attempt.device]) {
				expect(written).not.toContain(secret);
			}
		});
	});

	it('is read whole where it is longer than what is held at once', async () => {
		await undone(db, async (tx) => {
			const { sequence } = await lastEvent(tx);
			await tx.execute(sql`
				insert into audit_events (sequence, at, actor, action, subject_kind, subject_key, details, previous_hash, hash)
				select ${sequence}::bigint + n, '2022-05-01', 'system:importer', 'import_register', 'register', 'bodies', '{}', '', ''
				from generate_series(1, ${2 * eventsAtOnce}::int) n`);
			const exported = await readAll(tx, 'all');
			expect(exported.map((event) => event.sequence)).toEqual(
				Array.from({ length: exported.length }, (_, index) => exported.length - index)
			);
			expect(exported).toHaveLength(sequence + 2 * eventsAtOnce);
			expect(await listEventsAfter(tx, sequence)).toHaveLength(eventsAtOnce);
			const { isSound, brokenAt, lines } = await verifyRecords(tx);
			expect({ isSound, brokenAt }).toEqual({ isSound: false, brokenAt: sequence + 1 });
			// What follows the break is still held against the records.
			expect(lines.filter((line) => line.startsWith('BROKEN'))).toHaveLength(1);
		});
	});

	it('is sound as it was recorded, and gives its head to note', async () => {
		const { isSound, head, brokenAt } = await verifyRecords(db);
		const last = await lastEvent(db);
		expect({ isSound, brokenAt }).toEqual({ isSound: true, brokenAt: null });
		expect(readHead(head!)).toEqual({ sequence: last.sequence, hash: last.hash });
		expect(await verifyRecords(db, head)).toMatchObject({ isSound: true });
	});

	it.each(tamperings)('shows a change of %s, and names the event', async (_, change, found) => {
		await undone(db, async (tx) => {
			await tamper(tx, change);
			const { lines, isSound, head, brokenAt } = await verifyRecords(tx);
			expect(isSound).toBe(false);
			expect(head).toBeNull();
			expect(brokenAt).not.toBeNull();
			expect(lines[0]).toMatch(/^BROKEN: audit trail: event /);
			expect(lines[0]).toMatch(found);
		});
	});

	it('shows with the noted head that its end was cut off, even where nothing else is missing', async () => {
		await undone(db, async (tx) => {
			const subject = { kind: 'survey', key: survey };
			await recordEvent(tx, importer, 'create_survey', { subject }, now);
			const { head } = await verifyRecords(tx);
			const { sequence } = readHead(head!)!;
			await tamper(tx, `delete from audit_events where sequence = ${sequence}`);
			expect((await verifyRecords(tx)).isSound).toBe(true);
			const { lines, isSound } = await verifyRecords(tx, head);
			expect(isSound).toBe(false);
			expect(lines).toContain(
				`BROKEN: audit trail: event ${sequence} is missing: the trail ends before the event that was noted`
			);
		});
	});

	it('may have grown since its head was noted', async () => {
		await undone(db, async (tx) => {
			const { head } = await verifyRecords(tx);
			await revise(tx, 'hmt', 'permitted', refused);
			const later = await verifyRecords(tx, head);
			expect(later).toMatchObject({ isSound: true });
			expect(later.head).not.toBe(head);
		});
	});

	it('is not checked against what is no head', async () => {
		await expect(verifyRecords(db, '12:abc')).rejects.toThrow(/64 characters/);
	});
});
