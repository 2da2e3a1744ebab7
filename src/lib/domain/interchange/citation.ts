import type { Edition } from '../editions/edition';
import { formatDayOf } from '../editions/day-of';
import { formatAsAt } from '../surveys/as-at';
import type { Survey } from '../surveys/survey';

/**
 * How to cite something of an edition: what it is, the survey, the edition, the day it was published,
 * where it is, and the report that it was coded from.
 * @param what the part cited, such as an answer; null for the survey as a whole
 * @param address absolute, naming the edition
 */
export function cite(
	survey: Survey,
	edition: Edition,
	what: string | null,
	address: string
): string {
	const published = formatDayOf(edition.publishedAt);
	const { publication } = survey;
	const source = publication
		? ` Coded from ${publication.publisher}, ${publication.title}, ${formatAsAt(publication.published)}.`
		: '';
	return `${what ? `${what}. ` : ''}Crosscheck, ${survey.title}, edition ${edition.number}, ${published}, ${address}.${source}`;
}
