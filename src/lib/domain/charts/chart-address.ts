import { readEditionNumber } from '../editions/edition-number';

/** The address of a chart's page, under the base of its survey or of one of its editions. */
export function chartAddress(base: string, chart: string): string {
	return `${base}/charts/${chart}`;
}

/** What an embed shows: one edition for good, or whichever is the latest. */
export type EmbedEdition = number | 'latest';

/** The address of a chart's embed, which always says what it shows. */
export function embedAddress(survey: string, chart: string, edition: EmbedEdition): string {
	return `/embed/${survey}/${chart}?edition=${edition}`;
}

/** What an embed's address asks for; the latest where it names nothing, and null where it names no edition. */
export function readEmbedEdition(query: URLSearchParams): EmbedEdition | null {
	const [asked = 'latest', ...more] = query.getAll('edition');
	if (more.length > 0) return null;
	if (asked === 'latest') return 'latest';
	return readEditionNumber(asked);
}
