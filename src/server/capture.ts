import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** A response as a handler wrote it. */
export interface Captured {
	status: number;
	headers: OutgoingHttpHeaders;
	body: Buffer;
}

/**
 * Holds back what a handler writes to a response, and hands it over whole.
 * @param wanted asked once, when the handler has set its headers; where it says no, everything goes
 * straight out
 * @param finish gets what was held back, and must end the response with the real `end`
 */
export function capture(
	response: ServerResponse,
	wanted: (status: number, headers: OutgoingHttpHeaders) => boolean,
	finish: (captured: Captured, send: ServerResponse['end']) => void
): void {
	const original = {
		writeHead: response.writeHead.bind(response),
		write: response.write.bind(response),
		end: response.end.bind(response)
	};
	const chunks: Buffer[] = [];
	let held: { status: number; headers: OutgoingHttpHeaders } | null = null;
	let isDecided = false;

	const decide = (status: number, more: OutgoingHttpHeaders) => {
		isDecided = true;
		const headers = { ...response.getHeaders(), ...more };
		if (wanted(status, headers)) held = { status, headers };
		else release();
	};
	const release = () => Object.assign(response, original);
	const collect = (chunk: unknown) => {
		if (chunk === undefined || chunk === null || typeof chunk === 'function') return;
		chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk as Uint8Array));
	};

	const writeHead = (status: number, ...rest: unknown[]) => {
		const given = rest.findLast((one) => typeof one === 'object' && one !== null) ?? {};
		const headers = Object.fromEntries(
			Object.entries(given as OutgoingHttpHeaders).map(([name, value]) => [
				name.toLowerCase(),
				value
			])
		);
		decide(status, headers);
		if (held) {
			response.statusCode = status;
			return response;
		}
		return original.writeHead(status, headers);
	};
	const write = (chunk: unknown, ...rest: unknown[]) => {
		if (!isDecided) decide(response.statusCode, {});
		if (!held) return (original.write as (...args: unknown[]) => boolean)(chunk, ...rest);
		collect(chunk);
		return true;
	};
	const end = (...args: unknown[]) => {
		if (!isDecided) decide(response.statusCode, {});
		if (!held) return (original.end as (...args: unknown[]) => ServerResponse)(...args);
		collect(args[0]);
		const { status, headers } = held;
		release();
		finish({ status, headers, body: Buffer.concat(chunks) }, original.end);
		return response;
	};
	Object.assign(response, { writeHead, write, end });
}
