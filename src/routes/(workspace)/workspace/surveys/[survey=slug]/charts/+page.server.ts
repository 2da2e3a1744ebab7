import { redirect } from '@sveltejs/kit';
import { chartAddress } from '$lib/domain/charts/chart-address';
import { chartProblemWords } from '$lib/domain/charts/chart-problem-words';
import { isReordered, chartStanding, droppedCharts } from '$lib/domain/charts/chart-standing';
import { checkChart } from '$lib/domain/charts/check-chart';
import { figureForms } from '$lib/domain/charts/figure-forms';
import { figureOf } from '$lib/domain/charts/figures/registry';
import { findPublication } from '$lib/server/queries/publications';
import { measureHeight } from '$lib/server/charts/draw-chart';
import { moveChart, orderFingerprint } from '$lib/server/services/move-chart';
import { guard } from '../../../../../guard';
import { attempt, readForm, refusePress } from '../../../../../read-form';
import { moveChartForm } from './chart-forms';
import { openCharts } from './open-charts';
import { previewAddress } from './view-preview';
import type { Actions, PageServerLoad } from './$types';

const pictureWidth = 480;

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'edit_chart', { survey: params.survey });
	const [{ survey, charts, dataset, isBlind }, publication] = await Promise.all([
		openCharts(locals, params.survey),
		findPublication(locals.db, params.survey, null, locals.now)
	]);
	const published = publication?.dataset.charts ?? [];
	const working = charts.map((one) => one.settings);
	return {
		slug: survey.slug,
		title: survey.title,
		edition: publication?.edition.number ?? null,
		isBlind,
		order: orderFingerprint(charts),
		isReordered: isReordered(working, published),
		charts: working.map((settings) => {
			const [problem] = checkChart(settings, dataset);
			const figure = problem || isBlind ? null : figureOf(settings, dataset);
			const question = 'question' in settings ? settings.question : null;
			return {
				slug: settings.slug,
				kind: figureForms[settings.figure].title,
				question: dataset.questions.find((one) => one.code === question)?.title ?? null,
				standing: publication && chartStanding(settings, published),
				problem: problem ? chartProblemWords(problem) : null,
				shown: figure && {
					headline: figure.headline,
					subtitle: figure.subtitle,
					/** What would be said in place of a publisher's own headline. */
					generated: figure.generated.headline,
					alternative: figure.alternative,
					picture: previewAddress(survey.slug, settings, pictureWidth),
					width: pictureWidth,
					height: measureHeight(figure, pictureWidth)
				}
			};
		}),
		dropped: droppedCharts(working, published).map(({ slug }) => ({
			slug,
			address: chartAddress(`/surveys/${survey.slug}`, slug)
		})),
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	move: async (event) => {
		const { survey } = event.params;
		await guard(event, 'move_chart', { survey });
		const form = await readForm(event.request, moveChartForm, 'move');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const moved = await attempt(
			() => moveChart(db, actor, { survey, ...form.data }, now),
			refusePress('move')
		);
		if (!moved.ok) return moved.failure;
		redirect(303, `/workspace/surveys/${survey}/charts?done=moved#chart-${form.data.chart}`);
	}
};
