import Negotiator from 'negotiator';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { keepHeader } from '$lib/server/page-keeping';
import { capture } from './capture';
import {
	encodings,
	isCompressible,
	makePage,
	type Encoding,
	type KeptPages,
	type Page
} from './page-keeper';
import { isStaticFile } from './static-file';

/** Letters, private and public: they come from the disk as they are sent, and none is held to be compressed. */
const isLetter = (address: string) =>
	/^\/workspace\/.*\/letters\/\d+\/file(\?|$)/.test(address) ||
	/^\/surveys\/[^?]*\/letters\/[0-9a-f]{64}\//.test(address);

/** An address longer than this is not worth keeping a page for. */
const longestKept = 512;

function chooseEncoding(request: IncomingMessage, page: Page): Encoding {
	const accepted = new Negotiator(request).encodings([...encodings]) as Encoding[];
	return accepted.find((encoding) => page.bodies.has(encoding)) ?? 'identity';
}

function hasMatch(request: IncomingMessage, etag: string): boolean {
	const header = request.headers['if-none-match'];
	if (!header) return false;
	const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
	return tags.includes('*') || tags.includes(etag);
}

function send(request: IncomingMessage, response: ServerResponse, page: Page): void {
	const encoding = chooseEncoding(request, page);
	const body = page.bodies.get(encoding) ?? Buffer.alloc(0);
	const headers = { ...page.headers };
	// A 304 or a body of another length must not carry the length of what was rendered.
	delete headers['content-length'];
	if (page.bodies.size > 1) headers.vary = 'accept-encoding';
	if (page.status === 200) {
		const etag = `"${page.fingerprint}${encoding === 'identity' ? '' : `-${encoding}`}"`;
		headers.etag = etag;
		if (hasMatch(request, etag)) {
			delete headers['content-type'];
			response.writeHead(304, headers).end();
			return;
		}
	}
	if (encoding !== 'identity') headers['content-encoding'] = encoding;
	headers['content-length'] = body.length;
	response.writeHead(page.status, headers);
	response.end(request.method === 'HEAD' ? undefined : body);
}

/**
 * A plain HTTP cache in front of a handler: sends kept pages ready-made, compresses what is rendered,
 * gives everything an ETag, and keeps what the handler marks as worth keeping.
 */
export function serveThrough(handler: RequestListener, kept: KeptPages): RequestListener {
	return (request, response) => {
		const address = request.url ?? '/';
		const isRead = request.method === 'GET' || request.method === 'HEAD';
		if (isStaticFile(address) || isLetter(address) || !isRead) return handler(request, response);
		const found = kept.find(address);
		if (found) return send(request, response, found);

		const generation = kept.generation;
		const { method } = request;
		// The handler renders a whole page whatever is asked of it: who asks next may want the whole.
		request.method = 'GET';
		capture(
			response,
			(_status, headers) =>
				keepHeader in headers ||
				(isCompressible(String(headers['content-type'] ?? '')) && !headers['content-encoding']),
			({ status, headers, body }) => {
				request.method = method;
				const { [keepHeader]: mark, ...rest } = headers;
				for (const name of response.getHeaderNames()) response.removeHeader(name);
				const isKept = mark !== undefined && status === 200 && !headers['set-cookie'];
				makePage(status, rest, body, isKept).then(
					(page) => {
						if (isKept && address.length <= longestKept) kept.keep(address, page, generation);
						send(request, response, page);
					},
					(error: unknown) => response.destroy(error as Error)
				);
			}
		);
		handler(request, response);
	};
}
