import { chartAddress } from '$lib/domain/charts/chart-address';
import { figureOf } from '$lib/domain/charts/figures/registry';
import { pngWidth } from '$lib/domain/charts/picture';
import { pictureCaption } from '$lib/domain/charts/picture-caption';
import { correctionsOfChart } from '$lib/domain/editions/correction-notes';
import { editionAddress } from '$lib/domain/editions/edition-address';
import { answersJson } from '$lib/domain/interchange/answers-file';
import { assessmentsJson } from '$lib/domain/interchange/assessments-file';
import { chartJson } from '$lib/domain/interchange/chart-file';
import { listWaveComparison } from '$lib/domain/interchange/comparison-table';
import { dataPackage, type DescribedTable } from '$lib/domain/interchange/data-package';
import {
	chartTable,
	listEditionTables,
	type EditionTable
} from '$lib/domain/interchange/edition-tables';
import { packageReadme } from '$lib/domain/interchange/package-readme';
import { refusalsJson } from '$lib/domain/interchange/refusals-file';
import { requestsJson } from '$lib/domain/interchange/requests-file';
import { surveyRecord } from '$lib/domain/interchange/survey-record';
import {
	answersWorkbook,
	assessmentsWorkbook,
	chartWorkbook,
	comparisonWorkbook,
	refusalsWorkbook,
	requestsWorkbook,
	type About,
	type Workbook
} from '$lib/domain/interchange/workbook';
import { dataLicenceText } from '$lib/domain/surveys/data-licence';
import { drawPicture, drawPng } from '$lib/server/charts/draw-chart';
import type { Publication } from '$lib/server/queries/publications';
import type { ArchivedFile } from '$lib/server/spreadsheets/write-archive';
import { writeWorkbook } from '$lib/server/spreadsheets/write-workbook';

/** A file of a package, with what its readme says of it. */
interface PackagedFile extends ArchivedFile {
	what: string;
}

const licenceFile = 'LICENCE.txt';

const csvOf = ({ table, path }: DescribedTable): PackagedFile => ({
	path,
	what: `${table.title}. ${table.description}`,
	read: () => table.write()
});

const jsonOf = (path: string, what: string, record: () => unknown): PackagedFile => ({
	path,
	what,
	read: () => `${JSON.stringify(record(), null, '\t')}\n`
});

const workbookOf = (path: string, what: string, workbook: () => Workbook): PackagedFile => ({
	path,
	what,
	isCompressed: true,
	read: async () => writeWorkbook(workbook())
});

/** The files of one chart, and its table. */
function chartFiles(publication: Publication, slug: string, origin: string) {
	const { dataset, edition, corrections } = publication;
	const settings = dataset.charts.find((one) => one.slug === slug);
	if (!settings) throw new Error(`There is no chart "${slug}" in this survey.`);
	const figure = figureOf(settings, dataset);
	const base = `${origin}${editionAddress(dataset.survey.slug, edition.number)}`;
	const address = chartAddress(base, slug);
	const caption = pictureCaption(figure, edition, address);
	const path = `charts/${slug}`;
	const table: DescribedTable = { table: chartTable(figure), path: `${path}.csv` };
	const notes = correctionsOfChart(corrections, slug, edition.number);
	const about: About = { dataset, edition, what: figure.headline, selection: null, address };
	const files: PackagedFile[] = [
		{
			path: `${path}.svg`,
			what: `Chart: ${figure.headline}`,
			read: () => drawPicture(figure, null, caption)
		},
		{
			path: `${path}.png`,
			what: 'The same as PNG.',
			isCompressed: true,
			read: () => drawPng(figure, { width: pngWidth, caption })
		},
		{ ...csvOf(table), what: 'Its table.' },
		workbookOf(`${path}.xlsx`, 'Its table as a workbook.', () => chartWorkbook(about, figure)),
		jsonOf(`${path}.json`, 'Its table with what it says.', () =>
			chartJson(dataset.survey.slug, edition, figure, notes)
		)
	];
	return { files, table, title: figure.headline };
}

