import { request as open, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';

/** A response as it came over the line: nothing followed, unpacked or tidied. */
export interface RawResponse {
	status: number;
	headers: IncomingHttpHeaders;
	bytes: Buffer;
	/** The bytes as UTF-8, for bodies that are not compressed. */
	text: string;
}

/**
 * Sends a request with its path exactly as given: `fetch` would resolve `..`, encode what it must
 * not, and unpack what comes back.
 */
export function sendRaw(
	base: string,
	path: string,
	options: { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer } = {}
): Promise<RawResponse> {
	const { hostname, port } = new URL(base);
	return new Promise((done, fail) => {
		const request = open(
			{
				hostname,
				port,
				path,
				method: options.method ?? 'GET',
				// Node gives a length only to methods that it expects to have a body.
				headers: options.body
					? { 'content-length': Buffer.byteLength(options.body), ...options.headers }
					: options.headers,
				agent: false
			},
			(response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('error', fail);
				response.on('end', () => {
					const bytes = Buffer.concat(chunks);
					done({
						status: response.statusCode ?? 0,
						headers: response.headers,
						bytes,
						text: bytes.toString('utf8')
					});
				});
			}
		);
		request.on('error', fail);
		request.end(options.body);
	});
}
