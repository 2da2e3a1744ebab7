import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import { recordOf } from '$lib/server/http/request-record';
import { loggedPath } from '$lib/server/log';
import { isStaticFile } from './static-file';

/**
 * Logs each request when it has been answered: what was asked for, what came of it and how long it
 * took, in milliseconds; the route and who was signed in, where the pages told.
 */
export function logRequests(log: Logger, handler: RequestListener): RequestListener {
	return (request, response) => {
		const startedAt = performance.now();
		const { id } = recordOf(request);
		// On its way the request is made a GET of a HEAD.
		const { method } = request;
		const path = loggedPath(request.url ?? '');
		response.on('close', () => {
			const { route, account } = recordOf(request);
			// Of the files of the pages nobody wants a line each.
			log[isStaticFile(path) ? 'debug' : 'info']({
				request: id,
				method,
				path,
				status: response.statusCode,
				ms: Math.round(performance.now() - startedAt),
				route,
				account,
				// Whoever asked hung up before it was all sent.
				cut: response.writableFinished ? undefined : true
			});
		});
		handler(request, response);
	};
}
