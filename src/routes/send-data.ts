/** Data may be read from any site: all of it is public and nobody is signed in to it. */
const openToAll = { 'access-control-allow-origin': '*' };

/** Data that is not published: no cache between keeps it. */
const ofSomebody = { 'cache-control': 'private, no-store' };

const jsonType = 'application/json';

const csvHeaders = (fileName: string) => ({
	'content-type': 'text/csv; charset=utf-8; header=present',
	'content-disposition': `attachment; filename="${fileName}"`
});

/** Data as JSON, open to other sites. */
export function sendJson(data: unknown, type = jsonType): Response {
	return new Response(JSON.stringify(data), { headers: { ...openToAll, 'content-type': type } });
}

/** A table as CSV, open to other sites, saved under a name that says what it is of. */
export function sendCsv(csv: string, fileName: string): Response {
	return new Response(csv, { headers: { ...openToAll, ...csvHeaders(fileName) } });
}

/** Data as JSON for whoever is signed in, and for nobody else. */
export function sendPrivateJson(data: unknown): Response {
	return new Response(JSON.stringify(data), {
		headers: { ...ofSomebody, 'content-type': jsonType }
	});
}

/** A table as CSV for whoever is signed in, and for nobody else. */
export function sendPrivateCsv(csv: string, fileName: string): Response {
	return new Response(csv, { headers: { ...ofSomebody, ...csvHeaders(fileName) } });
}
