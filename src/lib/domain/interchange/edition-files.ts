import type { Dataset } from '../editions/dataset';
import { editionAddress } from '../editions/edition-address';

/** The formats in which data are published, each by its media type (https://www.iana.org/assignments/media-types). */
export const mediaTypes = {
	CSV: 'text/csv',
	XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	JSON: 'application/json',
	ZIP: 'application/zip'
} as const;
export type FileFormat = keyof typeof mediaTypes;

/** A file of an edition in each of its formats. */
export interface EditionFile {
	title: string;
	/** What is in it, in a sentence. */
	words: string;
	/** From the site's root, naming the edition: a file that is cited must stay what it was. */
	addresses: { format: FileFormat; path: string }[];
}

const inFormats = (formats: readonly FileFormat[], path: (extension: string) => string) =>
	formats.map((format) => ({ format, path: path(format.toLowerCase()) }));

/** The files of an edition that its data page offers and that search engines are told of. @param edition its number */
export function listEditionFiles(
	{ survey: { slug }, requests }: Pick<Dataset, 'survey' | 'requests'>,
	edition: number
): EditionFile[] {
	const api = `/api/v1/surveys/${slug}`;
	const query = `?edition=${edition}`;
	return [
		{
			title: 'Everything',
			words:
				'One package: each file below, each chart as picture and table, with a readme, the licence and a description of every column.',
			addresses: inFormats(['ZIP'], () => `${api}/package.zip${query}`)
		},
		{
			title: 'Answers',
			words: 'One row for each part of each question and department, whatever was answered.',
			addresses: inFormats(
				['CSV', 'XLSX', 'JSON'],
				(extension) => `${api}/answers.${extension}${query}`
			)
		},
		{
			title: 'Assessments',
			words: 'How each department stands against each criterion, with the reason and the basis.',
			addresses: inFormats(
				['CSV', 'XLSX', 'JSON'],
				(extension) => `${api}/assessments.${extension}${query}`
			)
		},
		{
			title: 'Refusals',
			words:
				'For each question, who answered it beside who refused it, with the sections that they cited.',
			addresses: inFormats(
				['CSV', 'XLSX', 'JSON'],
				(extension) => `${editionAddress(slug, edition)}/refusals.${extension}`
			)
		},
		{
			title: 'Comparison',
			words: 'A row for each department, with its answer to each question in plain English.',
			addresses: inFormats(
				['CSV', 'XLSX', 'JSON'],
				(extension) => `${editionAddress(slug, edition)}/compare.${extension}`
			)
		},
		...(requests.length
			? [
					{
						title: 'Requests',
						words:
							'When each request was sent, received, due and answered, and how many working days it took.',
						addresses: inFormats(
							['CSV', 'XLSX', 'JSON'],
							(extension) => `${api}/requests.${extension}${query}`
						)
					}
				]
			: []),
		{
			title: 'Survey',
			words:
				'The questions, the recommendations, the criteria with their rules, the editions and charts.',
			addresses: inFormats(['JSON'], () => `${api}.json${query}`)
		},
		{
			title: 'Data package',
			words: 'A Frictionless description of the CSV files: every column, every code and its label.',
			addresses: inFormats(['JSON'], () => `${api}/datapackage.json${query}`)
		}
	];
}
