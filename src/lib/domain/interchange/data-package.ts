import type { Dataset } from '../editions/dataset';
import type { Edition } from '../editions/edition';
import { withdrawalOf } from '../editions/standing';
import { lettersSentence } from '../evidence/letters-sentence';
import { formatAsAt } from '../surveys/as-at';
import { hasLetters, publicationWords } from '../surveys/source';
import { answerColumns } from './answers-table';
import { assessmentColumns } from './assessments-table';
import type { Column } from './column';

/** A field of a Frictionless table schema (https://specs.frictionlessdata.io/table-schema/). */
interface Field {
	name: string;
	type: string;
	description: string;
	constraints: { required: boolean; enum?: string[] };
	/** The codes with their labels, as version 2 of the standard writes them. */
	categories?: { value: string; label: string }[];
}

function describeColumn<Row>(column: Column<Row>): Field {
	const { name, type, description, required, categories } = column;
	return {
		name,
		type,
		description,
		constraints: {
			required,
			...(categories ? { enum: categories.map((category) => category.value) } : {})
		},
		...(categories ? { categories: [...categories] } : {})
	};
}

function describeTable<Row>(
	name: string,
	title: string,
	description: string,
	edition: Edition,
	columns: readonly Column<Row>[],
	primaryKey: string[] | null
) {
	return {
		name,
		title,
		description,
		profile: 'tabular-data-resource',
		// Beside the description, and always by number: the edition that is described, not the latest.
		path: `${name}.csv?edition=${edition.number}`,
		format: 'csv',
		mediatype: 'text/csv',
		encoding: 'utf-8',
		dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
		schema: {
			fields: columns.map(describeColumn),
			// An empty cell is the one mark of a missing value; the column "missing" labels it.
			missingValues: [''],
			...(primaryKey ? { primaryKey } : {})
		}
	};
}

/**
 * The description of an edition's files as a Frictionless data package
 * (https://specs.frictionlessdata.io/data-package/, version 1), with paths relative to its own address.
 */
export function dataPackage(dataset: Dataset, edition: Edition) {
	const { survey, waves } = dataset;
	const source = survey.publication;
	const withdrawal = withdrawalOf(edition);
	// The table files have no place for it.
	const warning = withdrawal
		? `${[withdrawal.words, withdrawal.reason].filter(Boolean).join(' ')} `
		: '';
	const asAt = waves.map((wave) => `${wave.title} as at ${formatAsAt(wave.as_at)}`).join('; ');
	const letters = lettersSentence(dataset.letters);
	return {
		profile: 'tabular-data-package',
		name: survey.slug,
		id: edition.contentHash,
		version: String(edition.number),
		title: survey.title,
		description: `${warning}${survey.summary} ${asAt}. Not an official statistic.${letters ? ` Beside the files, ${letters}` : ''}`,
		created: edition.publishedAt.toISOString(),
		...(source
			? {
					sources: [
						{
							title: `${publicationWords(source)}. ${source.where}.${hasLetters(dataset.answers) ? '' : ' The letters have not been seen.'}`
						}
					]
				}
			: {}),
		resources: [
			describeTable(
				'answers',
				'Answers',
				'One row for each part of each question and body, whatever the answer: a value, or the reason that there is none.',
				edition,
				answerColumns,
				['wave', 'body', 'question', 'part']
			),
			describeTable(
				'assessments',
				'Assessments',
				'One row for each body and criterion, and one for each criterion addressed to government as a whole.',
				edition,
				assessmentColumns,
				// A criterion for government has no body, and a key may not be empty.
				null
			)
		]
	};
}
