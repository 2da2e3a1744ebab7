import { shortName } from '$lib/domain/bodies/body';
import { askedBodies } from '$lib/domain/charts/asked-bodies';
import { chartWordLimits } from '$lib/domain/charts/chart';
import { figureForms, isFigureKind } from '$lib/domain/charts/figure-forms';
import { readTypedChart, type TypedChart } from '$lib/domain/charts/typed-chart';
import { problemsByField } from './chart-forms';
import type { OpenedCharts } from './open-charts';
import { viewPreview } from './view-preview';

/** The form of a chart with what is typed in it, and the chart as it would look. */
export function viewChartForm({ dataset, isBlind }: OpenedCharts, typed: TypedChart) {
	const { figure, wave, question } = typed;
	const found = dataset.questions.find((one) => one.code === question) ?? null;
	const isKnown = dataset.waves.some((one) => one.slug === wave);
	const asked = isKnown ? askedBodies({ figure, wave }, dataset) : [];
	const read = readTypedChart(typed, dataset);
	return {
		typed,
		kind: isFigureKind(figure) ? figureForms[figure].title : figure,
		question: found?.title ?? null,
		waves: dataset.waves.map(({ slug, title }) => ({ value: slug, label: title })),
		bodies: asked.map((body) => ({ value: body.slug, label: shortName(body) })),
		choices: isFigureKind(figure) ? figureForms[figure].choices(dataset, found, wave) : [],
		limits: chartWordLimits,
		isBlind,
		preview: read.ok && !isBlind ? viewPreview(read.settings, dataset) : null,
		/** Why there is no preview, by field. */
		misfits: read.ok ? {} : problemsByField(read.problems)
	};
}
export type ChartFormView = ReturnType<typeof viewChartForm>;
