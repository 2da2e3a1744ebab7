import { chartAddress } from '../charts/chart-address';
import type { Figure } from '../charts/figure';
import type { Dataset } from '../editions/dataset';
import { isWithdrawn, lastChangedAt, type Edition } from '../editions/edition';
import { editionAddress, surveyAddress } from '../editions/edition-address';
import { editionStanding } from '../editions/standing';
import { endSentence } from '../questions/words';
import { formatAsAt } from '../surveys/as-at';
import { dataLicenceSentence, findDataLicence } from '../surveys/data-licence';
import { publicationWords, sourceCitation, sourceSentence } from '../surveys/source';
import type { Publication as Report } from '../surveys/survey';
import { unofficialSentence } from '../surveys/unofficial';
import { listEditionFiles, mediaTypes, type FileFormat } from './edition-files';

/*
 * What an edition is, for search engines and for catalogues of data: JSON-LD in the words of schema.org
 * (https://schema.org/Dataset), as https://developers.google.com/search/docs/appearance/structured-data/dataset
 * asks for it, and beside them in those of DCAT (https://www.w3.org/TR/vocab-dcat-3/).
 */

/** The words used, by their prefixes; those without one are schema.org's. */
export const vocabularies = [
	'https://schema.org/',
	{
		dcat: 'http://www.w3.org/ns/dcat#',
		dct: 'http://purl.org/dc/terms/',
		xsd: 'http://www.w3.org/2001/XMLSchema#'
	}
] as const;

/** The longest description that search engines take, in characters. */
const longestDescription = 5000;

const clip = (words: string) =>
	words.length > longestDescription ? `${words.slice(0, longestDescription - 1)}…` : words;

const dateTime = (at: Date) => ({ '@type': 'xsd:dateTime', '@value': at.toISOString() });

/** An edition as it is described. */
export interface Described {
	dataset: Dataset;
	edition: Edition;
	/** The number of the survey's latest edition; null where none is left. */
	latest: number | null;
	/** Of the installation, without a slash at the end. */
	origin: string;
}

/** The name of an edition among data, whichever page tells of it. */
const datasetId = ({ dataset, edition, origin }: Described) =>
	`${origin}${editionAddress(dataset.survey.slug, edition.number)}#dataset`;

const catalogId = (origin: string) => `${origin}/data#catalogue`;

const publisher = (origin: string) => ({
	'@type': 'Organization',
	'@id': `${origin}/#publisher`,
	name: 'Crosscheck',
	url: `${origin}/`
});

/** When the answers are as at: one month or day, or from the earliest wave's to the last's. */
function timeCovered({ waves }: Dataset): { from: string; to: string } {
	const times = waves.map((wave) => wave.as_at).sort();
	return { from: times[0] ?? '', to: times.at(-1) ?? '' };
}

const dated = (asAt: string) => ({
	'@type': asAt.length === 7 ? 'xsd:gYearMonth' : 'xsd:date',
	'@value': asAt
});

/** The licence in both vocabularies; where nobody has stated one, the page that says so and no licence. */
function rightsOf({ survey }: Dataset, page: string) {
	const words = survey.data_licence;
	const sentence = dataLicenceSentence(survey);
	const known = words === undefined ? null : findDataLicence(words);
	const named = { '@type': 'CreativeWork', name: words, url: `${page}/data#licence` };
	return {
		...(words === undefined ? {} : { license: known?.address ?? named }),
		usageInfo: `${page}/data#licence`,
		'dct:rights': sentence,
		...(known ? { 'dct:license': { '@id': known.address } } : {})
	};
}

const describeReport = ({ title, publisher: by, published, authors }: Report) => ({
	'@type': 'Report',
	name: title,
	datePublished: published,
	author: authors.map((name) => ({ '@type': 'Person', name })),
	publisher: { '@type': 'Organization', name: by }
});

interface File {
	name: string;
	words: string;
	format: FileFormat;
	/** Whole. */
	address: string;
}

const describeFile = ({ name, words, format, address }: File) => ({
	'@type': ['DataDownload', 'dcat:Distribution'],
	'@id': address,
	name: `${name} (${format})`,
	description: words,
	encodingFormat: mediaTypes[format],
	contentUrl: address,
	'dct:title': `${name} (${format})`,
	'dcat:downloadURL': { '@id': address },
	'dcat:mediaType': {
		'@id': `http://www.iana.org/assignments/media-types/${mediaTypes[format]}`
	}
});

