import type { Edition } from '../editions/edition';
import { withdrawalOf } from '../editions/standing';
import { formatAsAt } from '../surveys/as-at';
import type { Caption } from './configuration/frame';
import type { Figure } from './figure';

/**
 * What stands in a picture of a chart, so that it can go about on its own: title, source, date and edition.
 * @param address of the chart's page in its edition, whole
 */
export function pictureCaption(
	{ headline, subtitle, source, asAt }: Figure,
	edition: Edition,
	address: string
): Caption {
	const withdrawal = withdrawalOf(edition);
	return {
		headline,
		subtitle,
		footer: [
			`Source: ${source}. Sums: Crosscheck.`,
			...(withdrawal ? [withdrawal.words] : []),
			`As at ${formatAsAt(asAt)} · Edition ${edition.number} · ${address}`
		]
	};
}
