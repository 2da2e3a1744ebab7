import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '$lib/server/db/connect';
import { editions, erasures, replyInvitations, revisions, waveBodies } from '$lib/server/db/schema';
import { insertComment } from '$lib/server/queries/comments';
import { insertCorrection } from '$lib/server/queries/editions';
import { insertReply } from '$lib/server/queries/replies';
import { insertRequestEvent, insertRequests } from '$lib/server/queries/requests';
import { freeze } from '$lib/server/services/freeze';
import { verifyRecords } from '$lib/server/services/verify-records';
import { databases, undone, type OpenDatabase } from '../support/databases';
import { now, survey } from './example-survey';

/** Frozen tables, each with a column to try a change on. */
const whole: Record<string, string> = {
	transitions: 'actor',
	erasures: 'reason',
	editions: 'note',
	edition_events: 'actor',
	audit_events: 'actor'
};
const erasable: Record<string, string> = {
	revisions: 'author',
	edition_records: 'key',
	edition_answers: 'body',
	edition_assessments: 'criterion',
	comments: 'author',
	replies: 'content_hash',
	corrections: 'actor'
};
/** What a publisher wrote of an edition: erased at most. */
const worded: Record<string, string> = {
	editions: "note = ''",
	edition_events: "content = content - 'words'"
};
/** What happened to requests: struck out at most. */
const strikable: Record<string, string> = { request_events: 'recorded_by' };
const frozen = Object.entries({ ...whole, ...erasable, ...strikable });

/** PostgreSQL's code for a restriction violated, with which the triggers refuse. */
const refused = '23001';

/** Runs one statement by itself, so that the transaction lives on when it is refused. */
const attempt = (tx: Database, statement: SQL) =>
	tx.transaction(async (savepoint) => {
		await savepoint.execute(statement);
	});

/** @returns the tombstone's id */
async function addTombstone(tx: Database): Promise<number> {
	const [row] = await tx
		.insert(erasures)
		.values({ at: now, actor: 'system:publisher', reason: 'A court ordered it' })
		.returning({ id: erasures.id });
	return row!.id;
}

/** @returns the event's id */
async function addRequestEvent(tx: Database): Promise<number> {
	const { waveId, bodyId } = (await tx.select().from(waveBodies).limit(1))[0]!;
	const [requestId] = await insertRequests(tx, [{ waveId, bodyId, createdAt: now }]);
	return insertRequestEvent(tx, {
		requestId: requestId!,
		kind: 'sent',
		on: '2022-04-01',
		recordedAt: now,
		recordedBy: 'account:1'
	});
}

/** A comment, a reply and a correction. */
async function addWhatIsSaid(db: Database): Promise<void> {
	const [revision] = await db.select().from(revisions).orderBy(revisions.id).limit(1);
	const [edition] = await db.select().from(editions);
	const { waveId, bodyId } = (await db.select().from(waveBodies).limit(1))[0]!;
	const [invitation] = await db
		.insert(replyInvitations)
		.values({
			waveId,
			bodyId,
			tokenHash: 'of no token',
			createdAt: now,
			createdBy: 'account:1',
			expiresAt: now
		})
		.returning();
	const { id: revisionId, answerId } = revision!;
	const content = { text: 'It says so on page 2.', proposed_wording: null };
	await insertComment(db, {
		subject: { answerId: answerId! },
		revisionId,
		transitionId: null,
		author: 'account:1',
		at: now,
		...freeze(content)
	});
	await insertReply(db, {
		invitationId: invitation!.id,
		revisionId,
		at: now,
		mayBePublished: true,
		...freeze({ text: 'We see it otherwise.' })
	});
	await insertCorrection(db, {
		editionId: edition!.id,
		at: now,
		actor: 'account:1',
		...freeze({ kind: 'coding', what: 'One', why: 'Another', answers: [], charts: [] })
	});
}

