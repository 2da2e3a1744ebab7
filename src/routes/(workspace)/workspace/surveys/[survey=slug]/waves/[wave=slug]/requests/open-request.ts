import { error } from '@sveltejs/kit';
import { listRequests, type StoredRequest } from '$lib/server/queries/requests';
import { openWave } from '../open-wave';

/**
 * The request of an address, with its wave and the other requests of that. The page has asked before
 * whether they may be seen.
 * @throws a 404 where there is none
 */
export async function openRequest(
	db: App.Locals['db'],
	params: { survey: string; wave: string; request: string }
): Promise<
	Awaited<ReturnType<typeof openWave>> & { request: StoredRequest; requests: StoredRequest[] }
> {
	const wave = await openWave(db, params);
	const requests = await listRequests(db, wave.id);
	const request = requests.find(({ id }) => String(id) === params.request);
	if (!request) {
		error(404, {
			message: 'This wave has no such request.',
			hint: 'The list of its requests has them all.'
		});
	}
	return { ...wave, request, requests };
}
