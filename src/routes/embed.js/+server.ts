import { openToAll } from '../send-data';
import { hostScript } from './host-script';
import type { RequestHandler } from './$types';

/** The script that gives embeds their height on the pages of other sites. */
export const GET: RequestHandler = ({ locals }) =>
	new Response(hostScript(locals.origin), {
		headers: {
			// Without it a page could not hold the script to a hash of its own (`integrity`).
			...openToAll,
			'content-type': 'text/javascript; charset=utf-8'
		}
	});