/** What to know before the summary of an edition, where it is not the one to read. */
function warningOf({ edition, latest }: Described): string {
	const standing = editionStanding(edition, latest);
	return standing ? `${standing.words} ` : '';
}

/** The waves in a sentence each: "2021–22: as at March 2022." */
const asAtWords = ({ waves }: Dataset) =>
	waves.map((wave) => `${wave.title}: as at ${formatAsAt(wave.as_at)}.`).join(' ');

/** An edition, without the vocabularies: a part of what is described. */
function datasetNode(described: Described) {
	const { dataset, edition, origin } = described;
	const { survey, questions, waves } = dataset;
	const address = `${origin}${editionAddress(survey.slug, edition.number)}`;
	const plain = `${origin}${surveyAddress(survey.slug)}`;
	const page = edition.number === described.latest ? plain : address;
	const { from, to } = timeCovered(dataset);
	const description = clip(
		`${warningOf(described)}${survey.summary} ${asAtWords(dataset)} ${sourceSentence(dataset)} A missing value has a reason and is never a number. ${unofficialSentence} ${dataLicenceSentence(survey)}`
	);
	const files = listEditionFiles(dataset, edition.number).flatMap(({ title, words, addresses }) =>
		addresses.map(({ format, path }) =>
			describeFile({ name: title, words, format, address: `${origin}${path}` })
		)
	);
	const laws = [...new Set(waves.map((wave) => wave.law))];
	const citation = sourceCitation(dataset);
	return {
		'@type': ['Dataset', 'dcat:Dataset'],
		'@id': datasetId(described),
		name: survey.title,
		description,
		url: page,
		identifier: [
			address,
			{ '@type': 'PropertyValue', propertyID: 'SHA-256', value: edition.contentHash }
		],
		version: String(edition.number),
		datePublished: edition.publishedAt.toISOString(),
		dateModified: lastChangedAt(edition).toISOString(),
		inLanguage: 'en-GB',
		isAccessibleForFree: true,
		temporalCoverage: from === to ? from : `${from}/${to}`,
		spatialCoverage: { '@type': 'Place', name: 'United Kingdom' },
		creator: publisher(origin),
		publisher: { '@id': `${origin}/#publisher` },
		...rightsOf(dataset, address),
		...(survey.publication ? { isBasedOn: describeReport(survey.publication) } : {}),
		...(citation ? { citation } : {}),
		measurementTechnique: `The same questions put to each public body (${laws.join(', ')}), each reply coded with the reason for every value that is missing`,
		variableMeasured: questions.map(({ code, title, prompt }) => ({
			'@type': 'PropertyValue',
			propertyID: code,
			name: title,
			description: prompt
		})),
		includedInDataCatalog: {
			'@type': 'DataCatalog',
			'@id': catalogId(origin),
			name: 'Crosscheck',
			url: `${origin}/data`
		},
		distribution: files,
		'dct:title': survey.title,
		'dct:description': description,
		'dct:identifier': address,
		'dct:publisher': { '@id': `${origin}/#publisher` },
		'dct:issued': dateTime(edition.publishedAt),
		'dct:modified': dateTime(lastChangedAt(edition)),
		'dct:language': {
			'@id': 'http://publications.europa.eu/resource/authority/language/ENG'
		},
		'dct:spatial': { '@id': 'http://publications.europa.eu/resource/authority/country/GBR' },
		'dct:temporal': {
			'@type': 'dct:PeriodOfTime',
			'dcat:startDate': dated(from),
			'dcat:endDate': dated(to)
		},
		...(survey.publication ? { 'dct:source': publicationWords(survey.publication) } : {}),
		'dcat:version': String(edition.number),
		'dcat:landingPage': { '@id': page },
		'dcat:distribution': files.map((file) => ({ '@id': file['@id'] }))
	};
}

/**
 * An edition as data to be found, for its pages; null where it was withdrawn, so that nobody is led to it.
 */
