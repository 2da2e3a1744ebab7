import { json } from '@sveltejs/kit';
import { problem } from '$lib/domain/interchange/problem';
import { receiveLetters } from '$lib/server/services/receive-letters';
import { guard } from '../../../../../../../../../../guard';
import { openRequest } from '../../../open-request';
import { showSighting } from '../show-sighting';
import type { RequestHandler } from './$types';

/**
 * Takes letters as they are dropped on a page: `multipart/form-data` with `files`, and before those
 * `response` and `redacts`, numbers or empty. Answers 200 where any was added, or else 400, or 413 where
 * one is too large: `{ added: [{ id, name, type, bytes, sha256, seenBefore }], refused: [{ name, code,
 * words }] }`.
 */
export const POST: RequestHandler = async (event) => {
	const { params, locals } = event;
	await guard(event, 'add_document', { survey: params.survey });
	const { db, files, actor, now } = locals;
	const { request, survey } = await openRequest(db, params);
	const { body, headers } = event.request;
	const contentType = headers.get('content-type') ?? '';
	if (!body || !contentType.startsWith('multipart/form-data')) {
		return problem(400, null, 'Files are sent as multipart/form-data.');
	}
	const upload = { requestId: request.id, body, contentType };
	const { added, refused } = await receiveLetters(db, files, actor, upload, now);
	const isTooLarge = refused.some(({ code }) => code === 'too_large');
	return json(
		{
			added: added.map(({ seenBefore: [first], ...letter }) => ({
				...letter,
				seenBefore: first ? showSighting(survey.slug, first) : null
			})),
			refused
		},
		{ status: added.length > 0 ? 200 : isTooLarge ? 413 : 400 }
	);
};
