import type { Edition } from '../editions/edition';
import { formatDayOf } from '../editions/day-of';
import { publicationWords } from '../surveys/source';
import type { Survey } from '../surveys/survey';

/** What of an edition is cited. */
export interface CitedPart {
	/** A part of it, such as an answer: "HM Treasury, Permitted"; null for all of it. */
	what: string | null;
	/** The date that it is as at, in words: "March 2022". */
	asAt: string;
}

/**
 * What is cited, without its address: "HM Treasury, Permitted, as at March 2022. Crosscheck, WhatsApp in
 * government, edition 1, 5 January 2026".
 * @param part null where what stands before it says what it is of and as at when
 */
export function citeEdition(survey: Survey, edition: Edition, part: CitedPart | null): string {
	const published = formatDayOf(edition.publishedAt);
	const asAt = part ? `, as at ${part.asAt}` : '';
	const before = part?.what ? `${part.what}${asAt}. ` : '';
	return `${before}Crosscheck, ${survey.title}${before ? '' : asAt}, edition ${edition.number}, ${published}`;
}

/**
 * How to cite something of an edition: what it is and as at when, the survey, the edition, the day it was
 * published, where it is, and the report that it was coded from.
 * @param address absolute, naming the edition
 */
export function cite(survey: Survey, edition: Edition, part: CitedPart, address: string): string {
	const { publication } = survey;
	const source = publication ? ` Coded from ${publicationWords(publication)}.` : '';
	return `${citeEdition(survey, edition, part)}, ${address}.${source}`;
}
