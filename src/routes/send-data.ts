/** Data may be read from any site: all of it is public and nobody is signed in to it. */
const openToAll = { 'access-control-allow-origin': '*' };

/** Data as JSON, open to other sites. */
export function sendJson(data: unknown, type = 'application/json'): Response {
	return new Response(JSON.stringify(data), { headers: { ...openToAll, 'content-type': type } });
}

/** A table as CSV, open to other sites, saved under a name that says what it is of. */
export function sendCsv(csv: string, fileName: string): Response {
	return new Response(csv, {
		headers: {
			...openToAll,
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${fileName}"`
		}
	});
}
