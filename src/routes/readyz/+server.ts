import { countSurveys } from '$lib/server/queries/readiness';
import type { RequestHandler } from './$types';

/** Ready: the database answers and is migrated. Until it is prepared, the hooks answer 503. */
export const GET: RequestHandler = async ({ locals }) => {
	try {
		await countSurveys(locals.db);
		return new Response('ready\n', { headers: { 'cache-control': 'no-store' } });
	} catch {
		return new Response('The database does not answer.\n', {
			status: 503,
			headers: { 'cache-control': 'no-store', 'retry-after': '5' }
		});
	}
};
