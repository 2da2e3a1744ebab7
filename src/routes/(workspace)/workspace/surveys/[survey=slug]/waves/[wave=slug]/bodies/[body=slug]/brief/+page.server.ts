import { briefBody } from '$lib/domain/bodies/body-brief';
import { headBody, staffWords } from '$lib/domain/bodies/body-profile';
import { formatDayOf } from '$lib/domain/editions/day-of';
import { sourceSentence } from '$lib/domain/surveys/source';
import { findPublication } from '$lib/server/queries/publications';
import { guard } from '../../../../../../../../../guard';
import { headWave } from '../../../open-working-wave';
import { openWorkingBody } from '../open-working-body';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const [{ opened, body, profile, lineage }, publication] = await Promise.all([
		openWorkingBody(locals, params, url.searchParams),
		findPublication(locals.db, params.survey, null, locals.now)
	]);
	const { dataset, wave, work } = opened;
	const published = publication && {
		edition: publication.edition.number,
		dataset: publication.dataset
	};
	return {
		...headWave(opened),
		body: headBody(body),
		staff: staffWords(dataset, body.slug, wave),
		asAt: profile.asAt,
		response: profile.response,
		source: sourceSentence(dataset),
		brief: briefBody(dataset, wave, body, profile, work, published),
		lineage,
		/** For paper, which has no address bar: where the page is, and when it was read. */
		address: `${locals.origin}${url.pathname}${url.search}`,
		readOn: formatDayOf(locals.now)
	};
};
