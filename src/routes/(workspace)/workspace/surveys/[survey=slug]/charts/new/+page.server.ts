import { redirect } from '@sveltejs/kit';
import { isFigureKind, offerCharts } from '$lib/domain/charts/figure-forms';
import { proposeChart, readTypedChart } from '$lib/domain/charts/typed-chart';
import { unofferedWords } from '$lib/domain/charts/unoffered-words';
import { answersOfWave } from '$lib/domain/editions/dataset';
import { addChart } from '$lib/server/services/add-chart';
import { guard } from '../../../../../../guard';
import { attempt, readForm } from '../../../../../../read-form';
import { chartForm, problemsByField, refusedField, typedOf, typedOfAddress } from '../chart-forms';
import { openCharts, type OpenedCharts } from '../open-charts';
import { viewChartForm } from '../view-chart-form';
import type { Actions, PageServerLoad } from './$types';

/** The charts to choose from, with the reason beside each that is not offered. */
function viewOffers({ dataset }: OpenedCharts, wave: string) {
	return offerCharts(dataset, answersOfWave(dataset, wave)).map(
		({ figure, title, about, offered }) => ({
			figure,
			title,
			about,
			offered: offered.map(({ question, reason }) => ({
				title: question?.title ?? null,
				unoffered: reason && unofferedWords[reason],
				address: `?${new URLSearchParams({
					figure,
					wave,
					...(question ? { question: question.code } : {})
				}).toString()}`
			}))
		})
	);
}

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'add_chart', { survey: params.survey });
	const opened = await openCharts(locals, params.survey);
	const { survey, dataset, charts, frozen } = opened;
	const page = { slug: survey.slug, title: survey.title };
	const last = dataset.waves.at(-1);
	if (!last) return { ...page, waves: [], offers: [], form: null };

	const asked = url.searchParams.get('wave');
	const wave = dataset.waves.find((one) => one.slug === asked) ?? last;
	const figure = url.searchParams.get('figure') ?? '';
	const taken = [...charts.map((one) => one.settings), ...frozen].map((one) => one.slug);
	const typed =
		typedOfAddress(url.searchParams) ??
		(isFigureKind(figure)
			? proposeChart(
					{ figure, wave: wave.slug, question: url.searchParams.get('question') ?? '' },
					dataset,
					taken
				)
			: null);
	return {
		...page,
		waves: dataset.waves.map(({ slug, title }) => ({ slug, title, isShown: slug === wave.slug })),
		offers: typed ? [] : viewOffers(opened, wave.slug),
		form: typed && viewChartForm(opened, typed)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { survey } = event.params;
		await guard(event, 'add_chart', { survey });
		const form = await readForm(event.request, chartForm, 'add');
		if (!form.ok) return form.failure;
		const { db, actor, now } = event.locals;
		const { dataset } = await openCharts(event.locals, survey);
		const read = readTypedChart(typedOf(form.data), dataset);
		if (!read.ok) return form.refuse(problemsByField(read.problems));
		const added = await attempt(
			() => addChart(db, actor, { survey, settings: read.settings }, now),
			form.refuseAt(refusedField)
		);
		if (!added.ok) return added.failure;
		redirect(303, `/workspace/surveys/${survey}/charts?done=added`);
	}
};
