/** The product asked without a browser: as one of its own pages does, or as somebody who means harm. */
import type { OutgoingHttpHeaders } from 'node:http';
import { sendRaw, type RawResponse } from './request';

export interface Bearing {
	/** A session, as a browser brings it: "crosscheck=…". */
	cookie?: string;
	/** What the request says it was sent from. The server itself, if not given; null says nothing. */
	origin?: string | null;
	headers?: OutgoingHttpHeaders;
}

/** Opens an address, and follows no redirect. */
export function openAs(server: string, path: string, bearing: Bearing = {}): Promise<RawResponse> {
	const { cookie, headers } = bearing;
	return sendRaw(server, path, { headers: { ...(cookie && { cookie }), ...headers } });
}

/** Sends a form, and follows no redirect. */
export function sendForm(
	server: string,
	path: string,
	fields: Record<string, string | string[]> = {},
	{ cookie, origin = server, headers }: Bearing = {}
): Promise<RawResponse> {
	const form = new URLSearchParams(
		Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))
	);
	return sendRaw(server, path, {
		method: 'POST',
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			accept: 'text/html',
			...(origin !== null && { origin }),
			...(cookie && { cookie }),
			...headers
		},
		body: form.toString()
	});
}

/** Puts JSON at an address, as the scripts of a page do, and follows no redirect. */
export function putJson(
	server: string,
	path: string,
	body: unknown,
	{ cookie, origin = server, headers }: Bearing = {}
): Promise<RawResponse> {
	return sendRaw(server, path, {
		method: 'PUT',
		headers: {
			'content-type': 'application/json',
			...(origin !== null && { origin }),
			...(cookie && { cookie }),
			...headers
		},
		body: JSON.stringify(body)
	});
}

/** Sends files as a form with a field for them does, and follows no redirect. */
export async function sendFiles(
	server: string,
	path: string,
	files: Record<string, Buffer | string>,
	{ cookie, origin = server, headers }: Bearing = {},
	fields: Record<string, string> = {}
): Promise<RawResponse> {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	for (const [name, content] of Object.entries(files)) {
		form.append('files', new Blob([content as BlobPart]), name);
	}
	const encoded = new Response(form);
	return sendRaw(server, path, {
		method: 'POST',
		headers: {
			'content-type': encoded.headers.get('content-type') ?? '',
			...(origin !== null && { origin }),
			...(cookie && { cookie }),
			...headers
		},
		body: Buffer.from(await encoded.arrayBuffer())
	});
}

/** The cookies that a response sets, each in full. */
export const cookiesSet = ({ headers }: RawResponse): string[] => headers['set-cookie'] ?? [];

/** The session that a response gives, as a browser brings it back; undefined where it gives none. */
export function sessionGiven(response: RawResponse): string | undefined {
	const pairs = cookiesSet(response).map((cookie) => cookie.split(';')[0] ?? '');
	return pairs.find((pair) => /^(__Host-)?crosscheck=./.test(pair));
}

/** A session as a browser's memory holds it, for Playwright. */
export function rememberSession(server: string, cookie: string) {
	const [name = '', value = ''] = cookie.split('=');
	const { hostname } = new URL(server);
	return {
		cookies: [
			{
				name,
				value,
				domain: hostname,
				path: '/',
				expires: -1,
				httpOnly: true,
				secure: false,
				sameSite: 'Lax' as const
			}
		],
		origins: []
	};
}
