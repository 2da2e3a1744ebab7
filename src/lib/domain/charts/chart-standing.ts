import { canonicalJson } from '../audit/canonical-json';
import type { ChartSettings } from './chart';

/** How a chart of the working records stands to what readers see. */
export type ChartStanding = 'new' | 'changed' | 'same';

const isSame = (one: unknown, other: unknown) => canonicalJson(one) === canonicalJson(other);

/** How a chart stands to those of the edition that readers see; all are new where there is none. */
export function chartStanding(
	settings: ChartSettings,
	published: readonly ChartSettings[]
): ChartStanding {
	const before = published.find((one) => one.slug === settings.slug);
	if (!before) return 'new';
	return isSame(before, settings) ? 'same' : 'changed';
}

/** The charts that readers see and that the next edition leaves out. */
export function droppedCharts(
	working: readonly ChartSettings[],
	published: readonly ChartSettings[]
): ChartSettings[] {
	return published.filter((before) => working.every((one) => one.slug !== before.slug));
}

/** Whether the charts that readers see stand in another order in the next edition. */
export function isReordered(
	working: readonly ChartSettings[],
	published: readonly ChartSettings[]
): boolean {
	const common = (some: readonly ChartSettings[], others: readonly ChartSettings[]) =>
		some.map((one) => one.slug).filter((slug) => others.some((other) => other.slug === slug));
	return !isSame(common(working, published), common(published, working));
}

/** What a chart's address stands for: its figure and the question it is of, whatever else is chosen. */
export function isSameChart(one: ChartSettings, other: ChartSettings): boolean {
	const questionOf = (settings: ChartSettings) =>
		'question' in settings ? settings.question : null;
	return one.figure === other.figure && questionOf(one) === questionOf(other);
}
