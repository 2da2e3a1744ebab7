import { writtenText } from '$lib/domain/requests/written-text';
import { findLetterSource } from '$lib/server/services/find-letter-source';
import { guard } from '../../../../../../../../guard';
import { openRequest } from '../open-request';
import type { RequestHandler } from './$types';

/** The text of a request, as it is sent. */
export const GET: RequestHandler = async (event) => {
	const { params, locals } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const { request, ...opened } = await openRequest(locals.db, params);
	const source = await findLetterSource(locals.db, opened);
	const name = `request-${params.survey}-${params.wave}-${request.body.slug}.txt`;
	return new Response(writtenText(request, source), {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename="${name}"`
		}
	});
};
