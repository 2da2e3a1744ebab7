import type { Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { deleteChart } from '../queries/charts';
import { fingerprintOf, refuseUnlessAsShown } from './fingerprint';
import { lockCharts, pickChart } from './lock-charts';
import { perform } from './perform';

export interface ChartRemoval {
	/** The survey's slug. */
	survey: string;
	/** The chart's slug. */
	chart: string;
	/** Of the settings as they were shown: `fingerprintOf`. */
	fingerprint: string;
}

/**
 * Takes a chart out of a survey: the next edition goes without it, and those that have it keep it.
 * @throws RefusedError `unknown_survey`, `unknown_chart`, `changed_meanwhile`
 */
export async function removeChart(
	db: Database,
	actor: Actor,
	{ survey, chart: slug, fingerprint }: ChartRemoval,
	now: Date
): Promise<void> {
	return perform(db, actor, 'remove_chart', { survey }, now, async (tx) => {
		const { charts } = await lockCharts(tx, survey);
		const stored = pickChart(charts, slug);
		refuseUnlessAsShown(
			fingerprint,
			stored.settings,
			'Somebody else changed this chart after you opened the page. Look at it as it is now, and try again.'
		);

		await deleteChart(tx, stored.id);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'chart', key: slug },
				beforeHash: fingerprintOf(stored.settings)
			}
		};
	});
}
