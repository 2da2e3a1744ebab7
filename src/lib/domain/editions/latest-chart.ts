import type { Dataset } from './dataset';
import { isTouchedChart, tellChart } from './touched-charts';

/** A chart in the latest edition, against the one that is shown. */
export interface LatestChart {
	edition: number;
	/** Whether it draws the same there, something else, or is not there any more. */
	code: 'same' | 'differs' | 'dropped';
}

interface Shown {
	edition: { number: number };
	dataset: Dataset;
}

/**
 * What became of a chart in the latest edition; null where the edition shown is the latest, or none is
 * left. @param chart its slug
 */
export function findLatestChart(
	chart: string,
	shown: Shown,
	latest: Shown | null
): LatestChart | null {
	if (!latest || latest.edition.number === shown.edition.number) return null;
	const now = tellChart(chart, latest.dataset);
	const isTouched = isTouchedChart(tellChart(chart, shown.dataset), now);
	return {
		edition: latest.edition.number,
		code: now === null ? 'dropped' : isTouched ? 'differs' : 'same'
	};
}
