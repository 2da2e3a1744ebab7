import type { ChartSettings } from '$lib/domain/charts/chart';
import { chartProblemWords } from '$lib/domain/charts/chart-problem-words';
import { isSameChart } from '$lib/domain/charts/chart-standing';
import { checkChart } from '$lib/domain/charts/check-chart';
import { assembleDataset } from '$lib/domain/editions/assemble';
import type { Database } from '../db/connect';
import { listFrozenCharts, type StoredChart } from '../queries/charts';
import { readContents } from '../queries/contents';
import { RefusedError } from './perform';

/**
 * Refuses a chart that does not fit its survey as it would be published now, or whose address is another
 * chart's. The caller holds the lock on the survey.
 * @param others the charts that the survey has besides
 * @throws RefusedError with the code `chart_exists`, `address_taken` or `chart_misfit`
 */
export async function ensureChartFits(
	tx: Database,
	surveyId: number,
	settings: ChartSettings,
	others: readonly StoredChart[]
): Promise<void> {
	const { slug } = settings;
	if (others.some((one) => one.settings.slug === slug)) {
		throw new RefusedError(
			'chart_exists',
			`This survey has a chart “${slug}” already. Give this one another name.`
		);
	}
	const frozen = (await listFrozenCharts(tx, surveyId)).find((one) => one.slug === slug);
	if (frozen && !isSameChart(frozen, settings)) {
		throw new RefusedError(
			'address_taken',
			`An edition has another chart under the name “${slug}”, and its address is cited. Give this one another name.`
		);
	}
	const [problem] = checkChart(settings, assembleDataset(await readContents(tx, { surveyId })));
	if (problem) {
		throw new RefusedError('chart_misfit', chartProblemWords(problem), {
			field: problem.field,
			problem: problem.code
		});
	}
}
