import type { Database } from '../db/connect';
import { listCharts, type StoredChart } from '../queries/charts';
import { lockKnownSurvey } from './lock-known-survey';
import { RefusedError } from './perform';

/**
 * The charts of a survey in order, which nobody else changes until the transaction ends.
 * @param survey its slug
 * @throws RefusedError `unknown_survey`
 */
export async function lockCharts(
	tx: Database,
	survey: string
): Promise<{ surveyId: number; charts: StoredChart[] }> {
	const found = await lockKnownSurvey(tx, survey);
	return { surveyId: found.id, charts: await listCharts(tx, found.id) };
}

/** The chart of that slug. @throws RefusedError `unknown_chart` */
export function pickChart(charts: readonly StoredChart[], slug: string): StoredChart {
	const chart = charts.find((one) => one.settings.slug === slug);
	if (!chart) {
		throw new RefusedError(
			'unknown_chart',
			`This survey has no chart “${slug}”. Somebody may have removed it or given it another name.`
		);
	}
	return chart;
}
