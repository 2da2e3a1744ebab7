import type { Edition } from '../editions/edition';
import { withdrawalOf } from '../editions/standing';
import { formatAsAt } from '../surveys/as-at';
import type { Caption } from './configuration/frame';
import type { Figure } from './figure';

/** Whose answers a chart is drawn of, and whose the sums are, as its picture and the lines under it say. */
export const creditLine = ({ source }: Pick<Figure, 'source'>): string =>
	`Source: ${source}. Sums: Crosscheck.`;

/**
 * What stands in a picture of a chart, so that it can go about on its own: title, source, date and edition.
 * @param address of the chart's page in its edition, whole
 */
export function pictureCaption(figure: Figure, edition: Edition, address: string): Caption {
	const { headline, subtitle, asAt } = figure;
	const withdrawal = withdrawalOf(edition);
	return {
		headline,
		subtitle,
		footer: [
			creditLine(figure),
			...(withdrawal ? [withdrawal.words] : []),
			`As at ${formatAsAt(asAt)} · Edition ${edition.number} · ${address}`
		]
	};
}

/** The same of a chart that is not published yet, and has no edition to name. */
export function previewCaption(figure: Figure): Caption {
	const { headline, subtitle, asAt } = figure;
	const standing = 'Preview of accepted answers, not published';
	return {
		headline,
		subtitle,
		footer: [creditLine(figure), `As at ${formatAsAt(asAt)} · ${standing}`]
	};
}
