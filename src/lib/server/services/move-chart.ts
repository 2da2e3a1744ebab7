import type { Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { moveChartTo, type StoredChart } from '../queries/charts';
import { fingerprintOf, refuseUnlessAsShown } from './fingerprint';
import { lockCharts, pickChart } from './lock-charts';
import { perform, RefusedError } from './perform';

export interface ChartMove {
	/** The survey's slug. */
	survey: string;
	/** The chart's slug. */
	chart: string;
	to: 'up' | 'down';
	/** Of the order as it was shown: `orderFingerprint`. */
	fingerprint: string;
}

const orderOf = (charts: readonly StoredChart[]) => ({
	charts: charts.map((one) => one.settings.slug)
});

/** The fingerprint of the order in which a list shows a survey's charts. */
export const orderFingerprint = (charts: readonly StoredChart[]): string =>
	fingerprintOf(orderOf(charts));

/**
 * Moves a chart one place up or down among those of its survey.
 * @throws RefusedError `unknown_survey`, `unknown_chart`, `changed_meanwhile`, `no_place`
 */
export async function moveChart(
	db: Database,
	actor: Actor,
	{ survey, chart: slug, to, fingerprint }: ChartMove,
	now: Date
): Promise<void> {
	return perform(db, actor, 'move_chart', { survey }, now, async (tx) => {
		const { charts } = await lockCharts(tx, survey);
		const moved = pickChart(charts, slug);
		refuseUnlessAsShown(
			fingerprint,
			orderOf(charts),
			'Somebody else changed the order after you opened the page. Look at it as it is now, and try again.'
		);
		const from = charts.indexOf(moved);
		const place = to === 'up' ? from - 1 : from + 1;
		if (place < 0 || place >= charts.length) {
			throw new RefusedError('no_place', `This chart is at the ${to === 'up' ? 'top' : 'end'}.`);
		}

		const after = charts.toSpliced(from, 1).toSpliced(place, 0, moved);
		for (const [index, { id, position }] of after.entries()) {
			if (position !== index + 1) await moveChartTo(tx, id, index + 1);
		}

		return {
			result: undefined,
			happening: {
				subject: { kind: 'chart', key: slug },
				beforeHash: orderFingerprint(charts),
				afterHash: orderFingerprint(after),
				details: { to }
			}
		};
	});
}
