import { Readable } from 'node:stream';
import { mediaTypes } from '$lib/domain/interchange/edition-files';

/** What is published may be read from any site: all of it is public and nobody is signed in to it. */
export const openToAll = { 'access-control-allow-origin': '*' };

/** Data that is not published: no cache between keeps it. */
const ofSomebody = { 'cache-control': 'private, no-store' };

const saved = (fileName: string) => ({
	'content-disposition': `attachment; filename="${fileName}"`
});

const csvHeaders = (fileName: string) => ({
	'content-type': `${mediaTypes.CSV}; charset=utf-8; header=present`,
	...saved(fileName)
});

const shown = (fileName: string) => ({ 'content-disposition': `inline; filename="${fileName}"` });

const svgHeaders = (fileName: string) => ({
	'content-type': 'image/svg+xml; charset=utf-8',
	...shown(fileName)
});

/** Data as JSON, open to other sites. */
export function sendJson(data: unknown, type: string = mediaTypes.JSON): Response {
	return new Response(JSON.stringify(data), { headers: { ...openToAll, 'content-type': type } });
}

/** A table as CSV, open to other sites, saved under a name that says what it is of. */
export function sendCsv(csv: string, fileName: string): Response {
	return new Response(csv, { headers: { ...openToAll, ...csvHeaders(fileName) } });
}

/** A picture as SVG, open to other sites: shown where it is opened. */
export function sendSvg(svg: string, fileName: string): Response {
	return new Response(svg, { headers: { ...openToAll, ...svgHeaders(fileName) } });
}

/** A picture as PNG, likewise. */
export function sendPng(png: Uint8Array, fileName: string): Response {
	return new Response(new Uint8Array(png), {
		headers: { ...openToAll, 'content-type': 'image/png', ...shown(fileName) }
	});
}

/**
 * A file as it is written, open to other sites, saved under a name that says what it is of.
 * @param more headers besides
 */
export function sendStream(
	stream: Readable,
	type: string,
	fileName: string,
	more: Record<string, string> = {}
): Response {
	return new Response(Readable.toWeb(stream) as ReadableStream, {
		headers: { ...openToAll, 'content-type': type, ...saved(fileName), ...more }
	});
}

/** Data as JSON for whoever is signed in, and for nobody else. */
export function sendPrivateJson(data: unknown): Response {
	return new Response(JSON.stringify(data), {
		headers: { ...ofSomebody, 'content-type': mediaTypes.JSON }
	});
}

/** A table as CSV for whoever is signed in, and for nobody else. */
export function sendPrivateCsv(csv: string, fileName: string): Response {
	return new Response(csv, { headers: { ...ofSomebody, ...csvHeaders(fileName) } });
}

/** A picture as SVG for whoever is signed in, and for nobody else. */
export function sendPrivateSvg(svg: string, fileName: string): Response {
	return new Response(svg, { headers: { ...ofSomebody, ...svgHeaders(fileName) } });
}
