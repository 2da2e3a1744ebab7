import { error } from '@sveltejs/kit';
import { shortName } from '$lib/domain/bodies/body';
import { responseWords } from '$lib/domain/requests/response-words';
import { findDocument, type StoredDocument } from '$lib/server/queries/documents';
import { findRequestPlace } from '$lib/server/queries/requests';
import { listResponses, type StoredResponse } from '$lib/server/queries/responses';
import { openRequest } from '../../open-request';

type Params = { survey: string; wave: string; request: string };

/** The request of an address, and the responses that its letters can be part of. */
export async function openLetters(
	db: App.Locals['db'],
	params: Params
): Promise<Awaited<ReturnType<typeof openRequest>> & { responses: StoredResponse[] }> {
	const opened = await openRequest(db, params);
	const place = await findRequestPlace(db, opened.request.id);
	return { ...opened, responses: place ? await listResponses(db, place.waveId, place.bodyId) : [] };
}
export type OpenedLetters = Awaited<ReturnType<typeof openLetters>>;

/** The latest response to this request: what is added without more said is part of it. */
export const latestResponse = ({ request, responses }: OpenedLetters): StoredResponse | undefined =>
	responses.findLast(({ requestId }) => requestId === request.id);

/** A letter of a request. @throws a 404 where there is none */
export async function openLetter(
	db: App.Locals['db'],
	requestId: number,
	documentId: number
): Promise<StoredDocument> {
	const document = await findDocument(db, requestId, documentId);
	if (!document) {
		error(404, {
			message: 'This request has no such letter.',
			hint: 'Somebody may have removed it. The page of the request lists its letters.'
		});
	}
	return document;
}

/** What every page of letters says of the request. */
export const describeRequest = ({ request, survey, wave }: OpenedLetters) => ({
	slug: survey.slug,
	title: survey.title,
	wave: { slug: wave.slug, title: wave.title },
	requestId: request.id,
	short: shortName(request.body),
	address: `/workspace/surveys/${survey.slug}/waves/${wave.slug}/requests/${request.id}/letters`
});

/** Responses to choose from, by their ids. */
export const responseOptions = (responses: readonly StoredResponse[]) =>
	responses.map((response) => ({ value: String(response.id), label: responseWords(response) }));
