import type { CorrectionNote } from '../editions/correction-notes';
import { editionAddress, surveyAddress } from '../editions/edition-address';
import type { LatestChart } from '../editions/latest-chart';
import { chartAddress, type EmbedEdition } from './chart-address';

/** What is said above an embed's chart of its edition; the path of a page that says more of it. */
export interface EmbedNote {
	lead: string;
	words: string;
	link: { words: string; path: string } | null;
}

interface Told {
	survey: string;
	chart: string;
	/** The number of the edition shown. */
	edition: number;
	withdrawal: { words: string; reason: string | null } | null;
	/** The corrections that touch the chart. */
	corrections: readonly CorrectionNote[];
	/** The chart in the latest edition, where that is another. */
	latest: LatestChart | null;
}

/** What readers of an embed must know before they read its chart: most often nothing. */
export function embedNotes(told: Told): EmbedNote[] {
	const { survey, chart, withdrawal, corrections, latest } = told;
	const inLatest =
		latest && latest.code !== 'dropped'
			? {
					words: `The chart in edition ${latest.edition}`,
					path: chartAddress(editionAddress(survey, latest.edition), chart)
				}
			: null;
	// A correction since says by itself that the numbers are others now.
	const isSaid = withdrawal !== null || corrections.some((one) => one.isLater && !one.isWithdrawn);
	return [
		...(withdrawal
			? [{ lead: withdrawal.words, words: withdrawal.reason ?? '', link: inLatest }]
			: []),
		...corrections.map((one) => ({
			lead: `${one.isLater ? 'Corrected later' : 'Corrected'}, in edition ${one.edition}, ${one.on}.`,
			words: one.isWithdrawn ? `Edition ${one.edition} has been withdrawn since.` : '',
			link: {
				words: `What changed in edition ${one.edition}, and why`,
				path: `${surveyAddress(survey)}/changes#edition-${one.edition}`
			}
		})),
		...(latest?.code === 'differs' && !isSaid
			? [
					{
						lead: `Edition ${latest.edition} has been published since.`,
						words: 'Its numbers for this chart are others.',
						link: inLatest
					}
				]
			: [])
	];
}

/** The edition of an embed in words: which it is, and whether it is the latest. */
export function embedEditionWords(
	shown: EmbedEdition,
	{ edition, withdrawal, latest }: Pick<Told, 'edition' | 'withdrawal' | 'latest'>
): string {
	if (shown === 'latest') return `Follows the latest edition; now edition ${edition}.`;
	const isPassed = latest !== null && withdrawal === null;
	if (isPassed && latest.code === 'same') {
		return `Edition ${edition}. The numbers are the same in edition ${latest.edition}, the latest.`;
	}
	if (isPassed && latest.code === 'dropped') {
		return `Edition ${edition}. Edition ${latest.edition}, the latest, no longer has this chart.`;
	}
	return `Edition ${edition}.`;
}
