import { formatAsAt } from '../surveys/as-at';
import type { Figure } from './figure';

/** What a figure measures and when it is as at, in sentences; a date that its subtitle names is said once. */
export function measureWords({ subtitle, asAt }: Pick<Figure, 'subtitle' | 'asAt'>): string {
	const date = formatAsAt(asAt);
	return subtitle.includes(date) ? `${subtitle}.` : `${subtitle}. As at ${date}.`;
}
