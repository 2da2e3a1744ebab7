import type { IncomingMessage, RequestListener } from 'node:http';
import { guardingHeaders } from '$lib/server/http/headers';

/** How much of a body that nobody read is let by, in bytes and in milliseconds, before hanging up. */
const rest = { bytes: 1024 * 1024, time: 3_000 };

/**
 * Guards whatever a handler answers: every response carries the headers that keep it safe, also those
 * that never reach the hooks (files, redirects to another spelling, forms of another site); and a body
 * that was answered without being read does not hold the connection.
 * @param origin the address of this installation
 */
export function guardResponses(origin: string, handler: RequestListener): RequestListener {
	return (request, response) => {
		const [path = ''] = (request.url ?? '').split('?');
		for (const [name, value] of Object.entries(guardingHeaders(path, origin))) {
			response.setHeader(name, value);
		}
		response.on('finish', () => letBy(request));
		if (path.startsWith('/')) return handler(request, response);
		// As a proxy would be asked, or OPTIONS for the server itself: neither is an address of ours.
		response.writeHead(400, { 'content-type': 'text/plain' });
		response.end('This is not an address.\n');
	};
}

function letBy(request: IncomingMessage): void {
	if (request.complete) return;
	const hangUp = () => request.socket.destroy();
	const timer = setTimeout(hangUp, rest.time).unref();
	let size = 0;
	// Whoever began to read it holds it up when nobody takes what was read.
	request.removeAllListeners('data');
	request.on('data', (chunk: Buffer) => {
		size += chunk.length;
		if (size > rest.bytes) hangUp();
	});
	request.once('close', () => clearTimeout(timer));
	request.resume();
}
