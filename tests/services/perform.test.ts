import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '$lib/domain/access/actor';
import { verifyChain } from '$lib/domain/audit/chain';
import { setUpSurvey } from '$lib/domain/surveys/set-up';
import type { Database } from '$lib/server/db/connect';
import { findAccountByEmail } from '$lib/server/queries/accounts';
import { listAuditEvents } from '$lib/server/queries/audit-events';
import { insertSurvey } from '$lib/server/queries/surveys';
import { createSurvey } from '$lib/server/services/create-survey';
import { editPerson } from '$lib/server/services/edit-person';
import { invitePerson } from '$lib/server/services/invite-person';
import { perform, RefusedError } from '$lib/server/services/perform';
import { reviewRevision } from '$lib/server/services/review-revision';
import { sha256 } from '$lib/server/services/sha256';
import { verifyRecords } from '$lib/server/services/verify-records';
import { databases, postgres18, type OpenDatabase } from '../support/databases';
import { addressOf, createPeople } from '../support/people';
import { settle } from './entering-setting';
import {
	findAnswer,
	fingerprint,
	importer,
	lastEvent,
	now,
	refused,
	revise,
	verifier
} from './example-survey';

const newSurvey = (slug: string) =>
	setUpSurvey(
		{
			survey: { slug, title: 'Another', summary: 'Something else.' },
			wave: { slug: 'first', title: 'First', law: 'FOIA 2000', as_at: '2022-03', note: null },
			asked: ['hmt']
		},
		null
	);

const person = (email: string) => ({
	name: 'Nia Wyn',
	email,
	organisation: 'Test Institute',
	body: '',
	isAdministrator: false,
	roles: []
});

describe.each(databases)('a command in $name', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	let administrator: Actor;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
		({ administrator } = await createPeople(db, now));
	});
	afterAll(() => database.close());

	it('that fails leaves nothing, not even an event', async () => {
		const before = await fingerprint(db);
		const failing = perform(db, importer, 'submit_answer', {}, now, async (tx) => {
			await revise(tx, 'hmt', 'permitted', refused);
			throw new Error('The disk is full.');
		});
		await expect(failing).rejects.toThrow('The disk is full.');
		expect(await fingerprint(db)).toEqual(before);
	});

	it('that finds its name taken after it had looked is run anew, and refused by its own check', async () => {
		const { survey } = newSurvey('looked-too-early');
		const looked = vi.fn();
		await createSurvey(db, importer, newSurvey(survey.slug), now);
		const before = (await listAuditEvents(db)).length;
		const late = perform(db, importer, 'create_survey', {}, now, async (tx) => {
			looked();
			if (looked.mock.calls.length > 1) throw new RefusedError('survey_exists', 'There is one.');
			return {
				result: await insertSurvey(tx, survey),
				happening: { subject: { kind: 'survey', key: survey.slug } }
			};
		});
		await expect(late).rejects.toMatchObject({ code: 'survey_exists' });
		expect(await listAuditEvents(db)).toHaveLength(before + 1);
		expect(await lastEvent(db)).toMatchObject({
			action: 'refused',
			details: { code: 'survey_exists' }
		});
	});

	it('that takes a name without looking fails, however often it is run', async () => {
		const before = await fingerprint(db);
		const taking = perform(db, importer, 'create_survey', {}, now, async (tx) => ({
			result: await insertSurvey(tx, newSurvey('whatsapp-in-government').survey),
			happening: { subject: { kind: 'survey', key: 'whatsapp-in-government' } }
		}));
		await expect(taking).rejects.toMatchObject({ cause: { code: '23505' } });
		expect(await fingerprint(db)).toEqual(before);
	});

	it('for a name that others take at the same time is done once, and refused as if it had been known', async () => {
		const create = () => createSurvey(db, importer, newSurvey('rush'), now);
		expect(await settle([create(), create(), create()])).toEqual({
			done: 1,
			codes: ['survey_exists', 'survey_exists']
		});
		const invite = () => invitePerson(db, administrator, person('rush@test.example'), now);
		expect(await settle([invite(), invite(), invite()])).toEqual({
			done: 1,
			codes: ['email_taken', 'email_taken']
		});
	});
});

describe('commands at once, on PostgreSQL', () => {
	let database: OpenDatabase;
	beforeAll(async () => {
		database = await postgres18.open('example');
	});
	afterAll(() => database.close());

	/** Runs a second command once the first has taken its name, and ends the first when the second waits for it. */
	async function meet(
		first: (tx: Database) => Promise<unknown>,
		second: () => Promise<unknown>
	): Promise<unknown> {
		const { db } = database;
		const waiting = await db.transaction(async (tx) => {
			await first(tx);
			const ends = second().catch((error: unknown) => error);
			const isWaiting = sql`select from pg_stat_activity
				where datname = current_database() and wait_event_type = 'Lock'`;
			await vi.waitFor(async () => expect(await db.execute(isWaiting)).toHaveLength(1), 5000);
			return { ends };
		});
		return waiting.ends;
	}

	it('refuse whoever looked before the other’s name was there and writes after', async () => {
		const { db } = database;
		const { administrator } = await createPeople(db, now);
		const create = (on: Database) => createSurvey(on, importer, newSurvey('meeting'), now);
		expect(await meet(create, () => create(db))).toMatchObject({
			code: 'survey_exists',
			message: 'There is already a survey “meeting”.'
		});

		const invite = (on: Database, organisation: string) =>
			invitePerson(on, administrator, { ...person('meeting@test.example'), organisation }, now);
		expect(
			await meet(
				(tx) => invite(tx, 'One institute'),
				() => invite(db, 'Another institute')
			)
		).toMatchObject({
			code: 'email_taken',
			message: 'There is an account with this address already.'
		});

		const { id } = (await findAccountByEmail(db, addressOf('nobody')))!;
		expect(
			await meet(
				(tx) => invitePerson(tx, administrator, person('again@test.example'), now),
				() =>
					editPerson(
						db,
						administrator,
						id,
						{ ...person('again@test.example'), organisation: 'A third' },
						now
					)
			)
		).toMatchObject({
			code: 'email_taken',
			message: 'There is another account with this address.'
		});
	});

	it('leave an unbroken chain, the refused among them, and number revisions one by one', async () => {
		const { db } = database;
		const before = (await listAuditEvents(db)).length;
		const submitted = await findAnswer(db, 'hmt', 'permitted');
		const done = await Promise.allSettled(
			Array.from({ length: 20 }, (_, index) =>
				index % 4 === 3
					? reviewRevision(
							db,
							verifier,
							{ revisionId: submitted.revisionId, to: 'accepted', comment: null },
							now
						)
					: revise(db, 'hmt', index % 2 ? 'permitted' : 'guidance', refused)
			)
		);
		expect(done.filter((one) => one.status === 'rejected')).toHaveLength(5);

		const events = await listAuditEvents(db);
		expect(events).toHaveLength(before + 20);
		expect(verifyChain(events, sha256)).toMatchObject({ ok: true, count: before + 20 });
		expect((await verifyRecords(db)).isSound).toBe(true);
		const numbers = events
			.filter((one) => one.subject.key === '2021-22 hmt guidance')
			.map((one) => one.details.revision);
		expect(numbers).toEqual(numbers.map((_, index) => index + 1));
	});
});
