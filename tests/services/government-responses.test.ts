import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountActor } from '$lib/domain/access/actor';
import { assembleDataset } from '$lib/domain/editions/assemble';
import type { Dataset } from '$lib/domain/editions/dataset';
import type { GovernmentResponse } from '$lib/domain/gaps/assessment';
import type { Database } from '$lib/server/db/connect';
import { readContents } from '$lib/server/queries/contents';
import { listEditions } from '$lib/server/queries/editions';
import { listRecommendations } from '$lib/server/queries/recommendations';
import { findSurvey } from '$lib/server/queries/surveys';
import { publishEdition } from '$lib/server/services/publish-edition';
import {
	recordGovernmentResponse,
	responseFingerprint
} from '$lib/server/services/record-government-response';
import { databases, undone, type OpenDatabase } from '../support/databases';
import { createPeople, otherSurvey, type Sort } from '../support/people';
import { fingerprint, lastEvent, now, survey } from './example-survey';

const response: GovernmentResponse = {
	position: 'accepted_in_part',
	said: 'We agree that guidance is needed.',
	on: '2022-04-20',
	source: { kind: 'source', title: 'Government response', where: 'page 4' }
};
const none: GovernmentResponse = { ...response, position: 'no_response', said: null };

describe.each(databases)('the government’s response to a recommendation in $name', ({ open }) => {
	let database: OpenDatabase;
	let people: Record<Sort, AccountActor>;
	let surveyId: number;
	beforeAll(async () => {
		database = await open('example');
		people = (await createPeople(database.db, now)) as Record<Sort, AccountActor>;
		surveyId = (await findSurvey(database.db, survey))!.id;
	});
	afterAll(() => database.close());
	const inDatabase = (work: (tx: Database) => Promise<void>) => undone(database.db, work);

	const record = (
		tx: Database,
		next: GovernmentResponse | null,
		shown: GovernmentResponse | null = null,
		more: { survey?: string; recommendation?: string } = {},
		actor = people.researcher
	) =>
		recordGovernmentResponse(
			tx,
			actor,
			{
				survey,
				recommendation: 'R2',
				response: next,
				fingerprint: responseFingerprint(shown),
				...more
			},
			now
		);
	async function readEdition(tx: Database, number: number): Promise<Dataset> {
		const edition = (await listEditions(tx, survey)).find((one) => one.number === number)!;
		return assembleDataset(await readContents(tx, { editionId: edition.id }));
	}
	const stored = async (tx: Database) =>
		(await listRecommendations(tx, surveyId)).map(({ code, response: one }) => [code, one]);

	it('is recorded, changed and removed, and the trail has hashes of it and not the words', async () => {
		await inDatabase(async (tx) => {
			await record(tx, response);
			expect(await stored(tx)).toEqual([
				['R1', null],
				['R2', response],
				['R3', null],
				['R4', null]
			]);
			const added = await lastEvent(tx);
			expect(added).toMatchObject({
				action: 'record_government_response',
				subjectKind: 'recommendation',
				subjectKey: 'R2',
				beforeHash: null,
				afterHash: responseFingerprint(response),
				details: { survey, change: 'add' }
			});
			expect(JSON.stringify(added)).not.toContain('guidance is needed');
			await record(tx, none, response);
			expect(await lastEvent(tx)).toMatchObject({ details: { change: 'edit' } });
			await record(tx, null, none);
			expect(await lastEvent(tx)).toMatchObject({
				beforeHash: responseFingerprint(none),
				afterHash: null,
				details: { change: 'remove' }
			});
			expect((await stored(tx)).every(([, one]) => one === null)).toBe(true);
		});
	});

	it('is of the edition that was published after it, and of none before', async () => {
		await inDatabase(async (tx) => {
			await record(tx, response);
			const before = await readEdition(tx, 1);
			expect(before.recommendations.some((one) => 'government_response' in one)).toBe(false);
			const working = assembleDataset(await readContents(tx, { surveyId }));
			expect(working.recommendations).toContainEqual(
				expect.objectContaining({ code: 'R2', government_response: response })
			);
			const system = { kind: 'system', name: 'publisher' } as const;
			await publishEdition(tx, system, { survey, note: 'With what the government said.' }, now);
			const after = await readEdition(tx, 2);
			expect(after.recommendations[1]).toEqual(working.recommendations[1]);
		});
	});

	it('is not overwritten by whoever saw it as it was before', async () => {
		await inDatabase(async (tx) => {
			await record(tx, response);
			const before = await fingerprint(tx);
			for (const next of [none, null]) {
				await expect(record(tx, next)).rejects.toMatchObject({ code: 'changed_meanwhile' });
			}
			expect(await fingerprint(tx)).toEqual({ ...before, audit_events: expect.any(String) });
		});
	});

	it.each([
		['words where there is no response', { ...none, said: 'Nothing.' }, 'said'],
		['no words where there is one', { ...response, said: null }, 'said'],
		['a day that is still to come', { ...response, on: '2022-05-02' }, 'on']
	])('has no %s', async (_, next, field) => {
		await inDatabase(async (tx) => {
			await expect(record(tx, next as GovernmentResponse)).rejects.toMatchObject({
				code: 'not_valid',
				details: { field }
			});
		});
	});

	it('is of a recommendation that the survey has, and recorded by whoever enters answers', async () => {
		await inDatabase(async (tx) => {
			const unknown = { code: 'unknown_recommendation' };
			await expect(record(tx, response, null, { recommendation: 'R9' })).rejects.toMatchObject(
				unknown
			);
			await expect(
				record(tx, response, null, { survey: otherSurvey }, people.elsewhere)
			).rejects.toMatchObject(unknown);
			for (const sort of ['reviewer', 'elsewhere', 'administrator'] as const) {
				await expect(record(tx, response, null, {}, people[sort])).rejects.toMatchObject({
					code: 'not_permitted'
				});
			}
			await record(tx, response, null, {}, people.publisher);
		});
	});
});
