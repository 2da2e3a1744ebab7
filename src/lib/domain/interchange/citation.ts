import type { Edition } from '../editions/edition';
import { formatDayOf } from '../editions/day-of';
import { publicationWords } from '../surveys/source';
import type { Survey } from '../surveys/survey';

/**
 * What is cited, without its address: "HM Treasury, Permitted. Crosscheck, WhatsApp in government,
 * edition 1, 5 January 2026".
 * @param what the part cited, such as an answer; null for the survey as a whole
 */
export function citeEdition(survey: Survey, edition: Edition, what: string | null): string {
	const published = formatDayOf(edition.publishedAt);
	return `${what ? `${what}. ` : ''}Crosscheck, ${survey.title}, edition ${edition.number}, ${published}`;
}

/**
 * How to cite something of an edition: what it is, the survey, the edition, the day it was published,
 * where it is, and the report that it was coded from.
 * @param what as `citeEdition` takes it
 * @param address absolute, naming the edition
 */
export function cite(
	survey: Survey,
	edition: Edition,
	what: string | null,
	address: string
): string {
	const { publication } = survey;
	const source = publication ? ` Coded from ${publicationWords(publication)}.` : '';
	return `${citeEdition(survey, edition, what)}, ${address}.${source}`;
}
