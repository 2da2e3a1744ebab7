import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '$lib/domain/access/actor';
import { findFigure } from '$lib/domain/charts/figures/registry';
import { assembleDataset } from '$lib/domain/editions/assemble';
import type { Dataset } from '$lib/domain/editions/dataset';
import type { RequestEvent } from '$lib/domain/requests/request-event';
import type { Database } from '$lib/server/db/connect';
import { readContents } from '$lib/server/queries/contents';
import { findPublication } from '$lib/server/queries/publications';
import { listRequests } from '$lib/server/queries/requests';
import { findSurvey } from '$lib/server/queries/surveys';
import { addChart } from '$lib/server/services/add-chart';
import { createRequests } from '$lib/server/services/create-requests';
import { proposeEdition } from '$lib/server/services/propose-edition';
import { publishEdition } from '$lib/server/services/publish-edition';
import { recordRequestEvent } from '$lib/server/services/record-request-event';
import { startWave } from '$lib/server/services/start-wave';
import { strikeRequestEvent } from '$lib/server/services/strike-request-event';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { databases, undone, type OpenDatabase } from '../support/databases';
import { createPeople, type Sort } from '../support/people';
import { accept, findAnswer, importer, now, permitted, survey } from './example-survey';

describe.each(databases)('requests and lineage of an edition, in $name,', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	let people: Record<Sort, Actor>;
	let waveId: number;
	let surveyId: number;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
		people = await createPeople(db, now);
		({ waveId } = await findAnswer(db, 'hmt', 'permitted'));
		surveyId = (await findSurvey(db, survey))!.id;
	});
	afterAll(() => database.close());

	const working = async (tx: Database): Promise<Dataset> =>
		assembleDataset(await readContents(tx, { surveyId }));
	const happen = async (tx: Database, body: string, happened: Partial<RequestEvent>[]) => {
		await createRequests(tx, people.researcher, { waveId, bodies: [body] }, now);
		const request = (await listRequests(tx, waveId)).find((one) => one.body.slug === body)!;
		const ids: number[] = [];
		for (const one of happened) {
			const event = { until: null, note: null, ...one } as RequestEvent;
			const input = { requestId: request.id, event };
			ids.push((await recordRequestEvent(tx, people.researcher, input, now)).eventId);
		}
		return { requestId: request.id, ids };
	};

	/** Starts a second wave of these bodies and has each answer one question in it. */
	const startSecond = async (tx: Database, bodies: string[], answering: string[]) => {
		const wave = { slug: '2026', title: '2026', law: 'FOIA 2000', as_at: '2026-03', note: null };
		const input = { survey, wave, bodies, proposedFor: '2026-03-01' };
		const started = await startWave(tx, people.publisher, input, now);
		for (const body of answering) {
			const { revisionId } = await submitAnswer(
				tx,
				importer,
				{
					waveId: started.waveId,
					body,
					question: 'permitted',
					responseId: null,
					content: permitted
				},
				now
			);
			await accept(tx, revisionId);
		}
	};

	it('freezes what happened to a request and when, but no word that was written of it', async () => {
		await undone(db, async (tx) => {
			const { requestId, ids } = await happen(tx, 'hmt', [
				{ kind: 'sent', on: '2021-07-01', note: 'Sent to Jo Bloggs' },
				{ kind: 'acknowledged', on: '2021-07-02' },
				{ kind: 'extended', on: '2021-07-20', until: '2021-08-20' }
			]);
			await strikeRequestEvent(tx, people.publisher, { requestId, eventId: ids[1]! }, now);
			const expected = [
				{
					wave: '2021-22',
					body: 'hmt',
					follows: null,
					events: [
						{ kind: 'sent', on: '2021-07-01', until: null },
						{ kind: 'extended', on: '2021-07-20', until: '2021-08-20' }
					]
				}
			];
			expect((await working(tx)).requests).toEqual(expected);
			const input = { survey, note: 'With requests', correction: null, embargoUntil: null };
			await publishEdition(tx, people.publisher, input, now);
			const published = (await findPublication(tx, survey, null, now))!;
			expect(published.edition.number).toBe(2);
			expect(published.dataset.requests).toEqual(expected);
			expect(published.dataset.frozenOn).toBe('2022-05-01');
			expect(JSON.stringify(published.dataset)).not.toContain('Jo Bloggs');
		});
	});

	it('is previewed as it is frozen, clocks and all', async () => {
		await undone(db, async (tx) => {
			await happen(tx, 'hmt', [{ kind: 'received', on: '2022-02-28' }]);
			// Half past midnight in London.
			const later = new Date('2022-05-31T23:30:00Z');
			const proposal = await proposeEdition(tx, { id: surveyId, slug: survey }, later);
			expect(proposal.dataset.frozenOn).toBe('2022-06-01');
			const input = { survey, note: 'Later.', correction: null, embargoUntil: null };
			await publishEdition(tx, people.publisher, input, later);
			const published = (await findPublication(tx, survey, proposal.number, later))!;
			expect(proposal.dataset).toEqual(published.dataset);
		});
	});

	it('leaves out a request that was never sent, and one to a body without an answer in its wave', async () => {
		await undone(db, async (tx) => {
			await happen(tx, 'hmt', []);
			await startSecond(tx, ['hmt', 'co'], ['hmt']);
			expect((await working(tx)).requests).toEqual([]);
		});
	});

	it('draws the time to respond as an edition froze it, though the request goes on afterwards', async () => {
		await undone(db, async (tx) => {
			const settings = { slug: 'times', wave: '2021-22', figure: 'time_to_respond' } as const;
			const add = () => addChart(tx, people.publisher, { survey, settings }, now);
			await expect(add()).rejects.toMatchObject({ code: 'chart_misfit' });

			const { requestId } = await happen(tx, 'hmt', [
				{ kind: 'received', on: '2022-02-28' },
				{ kind: 'extended', on: '2022-03-21', until: '2022-04-25' }
			]);
			await add();
			const input = { survey, note: 'With requests', correction: null, embargoUntil: null };
			await publishEdition(tx, people.publisher, input, now);
			const drawn = async () => {
				const published = (await findPublication(tx, survey, 2, now))!;
				return findFigure(published.dataset, 'times')!;
			};
			const before = await drawn();
			expect(before.table.rows).toEqual([
				{
					body: 'HMT',
					taken: 'Not answered',
					so_far: 22,
					late: 'Its time is not up',
					due: '25 April 2022'
				}
			]);
			const event = { kind: 'response', on: '2022-03-30', until: null, note: null } as const;
			await recordRequestEvent(tx, people.researcher, { requestId, event }, now);
			expect(await drawn()).toEqual(before);
			// What would be published next is of the day that the wave is as at, and has it.
			const next = findFigure(await working(tx), 'times')!;
			expect(next.table.rows[0]).toMatchObject({ body: 'HMT', taken: 21 });
		});
	});

	it('names what became of bodies once there are two waves to compare, and never before', async () => {
		await undone(db, async (tx) => {
			expect((await working(tx)).bodyChanges).toEqual([]);
			await startSecond(tx, ['hmt', 'desnz'], []);
			expect((await working(tx)).bodyChanges).toEqual([]);
		});
		await undone(db, async (tx) => {
			await startSecond(tx, ['hmt', 'desnz'], ['hmt', 'desnz']);
			const { bodyChanges } = await working(tx);
			const split = bodyChanges.find(
				(one) => one.predecessor === 'beis' && one.successor === 'desnz'
			);
			expect(split).toMatchObject({
				kind: 'split',
				on: '2023-02-07',
				bodies: [
					{ slug: 'beis', code: 'BEIS' },
					{ slug: 'desnz', code: null, name: 'Department for Energy Security and Net Zero' }
				]
			});
			expect(bodyChanges.map((one) => one.on)).toEqual(bodyChanges.map((one) => one.on).sort());
		});
	});
});
