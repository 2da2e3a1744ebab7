import type { Actor } from '$lib/domain/access/actor';
import type { ChartSettings } from '$lib/domain/charts/chart';
import { isSameChart } from '$lib/domain/charts/chart-standing';
import type { Database } from '../db/connect';
import { listFrozenCharts, updateChart } from '../queries/charts';
import { ensureChartFits } from './ensure-chart-fits';
import { fingerprintOf, refuseUnlessAsShown } from './fingerprint';
import { lockCharts, pickChart } from './lock-charts';
import { perform, RefusedError } from './perform';

export interface ChartEdit {
	/** The survey's slug. */
	survey: string;
	/** The slug that the chart has now. */
	chart: string;
	/** What it is to be. */
	settings: ChartSettings;
	/** Of the settings as the form showed them: `fingerprintOf`. */
	fingerprint: string;
}

/**
 * Changes what a chart is drawn of and what is said on it. It goes on being of the same figure and question; and
 * once an edition has it, its slug stays, for its address is cited.
 * @throws RefusedError `unknown_survey`, `unknown_chart`, `changed_meanwhile`, `another_figure`,
 * `chart_published`, and as `ensureChartFits`
 */
export async function editChart(
	db: Database,
	actor: Actor,
	{ survey, chart: slug, settings, fingerprint }: ChartEdit,
	now: Date
): Promise<void> {
	return perform(db, actor, 'edit_chart', { survey }, now, async (tx) => {
		const { surveyId, charts } = await lockCharts(tx, survey);
		const stored = pickChart(charts, slug);
		refuseUnlessAsShown(fingerprint, stored.settings);

		if (!isSameChart(stored.settings, settings)) {
			throw new RefusedError(
				'another_figure',
				'A chart stays of the figure and the question that it was made of. Add another chart instead.'
			);
		}
		if (settings.slug !== slug) {
			const frozen = await listFrozenCharts(tx, surveyId);
			if (frozen.some((one) => one.slug === slug)) {
				throw new RefusedError(
					'chart_published',
					`An edition has this chart, and its address is cited: its name stays “${slug}”.`
				);
			}
		}
		const others = charts.filter((one) => one.id !== stored.id);
		await ensureChartFits(tx, surveyId, settings, others);

		await updateChart(tx, stored.id, settings);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'chart', key: slug },
				beforeHash: fingerprintOf(stored.settings),
				afterHash: fingerprintOf(settings),
				details: settings.slug === slug ? {} : { renamed: settings.slug }
			}
		};
	});
}
