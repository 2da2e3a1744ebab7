/*
 * What the pages tell the server in front of a request, for its line in the log. They are built apart,
 * so that each has a copy of this module: what they share lies on the request itself.
 */
import { randomUUID } from 'node:crypto';

export interface RequestRecord {
	/** Names the request in the log and on an error page. */
	readonly id: string;
	/** The route that was found. */
	route?: string;
	/** Who was signed in: "account:12". */
	account?: string;
}

const place = Symbol.for('crosscheck.request-record');

/** The record of a request as Node has it; one of its own where there is none. */
export function recordOf(request: object = {}): RequestRecord {
	const marked = request as { [place]?: RequestRecord };
	return (marked[place] ??= { id: randomUUID() });
}
