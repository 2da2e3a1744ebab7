import { formatPercent } from '../../questions/words';
import type { BodyStaffShare } from '../../answers/wave-staff-shares';
import { shortName } from '../../bodies/body';
import type { PublishedFigure } from '../../surveys/survey';
import type { PublishedBeside } from '../figure';

/** "31%", "17.6%": a published figure with the places its source gives. */
export function publishedWords(figure: PublishedFigure): string {
	return `${figure.percent.toFixed(figure.decimals)}%`;
}

/** Whether the source's figure is ours, at the places the source gives. */
export function agrees(percent: number, published: PublishedFigure): boolean {
	return percent.toFixed(published.decimals) === published.percent.toFixed(published.decimals);
}

/** A source's figure beside ours, each kept as its own. */
export function setBeside(
	{ body, share }: BodyStaffShare,
	published: PublishedFigure
): PublishedBeside {
	return {
		body: shortName(body),
		published: publishedWords(published),
		ours: share.known ? formatPercent(share.percent) : null,
		source: published.source,
		note: published.note
	};
}