describe.each(databases)('what is frozen in $name', ({ open }) => {
	let database: OpenDatabase;
	beforeAll(async () => {
		database = await open('example');
		await addWhatIsSaid(database.db);
	});
	afterAll(() => database.close());

	it.each(frozen)('cannot be changed: %s', async (table, column) => {
		await undone(database.db, async (tx) => {
			await addTombstone(tx);
			await addRequestEvent(tx);
			const change = sql.raw(`UPDATE ${table} SET ${column} = ${column}`);
			await expect(attempt(tx, change)).rejects.toMatchObject({
				cause: { code: refused, message: expect.stringMatching(`^${table} is kept for good`) }
			});
		});
	});

	it.each(frozen)('cannot be deleted: %s', async (table) => {
		await undone(database.db, async (tx) => {
			await addTombstone(tx);
			await addRequestEvent(tx);
			await expect(attempt(tx, sql.raw(`DELETE FROM ${table}`))).rejects.toMatchObject({
				cause: { code: refused, message: `${table} is kept for good: DELETE is refused` }
			});
		});
	});

	it.each(frozen)('cannot be truncated: %s', async (table) => {
		await undone(database.db, async (tx) => {
			await expect(attempt(tx, sql.raw(`TRUNCATE ${table} CASCADE`))).rejects.toMatchObject({
				cause: { code: refused, message: `${table} is kept for good: TRUNCATE is refused` }
			});
		});
	});

	it.each(['edition_records', 'edition_answers', 'edition_assessments'])(
		'cannot be added to once the edition is open: %s',
		async (table) => {
			await undone(database.db, async (tx) => {
				const [{ columns }] = (await listOf(
					tx,
					sql`select string_agg(quote_ident(column_name), ', ') as columns
						from information_schema.columns where table_name = ${table} and column_name <> 'id'`
				)) as [{ columns: string }];
				const again = sql.raw(
					`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${table} LIMIT 1`
				);
				await expect(attempt(tx, again)).rejects.toMatchObject({ cause: { code: refused } });
			});
		}
	);
});

describe.each(databases)('striking out an event in $name', ({ open }) => {
	let database: OpenDatabase;
	beforeAll(async () => {
		database = await open('example');
	});
	afterAll(() => database.close());

	const strike = "struck_at = '2022-05-02T09:00:00Z', struck_by = 'account:2'";
	const set = (id: number, change: string) =>
		sql.raw(`UPDATE request_events SET ${change} WHERE id = ${id}`);

	it('is done once, and neither undone nor done again', async () => {
		await undone(database.db, async (tx) => {
			const id = await addRequestEvent(tx);
			await attempt(tx, set(id, strike));
			for (const change of [
				'struck_at = NULL, struck_by = NULL',
				strike,
				"struck_by = 'account:3'",
				"note = 'other'"
			]) {
				await expect(attempt(tx, set(id, change)), change).rejects.toMatchObject({
					cause: { code: refused }
				});
			}
		});
	});

	it.each([
		['without who did it', "struck_at = '2022-05-02T09:00:00Z'"],
		['without when', "struck_by = 'account:2'"],
		['with another day', `${strike}, "on" = '2022-04-02'`],
		['with another kind', `${strike}, kind = 'received'`],
		['with another note', `${strike}, note = 'other'`]
	])('is refused %s', async (_, change) => {
		await undone(database.db, async (tx) => {
			const id = await addRequestEvent(tx);
			await expect(attempt(tx, set(id, change))).rejects.toMatchObject({
				cause: { code: refused }
			});
		});
	});
});

/** Rows of a statement, whichever shape the driver gives them in. */
async function listOf(db: Database, statement: SQL): Promise<Record<string, unknown>[]> {
	const answer = (await db.execute(statement)) as unknown;
	return Array.isArray(answer) ? answer : (answer as { rows: Record<string, unknown>[] }).rows;
}

/** One row of each table of content, erased. */
const erase = (table: string, tombstone: number) =>
	sql.raw(`UPDATE ${table} SET content = NULL, salt = NULL, erasure_id = ${tombstone}
		WHERE id = (SELECT min(id) FROM ${table})`);

