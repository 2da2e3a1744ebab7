import { endSentence } from '../questions/words';
import { correctionKindTable, type Correction } from './correction';
import { formatDayOf } from './day-of';
import { isWithdrawn, opensAt, type Edition } from './edition';
import { findFollowed } from './last-standing';

/** A correction as it is shown beside what it touches. */
export interface CorrectionNote {
	/** The edition that corrects. */
	edition: number;
	/** The day on which readers were told: "22 November 2026". */
	on: string;
	/** What sort of slip it puts right, in words. */
	kind: string;
	what: string;
	why: string;
	/** Whether the edition shown is older, and so still says what was corrected. */
	isLater: boolean;
	/** Whether the edition that corrects has been withdrawn since. */
	isWithdrawn: boolean;
}

/** A correction laid over the editions that readers may see. */
export interface OpenCorrection extends Correction {
	/** When readers were told: the instant at which its edition opened. */
	toldAt: Date;
	isWithdrawn: boolean;
}

/** The corrections of editions that are open, newest first. @param editions those that readers may see */
export function openCorrections(
	corrections: readonly Correction[],
	editions: readonly Edition[]
): OpenCorrection[] {
	return corrections
		.flatMap((correction) => {
			const edition = editions.find((one) => one.number === correction.edition);
			const toldAt = edition && opensAt(edition);
			return toldAt ? [{ ...correction, toldAt, isWithdrawn: isWithdrawn(edition) }] : [];
		})
		.sort((a, b) => b.edition - a.edition);
}

type Place = { wave: string; body: string; question: string };
const isAt = (place: Place) => (one: Place) =>
	one.wave === place.wave && one.body === place.body && one.question === place.question;

function notesWhere(
	corrections: readonly OpenCorrection[],
	shown: number,
	touches: (content: NonNullable<Correction['content']>) => boolean
): CorrectionNote[] {
	return corrections.flatMap(({ edition, toldAt, content, isWithdrawn }) =>
		content && touches(content)
			? [
					{
						edition,
						on: formatDayOf(toldAt),
						kind: correctionKindTable[content.kind],
						what: content.what,
						why: content.why,
						isLater: edition > shown,
						isWithdrawn
					}
				]
			: []
	);
}

/** The corrections that touch an answer, newest first. @param shown the number of the edition shown */
export function correctionsOfAnswer(
	corrections: readonly OpenCorrection[],
	place: Place,
	shown: number
): CorrectionNote[] {
	return notesWhere(corrections, shown, (content) => content.answers.some(isAt(place)));
}

/** The corrections that touch a chart, newest first. @param shown the number of the edition shown */
export function correctionsOfChart(
	corrections: readonly OpenCorrection[],
	chart: string,
	shown: number
): CorrectionNote[] {
	return notesWhere(corrections, shown, (content) => content.charts.includes(chart));
}

/** The corrections of each answer of a body, as a list for each place that has any. */
export function correctionsOfBody(
	corrections: readonly OpenCorrection[],
	body: string,
	shown: number
): (Place & { notes: CorrectionNote[] })[] {
	const places = new Map(
		corrections
			.flatMap(({ content }) => content?.answers ?? [])
			.filter((place) => place.body === body)
			.map((place) => [`${place.wave} ${place.question}`, place])
	);
	return [...places.values()].map((place) => ({
		...place,
		notes: correctionsOfAnswer(corrections, place, shown)
	}));
}

/**
 * Editions with what was corrected of each: of a correction that is told, the edition that its own
 * followed says that it was corrected, when and where; and whether that one has been withdrawn since.
 */
export function withCorrections<E extends Edition>(
	editions: readonly E[],
	corrections: readonly OpenCorrection[]
): E[] {
	const events = corrections.map((correction) => {
		const own = editions.find((one) => one.number === correction.edition);
		return {
			corrected: own && findFollowed(own, editions)?.number,
			event: {
				kind: 'corrected' as const,
				at: correction.toldAt,
				until: null,
				words: [
					endSentence(correction.content?.what ?? 'What was said of it has been erased'),
					`See edition ${correction.edition}${correction.isWithdrawn ? ', which has been withdrawn since' : ''}.`
				].join(' '),
				contentHash: null
			}
		};
	});
	return editions.map((edition) => {
		const own = events.filter((one) => one.corrected === edition.number).map((one) => one.event);
		if (own.length === 0) return edition;
		return {
			...edition,
			events: [...edition.events, ...own].sort((a, b) => a.at.getTime() - b.at.getTime())
		};
	});
}
