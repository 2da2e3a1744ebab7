import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountActor, Actor } from '$lib/domain/access/actor';
import { visitor } from '$lib/domain/access/actor';
import type { Role } from '$lib/domain/access/role';
import type { Body, BodyChange, Headcount } from '$lib/domain/bodies/body';
import type { Database } from '$lib/server/db/connect';
import { readContents } from '$lib/server/queries/contents';
import { listEditionRows, listEditions } from '$lib/server/queries/editions';
import { findPublication, forgetDatasets } from '$lib/server/queries/publications';
import { readRegister } from '$lib/server/queries/register';
import { addBody } from '$lib/server/services/add-body';
import { editBody } from '$lib/server/services/edit-body';
import { fingerprintOf } from '$lib/server/services/fingerprint';
import { recordBodyChange } from '$lib/server/services/record-body-change';
import { recordHeadcount } from '$lib/server/services/record-headcount';
import { removeBodyChange } from '$lib/server/services/remove-body-change';
import { removeHeadcount } from '$lib/server/services/remove-headcount';
import { verifyRecords } from '$lib/server/services/verify-records';
import { accountActor } from '../support/account-actor';
import { databases, postgres18, undone, type OpenDatabase } from '../support/databases';
import { fingerprint, importer, lastEvent, now, survey } from './example-survey';

const account = (
	of: Partial<Pick<AccountActor, 'isAdministrator' | 'awaits'>>,
	...roles: Role[]
): AccountActor => accountActor({ roles: roles.map((role) => ({ surveyId: 1, role })), ...of });
const publisher = account({}, 'publisher');
const administrator = account({ isAdministrator: true });

const forbidden: [name: string, actor: Actor, code: string][] = [
	['a researcher', account({}, 'researcher'), 'not_permitted'],
	['a reviewer', account({}, 'reviewer'), 'not_permitted'],
	['somebody without roles', account({}), 'not_permitted'],
	['a visitor', visitor, 'not_signed_in'],
	[
		'an administrator yet to give the second factor',
		account({ isAdministrator: true, awaits: 'second_factor' }),
		'second_factor'
	],
	[
		'a publisher yet to set up a second factor',
		account({ awaits: 'second_factor_setup' }, 'publisher'),
		'second_factor_setup'
	],
	['the importer', importer, 'not_permitted']
];

const office: Body = {
	slug: 'office',
	code: 'OVR',
	name: 'Office for Various Things',
	kind: 'non_ministerial_department',
	has_ministers: false,
	govuk_slug: null
};
const created: BodyChange = {
	predecessor: null,
	successor: 'hmt',
	kind: 'created',
	on: '1667-05-22',
	what: null,
	confidence: 'medium'
};
const counted: Headcount = {
	body: 'hmt',
	as_at: '2022-03-31',
	headcount: 2100,
	fte: 2050,
	source: { title: 'Civil Service Statistics 2022', rounding: 'to the nearest 5' }
};
const hash = /^[0-9a-f]{64}$/;

async function findBody(db: Database, slug: string): Promise<Body> {
	return (await readRegister(db)).bodies.find((one) => one.slug === slug)!;
}
async function findHeadcounts(db: Database, slug: string): Promise<Headcount[]> {
	return (await readRegister(db)).headcounts.filter((one) => one.body === slug);
}

/** Every command of the register, called so that whoever may can do it. */
const calls: Record<string, (db: Database, actor: Actor) => Promise<unknown>> = {
	add_body: (db, actor) => addBody(db, actor, office, now),
	edit_body: async (db, actor) => {
		const body = await findBody(db, 'hmt');
		const edit = { body: { ...body, name: 'The Treasury' }, fingerprint: fingerprintOf(body) };
		return editBody(db, actor, edit, now);
	},
	record_body_change: (db, actor) => recordBodyChange(db, actor, created, now),
	remove_body_change: async (db, actor) => {
		const [first] = (await readRegister(db)).changes;
		return removeBodyChange(db, actor, { changeId: first!.id }, now);
	},
	record_headcount: (db, actor) => recordHeadcount(db, actor, counted, now),
	remove_headcount: async (db, actor) => {
		const [first] = await findHeadcounts(db, 'hmt');
		const shown = { body: 'hmt', asAt: first!.as_at, fingerprint: fingerprintOf(first) };
		return removeHeadcount(db, actor, shown, now);
	}
};
const commands = Object.keys(calls);