describe.each(databases)('an erasure in $name', ({ open }) => {
	let database: OpenDatabase;
	beforeAll(async () => {
		database = await open('example');
		await addWhatIsSaid(database.db);
	});
	afterAll(() => database.close());

	it.each(Object.keys(erasable))(
		'leaves a tombstone and the hash of what was in %s',
		async (table) => {
			await undone(database.db, async (tx) => {
				const first = sql.raw(`SELECT * FROM ${table} ORDER BY id LIMIT 1`);
				const [before] = await listOf(tx, first);
				const tombstone = await addTombstone(tx);
				await attempt(tx, erase(table, tombstone));
				const [after] = await listOf(tx, first);
				expect(after).toEqual({ ...before, content: null, salt: null, erasure_id: tombstone });
			});
		}
	);

	const others: [string, (table: string, column: string, tombstone: number) => string][] = [
		['without a tombstone', () => 'content = NULL, salt = NULL'],
		['of the content that keeps its salt', (_, __, id) => `content = NULL, erasure_id = ${id}`],
		['of the salt that keeps the content', (_, __, id) => `salt = NULL, erasure_id = ${id}`],
		['of nothing at all', (_, __, id) => `erasure_id = ${id}`],
		[
			'that puts other content in its place',
			(_, __, id) => `content = '{}', salt = NULL, erasure_id = ${id}`
		],
		[
			'that changes the hash too',
			(_, __, id) => `content = NULL, salt = NULL, content_hash = 'x', erasure_id = ${id}`
		],
		[
			'that changes anything else too',
			(_, column, id) => `content = NULL, salt = NULL, ${column} = 'x', erasure_id = ${id}`
		]
	];

	it.each(
		Object.entries(erasable).flatMap(([table, column]) =>
			others.map(([what, change]) => [table, what, column, change] as const)
		)
	)('is refused in %s %s', async (table, _, column, change) => {
		await undone(database.db, async (tx) => {
			const set = change(table, column, await addTombstone(tx));
			const statement = sql.raw(
				`UPDATE ${table} SET ${set} WHERE id = (SELECT min(id) FROM ${table})`
			);
			await expect(attempt(tx, statement)).rejects.toMatchObject({ cause: { code: refused } });
		});
	});

	it.each(Object.keys(erasable))(
		'cannot be undone, nor be given another reason, in %s',
		async (table) => {
			await undone(database.db, async (tx) => {
				await attempt(tx, erase(table, await addTombstone(tx)));
				const where = `WHERE id = (SELECT min(id) FROM ${table})`;
				for (const set of [
					`content = '{}', salt = 'x', erasure_id = NULL`,
					`erasure_id = ${await addTombstone(tx)}`
				]) {
					await expect(
						attempt(tx, sql.raw(`UPDATE ${table} SET ${set} ${where}`))
					).rejects.toMatchObject({ cause: { code: refused } });
				}
			});
		}
	);

	it.each(Object.keys(erasable))('needs a tombstone that exists, in %s', async (table) => {
		await undone(database.db, async (tx) => {
			await expect(attempt(tx, erase(table, 999_999))).rejects.toMatchObject({
				cause: { code: '23503' }
			});
		});
	});

	it.each(Object.entries(worded))('takes the words alone out of %s', async (table, words) => {
		await undone(database.db, async (tx) => {
			const first = sql.raw(`SELECT * FROM ${table} ORDER BY id LIMIT 1`);
			const set = (change: string) =>
				attempt(
					tx,
					sql.raw(`UPDATE ${table} SET ${change} WHERE id = (SELECT min(id) FROM ${table})`)
				);
			const [before] = await listOf(tx, first);
			const tombstone = await addTombstone(tx);
			for (const change of [
				words,
				`erasure_id = ${tombstone}`,
				`${words}, erasure_id = ${tombstone}, edition_id = edition_id + 1`,
				`${words}, erasure_id = ${tombstone}, id = id + 1000`
			]) {
				await expect(set(change), change).rejects.toThrow();
			}
			await set(`${words}, erasure_id = ${tombstone}`);
			const [after] = await listOf(tx, first);
			expect(after).toEqual({
				...before,
				...('note' in before! ? { note: '' } : { content: {} }),
				erasure_id: tombstone
			});
			const again = `${words}, erasure_id = ${await addTombstone(tx)}`;
			await expect(set(again)).rejects.toMatchObject({ cause: { code: refused } });
		});
	});

	it('that the audit trail does not tell of is found', async () => {
		await undone(database.db, async (tx) => {
			const tombstone = await addTombstone(tx);
			await attempt(tx, erase('comments', tombstone));
			const { lines, isSound } = await verifyRecords(tx);
			expect(isSound).toBe(false);
			expect(lines.filter((line) => !line.startsWith('Sound'))).toEqual([
				`BROKEN: erasure ${tombstone} is not in the audit trail`,
				'BROKEN: comment or query 1 was erased, which the audit trail does not say'
			]);
		});
	});

	it('that does not say so in the edition’s history is found', async () => {
		await undone(database.db, async (tx) => {
			await attempt(tx, erase('edition_answers', await addTombstone(tx)));
			const { lines, isSound } = await verifyRecords(tx);
			expect(isSound).toBe(false);
			expect(lines).toContain(
				`BROKEN: edition 1 of ${survey}: its content hash is not that of its contents`
			);
		});
	});
});

