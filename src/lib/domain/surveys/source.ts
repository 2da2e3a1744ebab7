import type { Dataset } from '../editions/dataset';
import { formatAsAt } from './as-at';

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
	const seen = dataset.answers.some((answer) => answer.evidence?.kind === 'letter');
	if (!publication) return 'From the letters themselves.';
	const report = `${possessive(withArticle(publication.publisher))} report`;
	return seen ? `From the letters, and from ${report}.` : `From ${report}; letters not seen.`;
}

/** How to cite the published source, or null where there is none. */
export function sourceCitation({ survey }: Pick<Dataset, 'survey'>): string | null {
	const { publication } = survey;
	if (!publication) return null;
	const authors = publication.authors.length ? `${publication.authors.join(', ')}. ` : '';
	return `${authors}${publication.title}. ${publication.publisher}, ${formatAsAt(publication.published)}.`;
}
