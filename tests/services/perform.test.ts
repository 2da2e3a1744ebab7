import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '$lib/domain/audit/chain';
import type { Database } from '$lib/server/db/connect';
import { listAuditEvents } from '$lib/server/queries/audit-events';
import { perform } from '$lib/server/services/perform';
import { reviewRevision } from '$lib/server/services/review-revision';
import { sha256 } from '$lib/server/services/sha256';
import { verifyRecords } from '$lib/server/services/verify-records';
import { databases, postgres18, type OpenDatabase } from '../support/databases';
import {
	findAnswer,
	fingerprint,
	importer,
	now,
	refused,
	revise,
	verifier
} from './example-survey';

describe.each(databases)('a command in $name', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
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
});

describe('commands at once, on PostgreSQL', () => {
	let database: OpenDatabase;
	beforeAll(async () => {
		database = await postgres18.open('example');
	});
	afterAll(() => database.close());

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
