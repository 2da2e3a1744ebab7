import { figureOf } from '$lib/domain/charts/figures/registry';
import { latestWave } from '$lib/domain/editions/dataset';
import { editionAddress } from '$lib/domain/editions/edition-address';
import { editionLine } from '$lib/domain/editions/edition-line';
import { citeEdition } from '$lib/domain/interchange/citation';
import { describeEdition } from '$lib/domain/interchange/structured-data';
import { headlineFigures } from '$lib/domain/surveys/headlines';
import { formatAsAt } from '$lib/domain/surveys/as-at';
import { nameWaves } from '$lib/domain/surveys/shown-waves';
import { sourceCitation } from '$lib/domain/surveys/source';
import { listUnknowns } from '$lib/domain/surveys/unknowns';
import { viewChart } from '$lib/server/charts/view-chart';
import { describedFrom } from '../../../../described-from';
import { openPublication } from '../../../../open-publication';
import type { PageServerLoad } from './$types';

/** How many charts of the latest wave, in the publishers' order, stand on a survey's first page. */
const mainCharts = 2;

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const publication = await openPublication(locals, params);
	const { dataset, edition, editions } = publication;
	const { survey } = await parent();
	const wave = latestWave(dataset);
	return {
		described: describeEdition(describedFrom(publication, locals)),
		wave: { title: wave.title },
		/** The waves before the one that is shown, newest first. */
		earlier: dataset.waves
			.filter((one) => one !== wave)
			.map(({ slug, title, as_at }) => ({ slug, title, asAt: formatAsAt(as_at) }))
			.toReversed(),
		figures: headlineFigures(dataset),
		charts: dataset.charts
			.filter((settings) => settings.wave === wave.slug)
			.slice(0, mainCharts)
			.map((settings) => viewChart(figureOf(settings, dataset), survey.base, 'card')),
		unknowns: listUnknowns(dataset),
		editions: editions.map(editionLine),
		method: { law: wave.law, note: wave.note },
		citation: {
			words: `${citeEdition(dataset.survey, edition, { what: null, asAt: nameWaves(dataset.waves).asAt })}.`,
			address: `${locals.origin}${editionAddress(dataset.survey.slug, edition.number)}`,
			source: sourceCitation(dataset)
		}
	};
};
