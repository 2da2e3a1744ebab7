import { error } from '@sveltejs/kit';
import { may } from '$lib/domain/access/may';
import { compareBodies } from '$lib/domain/answers/comparison/comparison';
import { linkViews } from '$lib/domain/answers/comparison/comparison-links';
import { comparisonQuery, type ComparisonView } from '$lib/domain/answers/comparison/view';
import { countSubmitted } from '$lib/domain/review/submitted-answer';
import { listRequests } from '$lib/server/queries/requests';
import { findPublication } from '$lib/server/queries/publications';
import { guard } from '../../../../../../../guard';
import { linkAnswers } from './link-answers';
import { openWorkingComparison } from './open-working-comparison';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const { db, actor, now } = locals;
	const opened = await openWorkingComparison(db, params, url.searchParams);
	if (!opened.ok) error(400, { message: opened.message, hint: opened.hint });
	const { dataset, survey, wave, view, work, submitted } = opened;
	const [requests, publication] = await Promise.all([
		listRequests(db, opened.waveId),
		findPublication(db, survey.slug, null, now)
	]);
	const comparison = compareBodies(dataset, view, work);
	const queryOf = (changes: Partial<ComparisonView>) => {
		const query = new URLSearchParams(comparisonQuery({ waves: [wave] }, view, changes));
		if (work.shown === 'accepted') query.set('answers', 'accepted');
		return query.size > 0 ? `?${query}` : '';
	};
	return {
		slug: survey.slug,
		title: survey.title,
		wave: { slug: wave.slug, title: wave.title },
		view,
		shown: work.shown,
		comparison,
		counts: countSubmitted(submitted),
		withoutResponse: opened.withoutResponse,
		links: linkViews(view, comparison, queryOf),
		addresses: linkAnswers({
			comparison,
			survey: survey.slug,
			requests,
			mayEnter: may(actor, 'save_draft', place).ok,
			published: publication?.dataset ?? null
		})
	};
};