/** The tables of an edition as workbooks and as JSON. */
function dataFiles(
	publication: Publication,
	base: string,
	charts: { slug: string; title: string }[]
) {
	const { dataset, edition, editions, corrections } = publication;
	const about = (what: string, address: string): About => ({
		dataset,
		edition,
		what,
		selection: null,
		address
	});
	const refused = (title: string) => `Who answered what others refused, ${title}`;
	return [
		workbookOf('data/answers.xlsx', 'The answers as a workbook.', () =>
			answersWorkbook(about('answers', `${base}/data`), dataset.answers)
		),
		jsonOf('data/answers.json', 'The answers with their evidence.', () =>
			answersJson(dataset, edition, dataset.answers)
		),
		workbookOf('data/assessments.xlsx', 'The assessments as a workbook.', () =>
			assessmentsWorkbook(about('assessments', `${base}/data`), dataset.assessments)
		),
		jsonOf('data/assessments.json', 'The assessments with their sources.', () =>
			assessmentsJson(dataset, edition)
		),
		...dataset.waves.map(({ slug, title }) =>
			workbookOf(`data/comparison-${slug}.xlsx`, `The comparison of ${title} as a workbook.`, () =>
				comparisonWorkbook(
					about(`comparison, ${title}`, `${base}/compare?wave=${slug}`),
					listWaveComparison(dataset, slug)
				)
			)
		),
		...dataset.waves.flatMap(({ slug, title }) => [
			workbookOf(`data/refusals-${slug}.xlsx`, `${refused(title)}, as a workbook.`, () =>
				refusalsWorkbook(
					{ dataset, edition, address: `${base}/refusals?wave=${slug}` },
					{ slug, title }
				)
			),
			jsonOf(`data/refusals-${slug}.json`, `${refused(title)}, question by question.`, () =>
				refusalsJson(dataset, edition, slug)
			)
		]),
		...(dataset.requests.length
			? [
					workbookOf('data/requests.xlsx', 'The requests as a workbook.', () =>
						requestsWorkbook(about('requests', `${base}/data`))
					),
					jsonOf('data/requests.json', 'The requests with all that happened to each.', () =>
						requestsJson(dataset, edition)
					)
				]
			: []),
		jsonOf(
			'data/survey.json',
			'The survey: its questions with their options, recommendations, criteria with their rules.',
			() => surveyRecord(dataset, edition, editions, charts, corrections)
		)
	];
}

/** Where a table of an edition is in its package. */
const inData = (table: EditionTable): DescribedTable => ({ table, path: `data/${table.name}.csv` });

/**
 * Every file of the package of an edition: what it is and under what it may be reused, its tables with their
 * description, and its charts. Each is made when it is read.
 * @param latest the number of the latest edition, or null where none is left
 * @param origin of the installation, without a slash at the end
 */
export function listPackageFiles(
	publication: Publication,
	latest: number | null,
	origin: string
): ArchivedFile[] {
	const { dataset, edition, corrections } = publication;
	const charts = dataset.charts.map(({ slug }) => ({
		slug,
		...chartFiles(publication, slug, origin)
	}));
	const tables = listEditionTables(dataset, edition.number).map(inData);
	const described = [...tables, ...charts.map(({ table }) => table)];
	const base = `${origin}${editionAddress(dataset.survey.slug, edition.number)}`;
	const files: PackagedFile[] = [
		{
			path: licenceFile,
			what: 'Under what the data may be reused.',
			read: () => dataLicenceText(dataset)
		},
		jsonOf('datapackage.json', 'The description of the CSV files.', () =>
			dataPackage(dataset, edition, described, licenceFile)
		),
		...tables.map(csvOf),
		...dataFiles(
			publication,
			base,
			charts.map(({ slug, title }) => ({ slug, title }))
		),
		...charts.flatMap((chart) => chart.files)
	];
	return [
		{
			path: 'README.md',
			read: () => packageReadme({ dataset, edition, latest, corrections, origin, files })
		},
		...files
	];
}
