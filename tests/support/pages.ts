import { openAs } from './client';
import { fillRoute, listPageRoutes } from './workspace-routes';

const survey = 'whatsapp-in-government';

/** Pages of a survey that exist for every edition. The bodies are one of each sort of answer. */
const surveyPages = [
	'',
	'/compare',
	'/refusals',
	'/recommendations',
	'/charts',
	'/data',
	'/method',
	'/changes',
	'/bodies/co',
	'/bodies/mod',
	'/bodies/beis',
	'/bodies/dhsc',
	'/bodies/mod/installed',
	'/bodies/dfe/permitted',
	'/bodies/dhsc/guidance',
	'/bodies/defra/installed'
];

/** The slugs of the example's charts, as the API lists them. */
export async function listCharts(server: string): Promise<string[]> {
	const response = await fetch(`${server}/api/v1/surveys/${survey}.json`);
	const { charts } = (await response.json()) as { charts: { slug: string }[] };
	return charts.map(({ slug }) => slug);
}

/** The address of every kind of public page, of the latest edition and of edition 1. */
export async function listPages(server: string): Promise<string[]> {
	const charts = await listCharts(server);
	const own = [...surveyPages, ...charts.map((chart) => `/charts/${chart}`)];
	return [
		'/',
		'/bodies',
		'/bodies/beis',
		'/data',
		'/data/api',
		'/deadline',
		'/deadline?received=2022-03-28',
		'/deadline?received=2022-02-30',
		...own.map((page) => `/surveys/${survey}${page}`),
		...own.map((page) => `/surveys/${survey}/editions/1${page}`),
		...charts.map((chart) => `/embed/${survey}/${chart}?edition=1`)
	];
}

/**
 * Every page of the workspace and of the account that somebody may open: its address, and the markup of its
 * main part as they see it.
 */
export async function listWorkspacePages(
	server: string,
	cookie: string
): Promise<{ path: string; main: string }[]> {
	const addresses = listPageRoutes().map((route) =>
		fillRoute(route, {
			survey,
			question: 'permitted',
			wave: '2021-22',
			body: 'hmt',
			criterion: '2.5',
			chart: 'dispositions',
			person: '1',
			request: '1',
			document: '1'
		})
	);
	const found = await Promise.all(
		addresses.map(async (path) => {
			const { status, text } = await openAs(server, path, { cookie });
			const [main = ''] = /<main[\s>].*<\/main>/s.exec(text) ?? [];
			return status === 200 ? [{ path, main }] : [];
		})
	);
	return found.flat();
}
