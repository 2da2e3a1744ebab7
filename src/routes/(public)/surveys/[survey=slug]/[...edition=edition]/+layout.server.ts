import { latestWave } from '$lib/domain/editions/dataset';
import { latestEdition } from '$lib/domain/editions/edition';
import { editionAddress, surveyAddress } from '$lib/domain/editions/edition-address';
import { standingOf } from '$lib/domain/editions/standing';
import { formatAsAt } from '$lib/domain/surveys/as-at';
import { sourceSentence } from '$lib/domain/surveys/source';
import { openPublication } from '../../../../open-publication';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
	const { dataset, edition, editions } = await openPublication(locals, params);
	const { slug, title, summary } = dataset.survey;
	const wave = latestWave(dataset);
	return {
		survey: {
			slug,
			title,
			summary,
			/** The address of the survey, or of the edition that the page was opened by. */
			base: params.edition ? editionAddress(slug, edition.number) : surveyAddress(slug),
			wave: wave.title,
			asAt: formatAsAt(wave.as_at),
			source: sourceSentence(dataset),
			edition: edition.number,
			standing: standingOf(edition, latestEdition(editions, locals.now)?.number ?? null)
		}
	};
};
