import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '$lib/domain/access/actor';
import type { AnswerContent } from '$lib/domain/answers/answer';
import type { ChartSettings } from '$lib/domain/charts/chart';
import { findFigure } from '$lib/domain/charts/figures/registry';
import { checkBeforePublishing } from '$lib/domain/editions/checklist';
import type { Database } from '$lib/server/db/connect';
import { insertChart, listCharts, listFrozenCharts } from '$lib/server/queries/charts';
import { findPublication } from '$lib/server/queries/publications';
import { listWaveWork } from '$lib/server/queries/publishing';
import { findSurvey } from '$lib/server/queries/surveys';
import { addChart } from '$lib/server/services/add-chart';
import { editChart } from '$lib/server/services/edit-chart';
import { fingerprintOf } from '$lib/server/services/fingerprint';
import { moveChart, orderFingerprint } from '$lib/server/services/move-chart';
import { proposeEdition } from '$lib/server/services/propose-edition';
import { publishEdition } from '$lib/server/services/publish-edition';
import { removeChart } from '$lib/server/services/remove-chart';
import { startWave } from '$lib/server/services/start-wave';
import { submitAnswer } from '$lib/server/services/submit-answer';
import { databases, undone, type OpenDatabase } from '../support/databases';
import { createPeople, type Sort } from '../support/people';
import { accept, importer, lastEvent, now, refused, revise, survey } from './example-survey';

const answers: ChartSettings = {
	slug: 'permitted',
	wave: '2021-22',
	figure: 'answers',
	question: 'permitted'
};