export function describeEdition(described: Described) {
	return isWithdrawn(described.edition)
		? null
		: { '@context': vocabularies, ...datasetNode(described) };
}

/**
 * A chart as data to be found: its table, which is a part of its edition; null where that was withdrawn.
 */
export function describeChart(described: Described, figure: Figure) {
	const { dataset, edition, origin, latest } = described;
	if (isWithdrawn(edition)) return null;
	const { survey } = dataset;
	const base = `${origin}${editionAddress(survey.slug, edition.number)}`;
	const address = chartAddress(base, figure.slug);
	const plain = `${origin}${surveyAddress(survey.slug)}`;
	const picture = `${address}.png`;
	return {
		'@context': vocabularies[0],
		'@type': 'Dataset',
		'@id': `${address}#dataset`,
		name: `${figure.headline} – ${survey.title}`,
		alternateName: figure.subtitle,
		description: clip(
			`${warningOf(described)}${endSentence(figure.subtitle)} As at ${formatAsAt(figure.asAt)}. ${figure.summary} ${unofficialSentence} ${dataLicenceSentence(survey)}`
		),
		url: edition.number === latest ? chartAddress(plain, figure.slug) : address,
		identifier: address,
		version: String(edition.number),
		datePublished: edition.publishedAt.toISOString(),
		dateModified: lastChangedAt(edition).toISOString(),
		inLanguage: 'en-GB',
		isAccessibleForFree: true,
		temporalCoverage: figure.asAt,
		spatialCoverage: { '@type': 'Place', name: 'United Kingdom' },
		creator: publisher(origin),
		...schemaRights(dataset, base),
		isPartOf: { '@id': datasetId(described) },
		measurementTechnique: figure.method,
		variableMeasured: figure.table.columns
			.filter((column) => column.numeric)
			.map(({ key, label, unit }) => ({
				'@type': 'PropertyValue',
				propertyID: key,
				name: label,
				...(unit === 'percent' ? { unitText: 'per cent' } : {})
			})),
		distribution: (['CSV', 'XLSX', 'JSON'] as const).map((format) => ({
			'@type': 'DataDownload',
			name: `The table (${format})`,
			encodingFormat: mediaTypes[format],
			contentUrl: `${address}.${format.toLowerCase()}`
		})),
		image: {
			'@type': 'ImageObject',
			contentUrl: picture,
			encodingFormat: 'image/png',
			caption: figure.alternative
		}
	};
}

/** The same rights as the edition's, in schema.org's words alone. */
function schemaRights(dataset: Dataset, page: string) {
	const { license, usageInfo } = rightsOf(dataset, page);
	return { ...(license ? { license } : {}), usageInfo };
}

interface Catalogued {
	/** The latest edition of each survey. */
	publications: readonly Pick<Described, 'dataset' | 'edition'>[];
	origin: string;
}

const catalogueWords =
	'What public bodies answered when asked the same questions under the Freedom of Information Act, compared, measured against recommendations and published as editions that can be cited.';

function catalogueNode(origin: string) {
	return {
		'@context': vocabularies,
		'@type': ['DataCatalog', 'dcat:Catalog'],
		'@id': catalogId(origin),
		name: 'Crosscheck',
		description: catalogueWords,
		url: `${origin}/data`,
		inLanguage: 'en-GB',
		publisher: publisher(origin),
		'dct:title': 'Crosscheck',
		'dct:description': catalogueWords,
		'dct:publisher': { '@id': `${origin}/#publisher` }
	};
}

/** The catalogue with all that it says of each dataset, for other catalogues to take over. */
export function describeCatalogue({ publications, origin }: Catalogued) {
	const datasets = publications.map(({ dataset, edition }) =>
		datasetNode({ dataset, edition, latest: edition.number, origin })
	);
	return {
		...catalogueNode(origin),
		dataset: datasets,
		'dcat:dataset': datasets.map((one) => ({ '@id': one['@id'] }))
	};
}

/** The catalogue with no more than the names of its datasets, for its page: each has a page that says the rest. */
export function outlineCatalogue({ publications, origin }: Catalogued) {
	return {
		...catalogueNode(origin),
		dataset: publications.map(({ dataset, edition }) => ({
			'@id': datasetId({ dataset, edition, latest: null, origin })
		}))
	};
}
