import type { Actor } from '$lib/domain/access/actor';
import type { ChartSettings } from '$lib/domain/charts/chart';
import type { Database } from '../db/connect';
import { insertChart } from '../queries/charts';
import { ensureChartFits } from './ensure-chart-fits';
import { fingerprintOf } from './fingerprint';
import { lockCharts } from './lock-charts';
import { perform } from './perform';

export interface ChartInput {
	/** The survey's slug. */
	survey: string;
	settings: ChartSettings;
}

/**
 * Adds a chart after those that a survey has. Readers see it from the next edition on.
 * @throws RefusedError `unknown_survey`, and as `ensureChartFits`
 */
export async function addChart(
	db: Database,
	actor: Actor,
	{ survey, settings }: ChartInput,
	now: Date
): Promise<void> {
	return perform(db, actor, 'add_chart', { survey }, now, async (tx) => {
		const { surveyId, charts } = await lockCharts(tx, survey);
		await ensureChartFits(tx, surveyId, settings, charts);

		await insertChart(tx, surveyId, settings);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'chart', key: settings.slug },
				afterHash: fingerprintOf(settings)
			}
		};
	});
}