/** Changes that somebody with the keys to the database makes, and what the verification says of each. */
const tamperings: [string, string, string, RegExp][] = [
	[
		'an answer as it was submitted',
		'revisions',
		`UPDATE revisions SET content = content || '{"detail": "other"}' WHERE id = 7`,
		/revision 7 is not as it was submitted/
	],
	[
		'an answer as it was submitted, hashed anew',
		'revisions',
		`UPDATE revisions r SET content = other.content, salt = other.salt, content_hash = repeat('a', 64)
			FROM revisions other WHERE r.id = 7 AND other.id = 8`,
		/revision 7 is not as it was submitted/
	],
	[
		'an answer that an edition froze',
		'edition_answers',
		`UPDATE edition_answers SET content = jsonb_set(content, '{disposition}', '"not_held"')
			WHERE body = 'hmt' AND question = 'permitted'`,
		/edition 1 of whatsapp-in-government: “answer \S+ hmt permitted” is not as it was frozen/
	],
	[
		'an assessment that an edition froze, moved to another body',
		'edition_assessments',
		`UPDATE edition_assessments SET body = 'elsewhere' WHERE body = 'hmt'`,
		/edition 1 of whatsapp-in-government: its content hash is not that of its contents/
	],
	[
		'a record that an edition froze, taken away',
		'edition_records',
		`DELETE FROM edition_records WHERE kind = 'body' AND key = 'hmt'`,
		/edition 1 of whatsapp-in-government: its rows are not those it was sealed with/
	],
	[
		'an edition’s content hash',
		'editions',
		`UPDATE editions SET content_hash = repeat('a', 64)`,
		/edition 1 of whatsapp-in-government is not as the audit trail says it was published/
	],
	[
		'a comment',
		'comments',
		`UPDATE comments SET content = jsonb_set(content, '{text}', '"other"')`,
		/BROKEN: comment \d+ is not as it was written/
	],
	[
		'a reply, with a hash of its own',
		'replies',
		`UPDATE replies SET content = '{"text": "other"}', content_hash = repeat('a', 64)`,
		/BROKEN: reply \d+ is not as it was written/
	],
	[
		'a correction',
		'corrections',
		`UPDATE corrections SET content = jsonb_set(content, '{why}', '"other"')`,
		/BROKEN: correction \d+ is not as it was written/
	],
	[
		'an event of the audit trail',
		'audit_events',
		`UPDATE audit_events SET actor = 'somebody' WHERE sequence = 5`,
		/audit trail: event 5 is not as it was recorded: event 5, .+, somebody: /
	],
	[
		'an event of the audit trail, taken away',
		'audit_events',
		`DELETE FROM audit_events WHERE sequence = 5`,
		/audit trail: event 5 is missing or out of its place; the next is event 6, /
	],
	[
		'the end of the audit trail, cut off',
		'audit_events',
		`DELETE FROM audit_events WHERE sequence = (SELECT max(sequence) FROM audit_events)`,
		/edition 1 of whatsapp-in-government is not as the audit trail says it was published/
	]
];

describe.each(databases)('a change behind the back of the triggers of $name', ({ open }) => {
	let database: OpenDatabase;
	beforeAll(async () => {
		database = await open('example');
	});
	afterAll(() => database.close());

	it.each(tamperings)('is found and named: %s', async (_, table, change, found) => {
		await undone(database.db, async (tx) => {
			await addWhatIsSaid(tx);
			await tx.execute(sql.raw(`ALTER TABLE ${table} DISABLE TRIGGER USER`));
			await tx.execute(sql.raw(change));
			const { lines, isSound } = await verifyRecords(tx);
			expect(isSound).toBe(false);
			expect(lines.filter((line) => line.startsWith('BROKEN: ')).join('\n')).toMatch(found);
		});
	});

	it('is found and named: a whole edition taken away', async () => {
		await undone(database.db, async (tx) => {
			for (const table of [
				'edition_records',
				'edition_answers',
				'edition_assessments',
				'edition_events',
				'editions'
			]) {
				await tx.execute(sql.raw(`ALTER TABLE ${table} DISABLE TRIGGER USER`));
				await tx.execute(sql.raw(`DELETE FROM ${table}`));
			}
			const { lines, isSound } = await verifyRecords(tx);
			expect(isSound).toBe(false);
			expect(lines).toContain(`BROKEN: edition “${survey} 1” is missing`);
		});
	});

	it('is found and named: a revision taken away', async () => {
		await undone(database.db, async (tx) => {
			await tx.execute(sql`ALTER TABLE revisions DISABLE TRIGGER USER`);
			await tx.execute(sql`ALTER TABLE transitions DISABLE TRIGGER USER`);
			await tx.execute(sql`UPDATE answers SET accepted_revision_id = NULL`);
			await tx.execute(sql`DELETE FROM transitions WHERE revision_id = 1`);
			await tx.execute(sql`DELETE FROM revisions WHERE id = 1`);
			const { lines } = await verifyRecords(tx);
			expect(lines).toContainEqual(
				expect.stringMatching(/^BROKEN: a revision of answer “.+” is missing$/)
			);
		});
	});
});
