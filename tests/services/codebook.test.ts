import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorKey, type AccountActor } from '$lib/domain/access/actor';
import type { Database } from '$lib/server/db/connect';
import { listCodebook } from '$lib/server/queries/codebook';
import { addQuestion } from '$lib/server/services/add-question';
import {
	editCodebook,
	entryFingerprint,
	type CodebookChange
} from '$lib/server/services/edit-codebook';
import { removeQuestion } from '$lib/server/services/remove-question';
import { databases, postgres18, undone, type OpenDatabase } from '../support/databases';
import { createPeople, otherSurvey, type Sort } from '../support/people';
import { fingerprint, lastEvent, now, survey } from './example-survey';
import { settle } from './entering-setting';

const general = {
	kind: 'add' as const,
	question: 'guidance',
	phrase: 'general guidance',
	coding: 'Yes, where the letter says what it covers.'
};

describe.each(databases)('the codebook in $name', ({ open }) => {
	let database: OpenDatabase;
	let people: Record<Sort, AccountActor>;
	beforeAll(async () => {
		database = await open('example');
		people = (await createPeople(database.db, now)) as Record<Sort, AccountActor>;
	});
	afterAll(() => database.close());
	const inDatabase = (work: (tx: Database) => Promise<void>) => undone(database.db, work);
	const edit = (tx: Database, change: CodebookChange, slug = survey) =>
		editCodebook(tx, people.researcher, { survey: slug, change }, now);

	it('says of each question, in the survey’s order, how phrases are coded, and who says so', async () => {
		await inDatabase(async (tx) => {
			const first = await edit(tx, general);
			await edit(tx, { ...general, question: 'permitted', phrase: 'not prohibited' });
			await edit(tx, { ...general, phrase: 'ad hoc advice' });
			const list = await listCodebook(tx, survey);
			expect(list.map(({ question, phrase }) => [question, phrase])).toEqual([
				['permitted', 'not prohibited'],
				['guidance', 'general guidance'],
				['guidance', 'ad hoc advice']
			]);
			expect(list[1]).toEqual({
				id: first.entryId,
				question: 'guidance',
				phrase: 'general guidance',
				coding: general.coding,
				changedAt: now,
				changedBy: actorKey(people.researcher)
			});
			expect(await listCodebook(tx, otherSurvey)).toEqual([]);
		});
	});

	it('is changed and cut down, and the trail has hashes of it and not the words', async () => {
		await inDatabase(async (tx) => {
			const { entryId: id } = await edit(tx, general);
			const added = await lastEvent(tx);
			expect(added).toMatchObject({
				action: 'edit_codebook',
				subjectKind: 'question',
				subjectKey: 'guidance',
				beforeHash: null,
				afterHash: entryFingerprint(general),
				details: { survey, entry: id, change: 'add' }
			});
			expect(JSON.stringify(added)).not.toContain(general.coding);

			const next = { phrase: 'General guidance', coding: 'Not stated.' };
			await edit(tx, { kind: 'edit', id, ...next, fingerprint: entryFingerprint(general) });
			expect(await listCodebook(tx, survey)).toMatchObject([{ id, ...next }]);
			expect(await lastEvent(tx)).toMatchObject({
				beforeHash: entryFingerprint(general),
				afterHash: entryFingerprint(next)
			});
			await edit(tx, { kind: 'remove', id, fingerprint: entryFingerprint(next) });
			expect(await listCodebook(tx, survey)).toEqual([]);
			expect(await lastEvent(tx)).toMatchObject({
				beforeHash: entryFingerprint(next),
				afterHash: null,
				details: { change: 'remove' }
			});
		});
	});

	it('has one entry for a phrase of a question, however it is written', async () => {
		await inDatabase(async (tx) => {
			await edit(tx, general);
			const other = await edit(tx, { ...general, phrase: 'advice' });
			for (const phrase of ['general guidance', 'GENERAL  Guidance ']) {
				await expect(edit(tx, { ...general, phrase })).rejects.toMatchObject({
					code: 'have_it_already',
					message: expect.stringContaining('“general guidance”')
				});
				const shown = entryFingerprint({ ...general, phrase: 'advice' });
				const change = { id: other.entryId, phrase, coding: 'x', fingerprint: shown };
				await expect(edit(tx, { kind: 'edit', ...change })).rejects.toMatchObject({
					code: 'have_it_already'
				});
			}
			await edit(tx, { ...general, question: 'permitted' });
		});
	});

	it('is not overwritten or cut down by whoever saw it as it was before', async () => {
		await inDatabase(async (tx) => {
			const { entryId: id } = await edit(tx, general);
			const shown = entryFingerprint(general);
			await edit(tx, { ...general, kind: 'edit', id, coding: 'No.', fingerprint: shown });
			const before = await fingerprint(tx);
			const changes: CodebookChange[] = [
				{ kind: 'edit', id, phrase: 'other', coding: 'other', fingerprint: shown },
				{ kind: 'remove', id, fingerprint: shown }
			];
			for (const change of changes) {
				await expect(edit(tx, change)).rejects.toMatchObject({ code: 'changed_meanwhile' });
			}
			expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
		});
	});

	it('is of a question that the survey has, and an entry of its own', async () => {
		await inDatabase(async (tx) => {
			const { entryId: id } = await edit(tx, general);
			const shown = entryFingerprint(general);
			await expect(edit(tx, { ...general, question: 'unasked' })).rejects.toMatchObject({
				code: 'unknown_question'
			});
			const { elsewhere } = people;
			const remove = { kind: 'remove' as const, fingerprint: shown };
			for (const change of [
				{ ...remove, id: 999_999 },
				{ ...remove, id }
			]) {
				const input = { survey: otherSurvey, change };
				await expect(editCodebook(tx, elsewhere, input, now)).rejects.toMatchObject({
					code: 'unknown_entry'
				});
			}
			expect(await listCodebook(tx, survey)).toHaveLength(1);
		});
	});

	it('loses what it says of a question with the question', async () => {
		await inDatabase(async (tx) => {
			const question = {
				kind: 'choice' as const,
				code: 'policy',
				title: 'Policy',
				prompt: 'Is there a policy?',
				options: [
					{ code: 'yes', label: 'Yes' },
					{ code: 'no', label: 'No' }
				]
			};
			await addQuestion(tx, people.publisher, { survey, question }, now);
			await edit(tx, { ...general, question: 'policy' });
			await edit(tx, general);
			await removeQuestion(tx, people.publisher, { survey, code: 'policy' }, now);
			expect(await listCodebook(tx, survey)).toMatchObject([{ question: 'guidance' }]);
		});
	});
});

describe('the codebook at once, in PostgreSQL 18,', () => {
	it('takes one of two entries for one phrase', async () => {
		const { db, close } = await postgres18.open('example');
		const { researcher, publisher } = (await createPeople(db, now)) as Record<Sort, AccountActor>;
		const add = (actor: AccountActor, phrase: string) =>
			editCodebook(db, actor, { survey, change: { ...general, phrase } }, now);
		expect(
			await settle([add(researcher, 'general guidance'), add(publisher, 'General guidance')])
		).toEqual({ done: 1, codes: ['have_it_already'] });
		await close();
	});
});
