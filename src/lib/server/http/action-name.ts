/**
 * Whether an address names an action that no page can have. Kit looks actions up as properties of an
 * object: it takes what every object has, such as "constructor", for one of them and runs it, and fails
 * over "default".
 */
export function namesNoAction(url: URL): boolean {
	const named = [...url.searchParams.keys()].find((name) => name.startsWith('/'));
	if (named === undefined) return false;
	const name = named.slice(1);
	return name === 'default' || name in Object.prototype;
}

/** The same request; one for an action that no page can have asks for one that none has, which is a 404. */
export function withPlainAction(request: Request): Request {
	const url = new URL(request.url);
	if (request.method !== 'POST' || !namesNoAction(url)) return request;
	url.search = '?/none';
	return new Request(url, { method: request.method, headers: request.headers });
}
