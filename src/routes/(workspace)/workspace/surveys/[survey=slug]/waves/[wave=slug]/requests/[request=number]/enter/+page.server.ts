import { redirect } from '@sveltejs/kit';
import { guard } from '../../../../../../../../../guard';
import { openEntry } from './open-entry';
import type { PageServerLoad } from './$types';

/** Leads to the first question of which nothing is entered, or else to the check of what is. */
export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'save_draft', { survey: params.survey });
	const { entering, response } = await openEntry(locals, params, url.searchParams);
	const next = entering.questions.find(
		({ draft, revision, isBlind }) =>
			!isBlind &&
			!draft?.content.disposition &&
			(!revision || (response && revision.responseId !== response.id))
	);
	redirect(303, `${url.pathname}/${next ? `questions/${next.code}` : 'check'}${url.search}`);
};
