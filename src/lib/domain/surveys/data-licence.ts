import type { Dataset } from '../editions/dataset';
import { publicationWords } from './source';
import type { Publication } from './survey';

/** Licences under which a survey's data are commonly published; any other can be written in. */
export const dataLicences = [
	{
		/** As the Open Definition names it, which data packages go by. */
		name: 'OGL-UK-3.0',
		words: 'Open Government Licence v3.0',
		address: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'
	},
	{
		name: 'CC-BY-4.0',
		words: 'Creative Commons Attribution 4.0 International',
		address: 'https://creativecommons.org/licenses/by/4.0/'
	},
	{
		name: 'CC-BY-SA-4.0',
		words: 'Creative Commons Attribution-ShareAlike 4.0 International',
		address: 'https://creativecommons.org/licenses/by-sa/4.0/'
	},
	{
		name: 'CC0-1.0',
		words: 'Creative Commons Zero v1.0 Universal',
		address: 'https://creativecommons.org/publicdomain/zero/1.0/'
	}
] as const;

/** How long the words of a licence can be, in characters. */
export const longestDataLicence = 200;

/** The name and the address of a licence that is known; null where it was written in. */
export function findDataLicence(words: string): (typeof dataLicences)[number] | null {
	return dataLicences.find((licence) => licence.words === words) ?? null;
}

/**
 * A choice in a form of a licence: its name, "other" where it was written in, '' where none is stated.
 * @param words as they are kept
 */
export function dataLicenceChoice(words: string | null): string {
	return words === null ? '' : (findDataLicence(words)?.name ?? 'other');
}

/**
 * The words of a licence as they are kept.
 * @param name of a choice of the form
 * @param other what was written in
 * @returns null where none is stated, or "other" with nothing written
 */
export function dataLicenceWords(name: string, other: string): string | null {
	if (name === 'other') return other.trim() || null;
	return dataLicences.find((licence) => licence.name === name)?.words ?? null;
}

/** Under what a survey's data may be reused, in a sentence. Where nobody has stated it, that is what it says. */
export function dataLicenceSentence({ data_licence: words }: Dataset['survey']): string {
	return words === undefined
		? 'No licence has been stated for these data.'
		: `These data are published under: ${words}.`;
}

/** What readers are told of the licence of a survey's data. */
export interface DataLicence {
	sentence: string;
	/** Where the licence can be read; null where none is stated, or it was written in. */
	address: string | null;
	/** What is known of the rights in the sources, a paragraph each, with no permission that nobody gave. */
	rights: string[];
}

const reportRights = (publication: Publication) =>
	`The answers were coded from ${publicationWords(publication)}. What that report says in its own words is its publisher’s and its authors’.`;

/** What is known of the licence of a survey's data and of its sources. */
export function describeDataLicence({
	survey,
	headcounts
}: Pick<Dataset, 'survey' | 'headcounts'>): DataLicence {
	const { publication, data_licence: words } = survey;
	const sources = [...new Set(headcounts.map(({ source }) => source.title))].sort();
	return {
		sentence: dataLicenceSentence(survey),
		address: words === undefined ? null : (findDataLicence(words)?.address ?? null),
		rights: [
			...(words === undefined
				? [
						'That gives no permission and takes none away: what the law lets anybody do with facts and figures, it lets you do with these. For more, ask whoever publishes the survey.'
					]
				: []),
			...(publication ? [reportRights(publication)] : []),
			...(sources.length
				? [`Numbers of staff are from ${sources.join('; ')}, on that source’s own terms.`]
				: [])
		]
	};
}

/** The file beside the data that says under what they may be reused. */
export function dataLicenceText(dataset: Pick<Dataset, 'survey' | 'headcounts'>): string {
	const { sentence, address, rights } = describeDataLicence(dataset);
	const paragraphs = [
		`${dataset.survey.title}: licence of the data`,
		address ? `${sentence}\n${address}` : sentence,
		...rights,
		'Letters are no part of this package. One that can be read beside its answer has its own licence there.'
	];
	return `${paragraphs.join('\n\n')}\n`;
}
