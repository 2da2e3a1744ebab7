import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '$lib/server/db/connect';
import { comments, revisions, transitions } from '$lib/server/db/schema';
import { freeze } from '$lib/server/services/freeze';
import { reviewRevision, type ReviewInput } from '$lib/server/services/review-revision';
import { databases, undone, type OpenDatabase } from '../support/databases';
import {
	accept,
	findAnswer,
	fingerprint,
	lastEvent,
	now,
	permitted,
	refused,
	revise,
	verifier
} from './example-survey';

describe.each(databases)('reviewing a revision in $name', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
	});
	afterAll(() => database.close());

	const review = (tx: Database, input: ReviewInput) => reviewRevision(tx, verifier, input, now);

	it('that is accepted makes it what the answer says', async () => {
		await undone(db, async (tx) => {
			const revisionId = await revise(tx, 'hmt', 'permitted', refused);
			await accept(tx, revisionId);
			expect(await findAnswer(tx, 'hmt', 'permitted')).toMatchObject({
				revisionId,
				content: refused
			});
			const [revision] = await tx.select().from(revisions).where(eq(revisions.id, revisionId));
			expect(await lastEvent(tx)).toMatchObject({
				actor: 'system:verifier',
				action: 'review_revision',
				subjectKind: 'revision',
				subjectKey: String(revisionId),
				afterHash: revision!.contentHash,
				details: { from: 'submitted', to: 'accepted' }
			});
		});
	});

	it('that is queried leaves what was accepted before, and keeps the comment', async () => {
		await undone(db, async (tx) => {
			const before = await findAnswer(tx, 'hmt', 'permitted');
			const revisionId = await revise(tx, 'hmt', 'permitted', refused);
			await review(tx, { revisionId, to: 'queried', comment: 'Where does the letter say so?' });
			expect(await findAnswer(tx, 'hmt', 'permitted')).toEqual(before);
			const steps = await tx
				.select({ step: transitions, said: comments.content })
				.from(transitions)
				.leftJoin(comments, eq(comments.transitionId, transitions.id))
				.where(eq(transitions.revisionId, revisionId))
				.orderBy(transitions.id);
			expect(steps).toMatchObject([
				{ step: { from: null, to: 'submitted', actor: 'system:importer' }, said: null },
				{
					step: { from: 'submitted', to: 'queried', actor: 'system:verifier', at: now },
					said: { text: 'Where does the letter say so?', proposed_wording: null }
				}
			]);
		});
	});

	it('is answered by the next revision, not undone', async () => {
		await undone(db, async (tx) => {
			const first = await revise(tx, 'hmt', 'permitted', refused);
			await review(tx, { revisionId: first, to: 'queried', comment: 'Why?' });
			await expect(accept(tx, first)).rejects.toMatchObject({ code: 'not_allowed' });
			const second = await revise(tx, 'hmt', 'permitted', permitted);
			await accept(tx, second);
			expect((await findAnswer(tx, 'hmt', 'permitted')).revisionId).toBe(second);
		});
	});

	it.each([null, '', '  \n'])('refuses a query whose comment is %j', async (comment) => {
		await undone(db, async (tx) => {
			const revisionId = await revise(tx, 'hmt', 'permitted', refused);
			await expect(review(tx, { revisionId, to: 'queried', comment })).rejects.toMatchObject({
				code: 'comment_missing'
			});
		});
	});

	it('refuses to accept what is accepted already', async () => {
		const { revisionId } = await findAnswer(db, 'hmt', 'permitted');
		await expect(accept(db, revisionId)).rejects.toMatchObject({ code: 'not_allowed' });
	});

	it('refuses to accept an older revision than the accepted one', async () => {
		await undone(db, async (tx) => {
			const older = await revise(tx, 'hmt', 'permitted', refused);
			const newer = await revise(tx, 'hmt', 'permitted', permitted);
			await accept(tx, newer);
			await expect(accept(tx, older)).rejects.toMatchObject({ code: 'later_accepted' });
			expect((await findAnswer(tx, 'hmt', 'permitted')).revisionId).toBe(newer);
		});
	});

	it('refuses to accept one’s own work', async () => {
		await undone(db, async (tx) => {
			const { answerId } = await findAnswer(tx, 'hmt', 'permitted');
			const [own] = await tx
				.insert(revisions)
				.values({
					answerId,
					number: 2,
					author: 'system:verifier',
					createdAt: now,
					...freeze(refused)
				})
				.returning({ id: revisions.id });
			const revisionId = own!.id;
			await tx
				.insert(transitions)
				.values({ revisionId, to: 'submitted', actor: 'system:verifier', at: now });
			await expect(accept(tx, revisionId)).rejects.toMatchObject({ code: 'own_work' });
		});
	});

	it('refuses a revision that is not there, leaving nothing but the refusal', async () => {
		const before = await fingerprint(db);
		await expect(accept(db, 999_999)).rejects.toMatchObject({ code: 'unknown_revision' });
		expect(await fingerprint(db)).toEqual({ ...before, audit_events: expect.any(String) });
		expect(await lastEvent(db)).toMatchObject({
			action: 'refused',
			subjectKey: 'review_revision',
			details: { code: 'unknown_revision' }
		});
	});
});
