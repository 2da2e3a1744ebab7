import { error, redirect } from '@sveltejs/kit';
import { chartAddress } from '$lib/domain/charts/chart-address';
import { readTypedChart, writeTypedChart } from '$lib/domain/charts/typed-chart';
import { editChart } from '$lib/server/services/edit-chart';
import { fingerprintOf } from '$lib/server/services/fingerprint';
import { removeChart } from '$lib/server/services/remove-chart';
import { guard } from '../../../../../../guard';
import { attempt, readForm } from '../../../../../../read-form';
import {
	editChartForm,
	problemsByField,
	refusedField,
	removeChartForm,
	typedOf,
	typedOfAddress
} from '../chart-forms';
import { openCharts } from '../open-charts';
import { viewChartForm } from '../view-chart-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'edit_chart', { survey: params.survey });
	const opened = await openCharts(locals, params.survey);
	const { survey, charts, frozen, dataset } = opened;
	const found = charts.find((one) => one.settings.slug === params.chart);
	if (!found) {
		error(404, {
			message: `This survey has no chart “${params.chart}”.`,
			hint: 'Somebody may have removed it or given it another name. The list of charts has them all.'
		});
	}
	const { settings } = found;
	const stored = writeTypedChart(settings, dataset);
	const isFrozen = frozen.some((one) => one.slug === settings.slug);
	return {
		slug: survey.slug,
		title: survey.title,
		chart: settings.slug,
		fingerprint: fingerprintOf(settings),
		/** Whether an edition has it, so that its name is for good. */
		isFrozen,
		published: isFrozen ? chartAddress(`/surveys/${survey.slug}`, settings.slug) : null,
		stored,
		form: viewChartForm(opened, typedOfAddress(url.searchParams) ?? stored)
	};
};

export const actions: Actions = {
	edit: async (event) => {
		const { survey, chart } = event.params;
		await guard(event, 'edit_chart', { survey });
		const form = await readForm(event.request, editChartForm, 'edit');
		if (!form.ok) return form.failure;
		const { fingerprint, ...sent } = form.data;
		const { db, actor, now } = event.locals;
		const { dataset } = await openCharts(event.locals, survey);
		const read = readTypedChart(typedOf(sent), dataset);
		if (!read.ok) return form.refuse(problemsByField(read.problems));
		const { settings } = read;
		const edited = await attempt(
			() => editChart(db, actor, { survey, chart, settings, fingerprint }, now),
			form.refuseAt(refusedField)
		);
		if (!edited.ok) return edited.failure;
		redirect(303, `/workspace/surveys/${survey}/charts?done=edited`);
	},

	remove: async (event) => {
		const { survey, chart } = event.params;
		await guard(event, 'remove_chart', { survey });
		const form = await readForm(event.request, removeChartForm, 'remove');
		if (!form.ok) return form.failure;
		const { fingerprint } = form.data;
		const { db, actor, now } = event.locals;
		const removed = await attempt(
			() => removeChart(db, actor, { survey, chart, fingerprint }, now),
			form.refuseAt()
		);
		if (!removed.ok) return removed.failure;
		redirect(303, `/workspace/surveys/${survey}/charts?done=removed`);
	}
};