describe.each(databases)('the charts of a survey, in $name,', ({ open }) => {
	let database: OpenDatabase;
	let db: Database;
	let people: Record<Sort, Actor>;
	let surveyId: number;
	beforeAll(async () => {
		database = await open('example');
		db = database.db;
		people = await createPeople(db, now);
		surveyId = (await findSurvey(db, survey))!.id;
	});
	afterAll(() => database.close());

	const slugs = async (tx: Database) =>
		(await listCharts(tx, surveyId)).map((one) => one.settings.slug);
	const stored = async (tx: Database, slug: string) =>
		(await listCharts(tx, surveyId)).find((one) => one.settings.slug === slug)!.settings;
	const add = (tx: Database, settings: ChartSettings) =>
		addChart(tx, people.publisher, { survey, settings }, now);
	const edit = async (tx: Database, slug: string, more: Partial<ChartSettings>) => {
		const settings = await stored(tx, slug);
		await editChart(
			tx,
			people.publisher,
			{
				survey,
				chart: slug,
				settings: { ...settings, ...more } as ChartSettings,
				fingerprint: fingerprintOf(settings)
			},
			now
		);
	};

	it('are added at the end, and recorded with a hash', async () => {
		await undone(db, async (tx) => {
			const before = await slugs(tx);
			await add(tx, answers);
			expect(await slugs(tx)).toEqual([...before, 'permitted']);
			expect(await lastEvent(tx)).toMatchObject({
				action: 'add_chart',
				subjectKind: 'chart',
				subjectKey: 'permitted',
				afterHash: fingerprintOf(answers)
			});
		});
	});

	it.each([
		['a name that another chart has', { ...answers, slug: 'dispositions' }, 'chart_exists'],
		['counts that would be added up', { ...answers, question: 'installed' }, 'chart_misfit'],
		['a body that was not asked', { ...answers, bodies: ['nobody'] }, 'chart_misfit'],
		['a wave without answers', { ...answers, wave: '1999' }, 'chart_misfit']
	])('are refused with %s', async (_case, settings, code) => {
		await undone(db, async (tx) => {
			await expect(add(tx, settings as ChartSettings)).rejects.toMatchObject({ code });
			expect(await slugs(tx)).not.toContain('permitted');
		});
	});

	it('change, unless somebody changed them meanwhile', async () => {
		await undone(db, async (tx) => {
			const settings = await stored(tx, 'dispositions');
			const fingerprint = fingerprintOf(settings);
			await edit(tx, 'dispositions', { headline: 'Six withheld it' });
			expect(await stored(tx, 'dispositions')).toEqual({
				...settings,
				headline: 'Six withheld it'
			});
			const second = { survey, chart: 'dispositions', settings, fingerprint };
			await expect(editChart(tx, people.publisher, second, now)).rejects.toMatchObject({
				code: 'changed_meanwhile'
			});
		});
	});

	it('keep their name once an edition has it, and another chart cannot take it', async () => {
		await undone(db, async (tx) => {
			await expect(edit(tx, 'dispositions', { slug: 'dealt-with' })).rejects.toMatchObject({
				code: 'chart_published'
			});
			await add(tx, answers);
			await edit(tx, 'permitted', { slug: 'who-permits' });
			expect(await slugs(tx)).toContain('who-permits');
		});
		await undone(db, async (tx) => {
			const fingerprint = fingerprintOf(await stored(tx, 'dispositions'));
			await removeChart(tx, people.publisher, { survey, chart: 'dispositions', fingerprint }, now);
			await expect(add(tx, { ...answers, slug: 'dispositions' })).rejects.toMatchObject({
				code: 'address_taken'
			});
			// The same chart may come back to it.
			await add(tx, { slug: 'dispositions', wave: '2021-22', figure: 'dispositions' });
			expect((await slugs(tx)).at(-1)).toBe('dispositions');
		});
	});

	it('stay of the figure and the question that they were made of', async () => {
		await undone(db, async (tx) => {
			await add(tx, answers);
			await expect(
				edit(tx, 'permitted', { question: 'guidance' } as Partial<ChartSettings>)
			).rejects.toMatchObject({ code: 'another_figure' });
		});
	});

	it('move a place up or down, unless the order changed meanwhile', async () => {
		await undone(db, async (tx) => {
			const charts = await listCharts(tx, surveyId);
			const [first, second, ...rest] = charts.map((one) => one.settings.slug);
			const move = (chart: string, to: 'up' | 'down', fingerprint: string) =>
				moveChart(tx, people.publisher, { survey, chart, to, fingerprint }, now);
			await move(first!, 'down', orderFingerprint(charts));
			expect(await slugs(tx)).toEqual([second, first, ...rest]);
			await expect(move(first!, 'down', orderFingerprint(charts))).rejects.toMatchObject({
				code: 'changed_meanwhile'
			});
			const fresh = orderFingerprint(await listCharts(tx, surveyId));
			await expect(move(second!, 'up', fresh)).rejects.toMatchObject({ code: 'no_place' });
		});
	});

	it('keep an edition back as long as there is nothing to draw them of', async () => {
		await undone(db, async (tx) => {
			const wave = {
				slug: 'later',
				title: 'Later',
				law: 'FOIA 2000',
				as_at: '2022-09',
				note: null
			};
			const started = { survey, wave, bodies: ['hmt'], proposedFor: '2022-09-01' };
			const { waveId } = await startWave(tx, people.publisher, started, now);
			const early: ChartSettings = { slug: 'early', wave: 'later', figure: 'dispositions' };
			await insertChart(tx, surveyId, early);
			const propose = () => proposeEdition(tx, { id: surveyId, slug: survey }, now);
			const publish = () =>
				publishEdition(tx, people.publisher, { survey, note: 'Another wave.' }, now);

			// What is corrected is told of the charts that can be drawn.
			await accept(tx, await revise(tx, 'hmt', 'permitted', refused));
			const { misfits, dataset, touchedCharts } = await propose();
			expect(misfits).toEqual([early]);
			expect(touchedCharts).toContain('dispositions');
			const work = await listWaveWork(tx, surveyId, now);
			expect(checkBeforePublishing(work, dataset, misfits)).toContainEqual({
				code: 'charts_misfit',
				count: 1,
				wave: { slug: 'later', title: 'Later' }
			});
			await expect(publish()).rejects.toMatchObject({
				code: 'charts_misfit',
				message: 'The chart “early” does not fit what would go out. Change or remove it first.'
			});
			expect((await lastEvent(tx)).details).toMatchObject({ charts: ['early'] });
			expect(await findPublication(tx, survey, 2, now)).toBeNull();

			const place = { waveId, body: 'hmt', question: 'permitted', responseId: null };
			const content: AnswerContent = { ...refused, disposition: 'awaiting', provisions: [] };
			const first = { ...place, content: { ...content, evidence: null } };
			await accept(tx, (await submitAnswer(tx, importer, first, now)).revisionId);
			expect((await propose()).misfits).toEqual([]);
			await publishEdition(
				tx,
				people.publisher,
				{
					survey,
					note: 'Another wave.',
					correction: { kind: 'coding', what: 'HM Treasury refused.', why: 'It was misread.' }
				},
				now
			);
			const second = (await findPublication(tx, survey, 2, now))!;
			expect(findFigure(second.dataset, 'early')?.headline).toBeTruthy();
		});
	});

	it('are frozen into the next edition, in their order, and told among what it changes', async () => {
		await undone(db, async (tx) => {
			const first = (await findPublication(tx, survey, null, now))!;
			await add(tx, { ...answers, bodies: ['hmt'], note: 'The Treasury alone.' });
			await edit(tx, 'dispositions', { subtitle: 'How each was answered' });
			const { difference, needsCorrection } = await proposeEdition(
				tx,
				{ id: surveyId, slug: survey },
				now
			);
			expect(needsCorrection).toBe(false);
			expect(difference?.records).toMatchObject([
				{ kind: 'chart', key: 'dispositions', change: 'changed' },
				{ kind: 'chart', key: 'permitted', change: 'added' }
			]);
			const input = { survey, note: 'Charts.', correction: null, embargoUntil: null };
			await publishEdition(tx, people.publisher, input, now);
			const second = (await findPublication(tx, survey, null, now))!;
			expect(second.dataset.charts).toEqual(
				(await listCharts(tx, surveyId)).map((one) => one.settings)
			);
			expect((await findPublication(tx, survey, 1, now))!.dataset.charts).toEqual(
				first.dataset.charts
			);
			expect((await listFrozenCharts(tx, surveyId)).map((one) => one.slug)).toContain('permitted');
		});
	});
});
