import { may } from '$lib/domain/access/may';
import { listDocuments } from '$lib/server/queries/documents';
import { guard } from '../../../../../../../../../guard';
import { listLetters } from '../list-letters';
import { describeRequest, latestResponse, openLetters } from './open-letters';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { params, locals, url } = event;
	const place = await guard(event, 'view_survey', { survey: params.survey });
	const opened = await openLetters(locals.db, params);
	const letters = await listDocuments(locals.db, opened.request.id);
	return {
		...describeRequest(opened),
		letters: listLetters(letters, opened.responses),
		/** What is added without more said is part of the latest response. */
		response: latestResponse(opened)?.id ?? null,
		limit: locals.files.limit,
		mayAdd: may(locals.actor, 'add_document', place).ok,
		done: url.searchParams.get('done')
	};
};
