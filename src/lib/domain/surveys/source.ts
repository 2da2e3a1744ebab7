import type { Dataset } from '../editions/dataset';
import { formatAsAt } from './as-at';
import type { Publication } from './survey';

/** Names that stand without an article are rarer among publishers than names that say what they are. */
const described =
	/^(institute|centre|center|department|ministry|office|committee|commission|campaign|society|university|national|royal|house|cabinet|council|information|bureau|association|foundation)\b/i;

/** "the Institute for Government", "Privacy International" */
function withArticle(name: string): string {
	return described.test(name) ? `the ${name}` : name;
}

/** "Government’s", "Citizens’" */
const possessive = (name: string) => `${name}’${name.endsWith('s') ? '' : 's'}`;

/**
 * Where a survey's answers come from, as every page of it says under its title: "From the Institute for
 * Government’s report; letters not seen."
 */
export function sourceSentence(dataset: Pick<Dataset, 'survey' | 'answers'>): string {
	const { publication } = dataset.survey;
	if (!publication) return 'From the letters themselves.';
	const report = `${possessive(withArticle(publication.publisher))} report`;
	return hasLetters(dataset.answers)
		? `From the letters, and from ${report}.`
		: `From ${report}; letters not seen.`;
}

/** Whether an answer rests on a letter itself, rather than on what a report says of it. */
export function hasLetters(answers: Dataset['answers']): boolean {
	return answers.some((answer) => answer.evidence?.kind === 'letter');
}

/** A report in one line: "Institute for Government, WhatsApp in government, March 2022". */
export function publicationWords({ publisher, title, published }: Publication): string {
	return `${publisher}, ${title}, ${formatAsAt(published)}`;
}

/**
 * The survey's report in one line, with whether the letters have been seen; null where it rests on
 * letters alone.
 */
export function sourceWords({
	survey,
	answers
}: Pick<Dataset, 'survey' | 'answers'>): string | null {
	if (!survey.publication) return null;
	const unseen = hasLetters(answers) ? '' : '; the letters have not been seen';
	return `${publicationWords(survey.publication)}${unseen}`;
}

/** How to cite the published source, or null where there is none. */
export function sourceCitation({ survey }: Pick<Dataset, 'survey'>): string | null {
	const { publication } = survey;
	if (!publication) return null;
	const authors = publication.authors.length ? `${publication.authors.join(', ')}. ` : '';
	return `${authors}${publication.title}. ${publication.publisher}, ${formatAsAt(publication.published)}.`;
}
