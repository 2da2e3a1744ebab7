import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerContent } from '$lib/domain/answers/answer';
import type { Database } from '$lib/server/db/connect';
import { answers, bodies, revisions, transitions, waveBodies } from '$lib/server/db/schema';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { databases, undone, type OpenDatabase } from '../support/databases';
import {
	findAnswer,
	fingerprint,
	importer,
	lastEvent,
	now,
	permitted,
	refused,
	revise
} from './example-survey';

const misfits: [string, string, AnswerContent][] = [
	[
		'an option that the question does not have',
		'permitted',
		{ ...permitted, value: { whatsapp: 'perhaps' } }
	],
	[
		'an item that the question does not have',
		'permitted',
		{ ...permitted, value: { pager: 'yes' } }
	],
	['an answer without a value', 'permitted', { ...permitted, value: null }],
	['a refusal with a value', 'permitted', { ...refused, value: { whatsapp: 'yes' } }],
	[
		'an answer given in full that cites an exemption',
		'permitted',
		{ ...permitted, provisions: ['s31'] }
	],
	['a provision cited twice', 'permitted', { ...refused, provisions: ['s31', 's31'] }],
	['a count in words', 'installed', { ...permitted, value: { ministers: 'several' } }]
];

describe.each(databases)('submitting an answer to $name', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
	});
	afterAll(() => database.close());

	it('cuts the next revision and leaves the accepted one accepted', async () => {
		await undone(db, async (tx) => {
			const before = await findAnswer(tx, 'hmt', 'permitted');
			const revisionId = await revise(tx, 'hmt', 'permitted', refused);
			const [revision] = await tx.select().from(revisions).where(eq(revisions.id, revisionId));
			expect(revision).toMatchObject({
				answerId: before.answerId,
				number: 2,
				responseId: before.responseId,
				author: 'system:importer',
				createdAt: now,
				content: refused,
				erasureId: null
			});
			expect(
				await tx.select().from(transitions).where(eq(transitions.revisionId, revisionId))
			).toMatchObject([{ from: null, to: 'submitted', actor: 'system:importer', at: now }]);
			expect(await findAnswer(tx, 'hmt', 'permitted')).toEqual(before);
		});
	});

	it('tells the audit trail the hashes before and after, and nothing of what it says', async () => {
		await undone(db, async (tx) => {
			const [first] = await tx
				.select()
				.from(revisions)
				.where(eq(revisions.id, (await findAnswer(tx, 'hmt', 'permitted')).revisionId));
			const revisionId = await revise(tx, 'hmt', 'permitted', refused);
			const [second] = await tx.select().from(revisions).where(eq(revisions.id, revisionId));
			expect(await lastEvent(tx)).toMatchObject({
				at: now,
				actor: 'system:importer',
				action: 'submit_answer',
				subjectKind: 'answer',
				subjectKey: '2021-22 hmt permitted',
				beforeHash: first!.contentHash,
				afterHash: second!.contentHash,
				details: { revision: 2 }
			});
		});
	});

	it('salts each revision, so that equal contents have different hashes', async () => {
		await undone(db, async (tx) => {
			const ids = [
				await revise(tx, 'hmt', 'permitted', refused),
				await revise(tx, 'hmt', 'permitted', refused)
			];
			const hashes = await Promise.all(
				ids.map(async (id) => {
					const [row] = await tx.select().from(revisions).where(eq(revisions.id, id));
					return row!.contentHash;
				})
			);
			expect(hashes[0]).not.toBe(hashes[1]);
		});
	});

	it.each(misfits)('refuses %s', async (_, question, content) => {
		await expect(revise(db, 'hmt', question, content)).rejects.toMatchObject({
			name: 'RefusedError',
			code: 'content_does_not_fit'
		});
	});

	it.each([
		['another body', async () => (await findAnswer(db, 'co', 'permitted')).responseId],
		['nobody', () => Promise.resolve(999_999)]
	])('refuses the response of %s', async (_, findResponse) => {
		const responseId = await findResponse();
		expect(responseId).not.toBeNull();
		await expect(revise(db, 'hmt', 'permitted', refused, responseId)).rejects.toMatchObject({
			code: 'wrong_response'
		});
	});

	it.each([
		['a question', { question: 'unasked' }, 'unknown_question'],
		['a body', { body: 'elsewhere' }, 'unknown_body'],
		['a body of the register', { body: 'desnz' }, 'body_not_asked'],
		['a wave', { waveId: 999_999 }, 'unknown_question']
	])('refuses %s that does not belong there', async (_, change, code) => {
		const { waveId } = await findAnswer(db, 'hmt', 'permitted');
		const input = { waveId, body: 'hmt', question: 'permitted', responseId: null };
		await expect(
			submitAnswer(db, importer, { ...input, ...change, content: refused }, now)
		).rejects.toMatchObject({ code });
	});

	it('leaves nothing behind where it is refused but the refusal, in the audit trail', async () => {
		await undone(db, async (tx) => {
			const { waveId } = await findAnswer(tx, 'hmt', 'permitted');
			// A body that has no answer yet: its place is made before the content is looked at.
			const [desnz] = await tx.select().from(bodies).where(eq(bodies.slug, 'desnz'));
			await tx.insert(waveBodies).values({ waveId, bodyId: desnz!.id });
			const before = await fingerprint(tx);
			const { sequence } = await lastEvent(tx);
			const count = () => tx.$count(answers);
			const answersBefore = await count();
			await expect(
				submitAnswer(
					tx,
					importer,
					{
						waveId,
						body: 'desnz',
						question: 'permitted',
						responseId: null,
						content: { ...permitted, value: null }
					},
					now
				)
			).rejects.toMatchObject({ code: 'content_does_not_fit' });

			expect(await count()).toBe(answersBefore);
			expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
			expect(await lastEvent(tx)).toMatchObject({
				sequence: sequence + 1,
				actor: 'system:importer',
				action: 'refused',
				subjectKind: 'command',
				subjectKey: 'submit_answer',
				beforeHash: null,
				afterHash: null,
				details: { code: 'content_does_not_fit' }
			});
		});
	});

	it('needs the content in its shape', async () => {
		const count = () => db.$count(revisions, sql`true`);
		const before = await count();
		const shapeless = { ...refused, disposition: 'shrugged' } as unknown as AnswerContent;
		await expect(revise(db, 'hmt', 'permitted', shapeless)).rejects.toMatchObject({
			name: 'ZodError'
		});
		expect(await count()).toBe(before);
	});
});