describe.each(databases)('the register of bodies in $name', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
	});
	afterAll(() => database.close());

	describe('is changed by', () => {
		it.each(
			commands.flatMap((command) => [
				{ command, who: 'a publisher', actor: publisher },
				{ command, who: 'an administrator', actor: administrator }
			])
		)('$command of $who, and the trail says so', async ({ command, actor }) => {
			await undone(db, async (tx) => {
				await calls[command]!(tx, actor);
				const event = await lastEvent(tx);
				expect(event).toMatchObject({ at: now, actor: 'account:7', action: command });
				expect(event.beforeHash ?? event.afterHash).toMatch(hash);
				expect((await verifyRecords(tx)).isSound).toBe(true);
			});
		});

		it.each(
			commands.flatMap((command) =>
				forbidden.map(([who, actor, code]) => ({ command, who, actor, code }))
			)
		)('no $command of $who', async ({ command, actor, code }) => {
			await undone(db, async (tx) => {
				const before = await fingerprint(tx);
				await expect(calls[command]!(tx, actor)).rejects.toMatchObject({
					name: 'RefusedError',
					code
				});
				expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
				expect(await lastEvent(tx)).toMatchObject({
					action: 'refused',
					subjectKey: command,
					details: { code }
				});
			});
		});
	});

	describe('adding a body', () => {
		it('puts it on the list, as it was entered', async () => {
			await undone(db, async (tx) => {
				await addBody(tx, publisher, { ...office, name: ' Office for Various Things ' }, now);
				expect(await findBody(tx, 'office')).toEqual(office);
				expect(await lastEvent(tx)).toMatchObject({
					subjectKind: 'body',
					subjectKey: 'office',
					beforeHash: null,
					afterHash: fingerprintOf(office)
				});
			});
		});

		it.each([
			['slug_taken', { slug: 'hmt' }],
			['not_valid', { slug: 'HMT' }],
			['not_valid', { slug: 'new' }],
			['not_valid', { slug: 'an office' }],
			['not_valid', { name: ' ' }],
			['not_valid', { name: 'Office\u0000' }],
			['code_taken', { code: 'HMT' }],
			['code_taken', { code: 'hmt' }],
			['name_taken', { code: null, name: 'Office for Something' }]
		])('is refused as %s with %j', async (code, wrong) => {
			await undone(db, async (tx) => {
				const other = { ...office, slug: 'something', code: null, name: 'Office for Something' };
				await addBody(tx, publisher, other, now);
				const before = await fingerprint(tx);
				const refused = addBody(tx, publisher, { ...office, ...wrong }, now);
				await expect(refused).rejects.toMatchObject({ code });
				expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
			});
		});

		it('can pass on the short name of a body that has ended', async () => {
			await undone(db, async (tx) => {
				const culture = { ...office, slug: 'culture', code: 'DCMS', name: 'Culture' };
				const add = (at: Date) => addBody(tx, publisher, culture, at);
				await expect(add(new Date('2023-02-06T12:00:00Z'))).rejects.toMatchObject({
					code: 'code_taken'
				});
				await add(new Date('2023-02-07T12:00:00Z'));
				expect(await findBody(tx, 'culture')).toEqual(culture);
			});
		});
	});

	describe('editing a body', () => {
		it('changes what it says and names the fields', async () => {
			await undone(db, async (tx) => {
				const before = await findBody(tx, 'hmt');
				const body = { ...before, name: 'The Treasury', govuk_slug: null };
				await editBody(tx, publisher, { body, fingerprint: fingerprintOf(before) }, now);
				expect(await findBody(tx, 'hmt')).toEqual(body);
				expect(await lastEvent(tx)).toMatchObject({
					subjectKind: 'body',
					subjectKey: 'hmt',
					beforeHash: fingerprintOf(before),
					afterHash: fingerprintOf(body),
					details: { fields: ['name', 'govuk_slug'] }
				});
			});
		});

		it('is refused where the record has changed since it was shown', async () => {
			await undone(db, async (tx) => {
				const shown = await findBody(tx, 'hmt');
				const edit = (name: string) =>
					editBody(
						tx,
						publisher,
						{ body: { ...shown, name }, fingerprint: fingerprintOf(shown) },
						now
					);
				await edit('The Treasury');
				await expect(edit('His Majesty’s Treasury')).rejects.toMatchObject({
					code: 'changed_meanwhile'
				});
				expect((await findBody(tx, 'hmt')).name).toBe('The Treasury');
			});
		});

		it.each([
			['unknown_body', { slug: 'nobody' }],
			['code_taken', { code: 'MoD' }],
			['not_valid', { name: '' }],
			['nothing_changed', {}]
		])('is refused as %s with %j', async (code, wrong) => {
			await undone(db, async (tx) => {
				const before = await findBody(tx, 'hmt');
				const edit = { body: { ...before, ...wrong }, fingerprint: fingerprintOf(before) };
				await expect(editBody(tx, publisher, edit, now)).rejects.toMatchObject({ code });
				expect(await findBody(tx, 'hmt')).toEqual(before);
			});
		});
	});

	describe('a change between bodies', () => {
		it('is recorded, and removed', async () => {
			await undone(db, async (tx) => {
				const { changes } = await readRegister(tx);
				const { changeId } = await recordBodyChange(tx, publisher, created, now);
				expect((await readRegister(tx)).changes).toContainEqual({ ...created, id: changeId });
				expect(await lastEvent(tx)).toMatchObject({
					subjectKind: 'body_change',
					subjectKey: String(changeId),
					beforeHash: null,
					afterHash: fingerprintOf(created),
					details: { predecessor: null, successor: 'hmt' }
				});

				await removeBodyChange(tx, publisher, { changeId }, now);
				expect((await readRegister(tx)).changes).toEqual(changes);
				expect(await lastEvent(tx)).toMatchObject({
					subjectKind: 'body_change',
					subjectKey: String(changeId),
					beforeHash: fingerprintOf(created),
					afterHash: null
				});
				await expect(removeBodyChange(tx, publisher, { changeId }, now)).rejects.toMatchObject({
					code: 'unknown_change'
				});
			});
		});

		it('is recorded once', async () => {
			await undone(db, async (tx) => {
				await recordBodyChange(tx, publisher, created, now);
				const again = recordBodyChange(tx, publisher, { ...created, confidence: 'high' }, now);
				await expect(again).rejects.toMatchObject({ code: 'recorded_already' });
			});
		});

		it.each([
			['unknown_body', { successor: 'nobody' }],
			['predecessor_not_needed', { predecessor: 'mod' }],
			['predecessor_missing', { kind: 'renamed' }],
			['successor_missing', { predecessor: 'hmt', successor: null, kind: 'merged' }],
			['successor_not_needed', { predecessor: 'hmt', successor: 'mod', kind: 'abolished' }],
			['own_predecessor', { predecessor: 'hmt', kind: 'split' }],
			['not_valid', { on: '2023-02-29' }],
			['not_valid', { on: '0000-01-01' }],
			['not_valid', { what: '\u0000' }]
		] as [string, Partial<BodyChange>][])('is refused as %s with %j', async (code, wrong) => {
			const before = await fingerprint(db);
			await undone(db, async (tx) => {
				const recording = recordBodyChange(tx, publisher, { ...created, ...wrong }, now);
				await expect(recording).rejects.toMatchObject({ code });
			});
			expect(await fingerprint(db)).toEqual(before);
		});
	});

	describe('a headcount', () => {
		it('of a new day is added', async () => {
			await undone(db, async (tx) => {
				const before = await findHeadcounts(tx, 'hmt');
				expect(await recordHeadcount(tx, publisher, counted, now)).toEqual({ isCorrection: false });
				expect(await findHeadcounts(tx, 'hmt')).toEqual([...before, counted]);
				expect(await lastEvent(tx)).toMatchObject({
					subjectKind: 'headcount',
					subjectKey: 'hmt 2022-03-31',
					beforeHash: null,
					afterHash: fingerprintOf(counted)
				});
			});
		});

		it('of a day on record takes the place of what it corrects', async () => {
			await undone(db, async (tx) => {
				const [before] = await findHeadcounts(tx, 'hmt');
				const corrected = { ...counted, as_at: before!.as_at };
				expect(await recordHeadcount(tx, publisher, corrected, now)).toEqual({
					isCorrection: true
				});
				expect(await findHeadcounts(tx, 'hmt')).toEqual([corrected]);
				expect(await lastEvent(tx)).toMatchObject({
					subjectKey: `hmt ${before!.as_at}`,
					beforeHash: fingerprintOf(before),
					afterHash: fingerprintOf(corrected)
				});
				const again = recordHeadcount(tx, publisher, corrected, now);
				await expect(again).rejects.toMatchObject({ code: 'nothing_changed' });
			});
		});

		it.each([
			['unknown_body', { body: 'nobody' }],
			['in_future', { as_at: '2022-05-02' }],
			['fte_over_headcount', { fte: 2101 }],
			['not_valid', { headcount: 0 }],
			['not_valid', { headcount: 2_147_483_648 }],
			['not_valid', { as_at: '2022-02-30' }],
			['not_valid', { source: { title: '', rounding: null } }]
		] as [string, Partial<Headcount>][])('is refused as %s with %j', async (code, wrong) => {
			const before = await fingerprint(db);
			await undone(db, async (tx) => {
				const recording = recordHeadcount(tx, publisher, { ...counted, ...wrong }, now);
				await expect(recording).rejects.toMatchObject({ code });
			});
			expect(await fingerprint(db)).toEqual(before);
		});

		it('is removed as it was shown, and not where it was corrected since', async () => {
			await undone(db, async (tx) => {
				const [shown] = await findHeadcounts(tx, 'hmt');
				const remove = (seen: unknown) =>
					removeHeadcount(
						tx,
						publisher,
						{ body: 'hmt', asAt: shown!.as_at, fingerprint: fingerprintOf(seen) },
						now
					);
				const corrected = { ...counted, as_at: shown!.as_at };
				await recordHeadcount(tx, publisher, corrected, now);
				await expect(remove(shown)).rejects.toMatchObject({ code: 'changed_meanwhile' });
				await remove(corrected);
				expect(await findHeadcounts(tx, 'hmt')).toEqual([]);
				expect(await lastEvent(tx)).toMatchObject({
					subjectKey: `hmt ${shown!.as_at}`,
					beforeHash: fingerprintOf(corrected),
					afterHash: null
				});
				await expect(remove(corrected)).rejects.toMatchObject({ code: 'unknown_headcount' });
			});
		});
	});

	it('leaves what was published as it was: contents, rows and hash', async () => {
		await undone(db, async (tx) => {
			const [edition] = await listEditions(tx, survey);
			const read = async () => {
				forgetDatasets();
				return {
					rows: await listEditionRows(tx, edition!.id),
					contents: await readContents(tx, { editionId: edition!.id }),
					dataset: (await findPublication(tx, survey, null, now))!.dataset,
					hash: (await listEditions(tx, survey))[0]!.contentHash
				};
			};
			const before = await read();
			for (const command of commands) await calls[command]!(tx, publisher);
			const corrected = { ...counted, body: 'mod', as_at: '2021-09-30' };
			await recordHeadcount(tx, publisher, corrected, now);
			expect(await read()).toEqual(before);
			expect((await verifyRecords(tx)).isSound).toBe(true);
			forgetDatasets();
		});
	});
});

describe('the register under several hands, on PostgreSQL', () => {
	let database: OpenDatabase;
	beforeAll(async () => {
		database = await postgres18.open('example');
	});
	afterAll(() => database.close());

	it('takes one of two bodies added at once under one short name', async () => {
		const { db } = database;
		const results = await Promise.allSettled(
			['one', 'two'].map((slug) => addBody(db, publisher, { ...office, slug }, now))
		);
		expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(results.find((one) => one.status === 'rejected')).toMatchObject({
			reason: { code: 'code_taken' }
		});
	});
});
