import { error } from '@sveltejs/kit';
import { may } from '$lib/domain/access/may';
import { compareBodies } from '$lib/domain/answers/comparison/comparison';
import { linkViews } from '$lib/domain/answers/comparison/comparison-links';
import { comparisonQuery, type ComparisonView } from '$lib/domain/answers/comparison/view';
import { listRequests } from '$lib/server/queries/requests';
import { guard } from '../../../../../../../guard';
import { headWave } from '../open-working-wave';
import { linkAnswers } from './link-answers';
import { openWorkingComparison } from './open-working-comparison';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const reading = await openWorkingComparison(locals, params, url.searchParams);
	if (!reading.ok) error(400, { message: reading.message, hint: reading.hint });
	const { opened, view } = reading;
	const { dataset, wave, work } = opened;
	const comparison = compareBodies(dataset, view, work);
	const queryOf = (changes: Partial<ComparisonView> = {}) => {
		const query = new URLSearchParams(comparisonQuery({ waves: [wave] }, view, changes));
		if (work.shown === 'accepted') query.set('answers', 'accepted');
		return query.size > 0 ? `?${query}` : '';
	};
	return {
		...headWave(opened),
		view,
		comparison,
		links: linkViews(view, comparison, queryOf),
		/** The query of the files, which hold all pages. */
		filesQuery: queryOf({ page: 1 }),
		addresses: linkAnswers({
			rows: comparison.rows,
			wave: `/workspace/surveys/${params.survey}/waves/${wave.slug}`,
			requests: await listRequests(locals.db, opened.waveId),
			mayEnter: may(locals.actor, 'save_draft', place).ok
		})
	};
};
