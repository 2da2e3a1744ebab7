import type { Dataset } from '../editions/dataset';
import type { Edition } from '../editions/edition';
import { standingLine, withdrawalOf } from '../editions/standing';
import { lettersSentence } from '../evidence/letters-sentence';
import { formatAsAt } from '../surveys/as-at';
import { dataLicenceSentence, findDataLicence } from '../surveys/data-licence';
import { hasLetters, publicationWords } from '../surveys/source';
import { unofficialSentence } from '../surveys/unofficial';
import type { Column } from './column';
import { answersTable, assessmentsTable, requestsTable, type EditionTable } from './edition-tables';

/** A field of a Frictionless table schema (https://specs.frictionlessdata.io/table-schema/). */
interface Field {
	name: string;
	type: string;
	description: string;
	constraints: { required: boolean; enum?: string[] };
	/** The codes with their labels, as version 2 of the standard writes them. */
	categories?: { value: string; label: string }[];
}

/** A table with where its file is, beside the description. */
export interface DescribedTable {
	table: EditionTable;
	path: string;
}

function describeColumn({ name, type, description, required, categories }: Column<never>): Field {
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

/** A name as the standard takes it: without capitals. */
const packagedName = (name: string) => name.toLowerCase();

/** @param names of the tables beside it: a key of one that is not there cannot be checked */
function describeTable({ table, path }: DescribedTable, names: ReadonlySet<string>) {
	const { name, title, description, columns, primaryKey } = table;
	const foreignKeys = table.foreignKeys.filter(({ of }) => names.has(of));
	return {
		name: packagedName(name),
		title,
		description,
		profile: 'tabular-data-resource',
		path,
		format: 'csv',
		mediatype: 'text/csv',
		encoding: 'utf-8',
		dialect: {
			delimiter: ',',
			lineTerminator: '\r\n',
			quoteChar: '"',
			doubleQuote: true,
			header: true
		},
		schema: {
			fields: columns.map(describeColumn),
			// An empty cell is the one mark of a missing value; a column of its own labels it.
			missingValues: [''],
			...(primaryKey.length ? { primaryKey: [...primaryKey] } : {}),
			...(foreignKeys.length
				? {
						foreignKeys: foreignKeys.map(({ column, of, key }) => ({
							fields: column,
							reference: { resource: packagedName(of), fields: key }
						}))
					}
				: {})
		}
	};
}

/** The licence as data packages name it; nothing where none is stated, or none that has an address. */
function licencesOf({ survey }: Dataset, licenceFile: string | null) {
	const { data_licence: words } = survey;
	if (words === undefined) return {};
	const known = findDataLicence(words);
	if (known) return { licenses: [{ name: known.name, path: known.address, title: words }] };
	return licenceFile ? { licenses: [{ path: licenceFile, title: words }] } : {};
}

/** The files that the API has of an edition, described beside them. */
function filesOfApi(dataset: Dataset, { number }: Edition): DescribedTable[] {
	const requests = requestsTable(dataset, number);
	const tables = [
		answersTable(dataset, number),
		assessmentsTable(dataset, number),
		...(requests ? [requests] : [])
	];
	// Always by number: the edition that is described, not the latest.
	return tables.map((table) => ({ table, path: `${table.name}.csv?edition=${number}` }));
}

/**
 * The description of an edition's files as a Frictionless data package
 * (https://specs.frictionlessdata.io/data-package/, version 1), with paths relative to its own address.
 * @param files the tables described; those of the API where left out
 * @param licenceFile the path of the words of the licence; null where there is no such file beside it
 */
export function dataPackage(
	dataset: Dataset,
	edition: Edition,
	files: readonly DescribedTable[] = filesOfApi(dataset, edition),
	licenceFile: string | null = null
) {
	const { survey, waves } = dataset;
	const source = survey.publication;
	const withdrawal = withdrawalOf(edition);
	// The table files have no place for it.
	const warning = withdrawal ? `${standingLine(withdrawal)} ` : '';
	const asAt = waves.map((wave) => `${wave.title} as at ${formatAsAt(wave.as_at)}`).join('; ');
	const letters = lettersSentence(dataset.letters);
	const names = new Set(files.map(({ table }) => table.name));
	return {
		profile: 'tabular-data-package',
		name: packagedName(survey.slug),
		id: edition.contentHash,
		version: String(edition.number),
		title: survey.title,
		description: `${warning}${survey.summary} ${asAt}. ${unofficialSentence} ${dataLicenceSentence(survey)}${letters ? ` Beside the files, ${letters}` : ''}`,
		created: edition.publishedAt.toISOString(),
		...licencesOf(dataset, licenceFile),
		...(source
			? {
					sources: [
						{
							title: `${publicationWords(source)}. ${source.where}.${hasLetters(dataset.answers) ? '' : ' The letters have not been seen.'}`
						}
					]
				}
			: {}),
		resources: files.map((file) => describeTable(file, names))
	};
}
