import { figureOf } from '$lib/domain/charts/figures/registry';
import { latestWave } from '$lib/domain/editions/dataset';
import { formatDayOf } from '$lib/domain/editions/day-of';
import { editionLine } from '$lib/domain/editions/standing';
import { headlineFigures } from '$lib/domain/surveys/headlines';
import { sourceCitation } from '$lib/domain/surveys/source';
import { listUnknowns } from '$lib/domain/surveys/unknowns';
import { viewChart } from '$lib/server/charts/view-chart';
import { openPublication } from '../../../../open-publication';
import type { PageServerLoad } from './$types';

/** How many of a survey's charts, in its publishers' order, stand on its first page. */
const mainCharts = 2;

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { dataset, edition, editions } = await openPublication(locals, params);
	const { slug, title } = dataset.survey;
	const { survey } = await parent();
	const wave = latestWave(dataset);
	const address = `${locals.origin}/surveys/${slug}/editions/${edition.number}`;
	return {
		figures: headlineFigures(dataset),
		charts: dataset.charts
			.slice(0, mainCharts)
			.map((settings) => viewChart(figureOf(settings, dataset), survey.base, 'card')),
		unknowns: listUnknowns(dataset),
		editions: editions.map(editionLine),
		method: { law: wave.law, note: wave.note },
		citation: {
			words: `Crosscheck, ${title}, edition ${edition.number}, ${formatDayOf(edition.publishedAt)}.`,
			address,
			source: sourceCitation(dataset)
		}
	};
};
