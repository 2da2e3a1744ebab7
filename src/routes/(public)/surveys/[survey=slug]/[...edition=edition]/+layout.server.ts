import { cardOf } from '$lib/domain/charts/card';
import { chartAddress } from '$lib/domain/charts/chart-address';
import { figureOf } from '$lib/domain/charts/figures/registry';
import { canonicalPath, citedPath } from '$lib/domain/editions/canonical-path';
import { latestWave } from '$lib/domain/editions/dataset';
import { latestEdition } from '$lib/domain/editions/edition';
import { editionAddress, surveyAddress } from '$lib/domain/editions/edition-address';
import { editionStanding } from '$lib/domain/editions/standing';
import { nameWaves } from '$lib/domain/surveys/shown-waves';
import { sourceSentence } from '$lib/domain/surveys/source';
import { openPublication } from '../../../../open-publication';
import type { LayoutServerLoad } from './$types';

/** What is asked for by its wave is another page, whatever else of its view is open. */
function queryOfWave({ searchParams }: URL): string {
	const wave = searchParams.get('wave');
	return wave === null ? '' : `?${new URLSearchParams({ wave }).toString()}`;
}

export const load: LayoutServerLoad = async ({ locals, params, url }) => {
	const { dataset, edition, editions } = await openPublication(locals, params);
	const { slug, title, summary } = dataset.survey;
	const wave = latestWave(dataset);
	const first = dataset.charts.find((settings) => settings.wave === wave.slug);
	const figure = first && figureOf(first, dataset);
	const page = `${locals.origin}${editionAddress(slug, edition.number)}`;
	const latest = latestEdition(editions, locals.now)?.number ?? null;
	return {
		canonical: `${locals.origin}${canonicalPath(url.pathname, latest)}`,
		/** The address of the same page in its edition, to cite. */
		cited: `${locals.origin}${citedPath(url.pathname, edition.number)}${queryOfWave(url)}`,
		/** What is shown beside a link to any of its pages: its first chart. A chart's page has its own. */
		card: figure ? cardOf(figure, chartAddress(page, figure.slug)) : null,
		/** The waves that its first page shows. A page that shows another, or several, names its own. */
		shown: nameWaves([wave]),
		survey: {
			slug,
			title,
			summary,
			/** The address of the survey, or of the edition that the page was opened by. */
			base: params.edition ? editionAddress(slug, edition.number) : surveyAddress(slug),
			source: sourceSentence(dataset),
			edition: edition.number,
			standing: editionStanding(edition, latest)
		}
	};
};
