import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { listPages } from '../support/pages';
import { sendRaw, type RawResponse } from '../support/request';

const server = inject('serverUrl');
const survey = '/surveys/whatsapp-in-government';
const api = '/api/v1/surveys/whatsapp-in-government';
const pages = await listPages(server);

/** A page, a file, and what the API gives. */
const samples = [
	'/',
	`${survey}/compare`,
	`${survey}/editions/1/compare`,
	`${survey}/compare.csv`,
	`${survey}/refusals`,
	`${survey}/refusals.csv`,
	`${survey}/charts/dispositions`,
	`${api}/answers.json`,
	`${api}/answers.csv`,
	'/api/v1/openapi.json'
];

const unpack = (response: RawResponse): Buffer =>
	response.headers['content-encoding'] === 'br'
		? brotliDecompressSync(response.bytes)
		: response.headers['content-encoding'] === 'gzip'
			? gunzipSync(response.bytes)
			: response.bytes;

/** The sources that a content security policy lists for a directive. */
const sourcesOf = (response: RawResponse, directive: string): string[] =>
	String(response.headers['content-security-policy'] ?? '')
		.split(';')
		.map((part) => part.trim().split(/\s+/))
		.find(([name]) => name === directive)
		?.slice(1) ?? [];

describe('what is sent', () => {
	test.each(samples)('%s comes compressed as asked, the same bytes each way', async (path) => {
		const plain = await sendRaw(server, path, { headers: { 'accept-encoding': 'identity' } });
		expect(plain.status).toBe(200);
		expect(plain.headers['content-encoding']).toBeUndefined();
		for (const encoding of ['br', 'gzip']) {
			const packed = await sendRaw(server, path, { headers: { 'accept-encoding': encoding } });
			expect(packed.headers['content-encoding']).toBe(encoding);
			expect(packed.headers.vary?.toLowerCase()).toContain('accept-encoding');
			expect(packed.bytes.length).toBeLessThan(plain.bytes.length);
			expect(unpack(packed).equals(plain.bytes)).toBe(true);
		}
	});

	test.each(samples)('%s tells its true length', async (path) => {
		for (const encoding of ['br', 'gzip', 'identity']) {
			const response = await sendRaw(server, path, { headers: { 'accept-encoding': encoding } });
			expect(Number(response.headers['content-length'])).toBe(response.bytes.length);
		}
	});

	test.each(samples)('%s is the same bytes when fetched again', async (path) => {
		const first = await sendRaw(server, path, { headers: { 'accept-encoding': 'br' } });
		const second = await sendRaw(server, path, { headers: { 'accept-encoding': 'br' } });
		expect(second.bytes.equals(first.bytes)).toBe(true);
		expect(second.headers.etag).toBe(first.headers.etag);
	});

	test.each(samples)('%s answers 304 without a body to its own ETag', async (path) => {
		for (const encoding of ['br', 'gzip', 'identity']) {
			const headers = { 'accept-encoding': encoding };
			const first = await sendRaw(server, path, { headers });
			const etag = String(first.headers.etag);
			expect(etag).toMatch(/^(W\/)?"[^"]+"$/);
			for (const match of [etag, `"other", ${etag}`, '*']) {
				const again = await sendRaw(server, path, {
					headers: { ...headers, 'if-none-match': match }
				});
				expect(again.status).toBe(304);
				expect(again.bytes.length).toBe(0);
				expect(again.headers.etag).toBe(etag);
			}
			const other = await sendRaw(server, path, {
				headers: { ...headers, 'if-none-match': '"other"' }
			});
			expect(other.status).toBe(200);
		}
	});

	test.each(samples)('%s answers HEAD as GET, without a body', async (path) => {
		const get = await sendRaw(server, path);
		const head = await sendRaw(server, path, { method: 'HEAD' });
		expect(head.status).toBe(get.status);
		expect(head.bytes.length).toBe(0);
		for (const name of ['content-type', 'content-length', 'etag', 'content-security-policy']) {
			expect(head.headers[name]).toBe(get.headers[name]);
		}
	});

	test('HEAD of what is not there answers 404 without a body', async () => {
		for (const path of ['/no-such-page', '/api/v1/no-such-thing']) {
			const head = await sendRaw(server, path, { method: 'HEAD' });
			expect(head.status).toBe(404);
			expect(head.bytes.length).toBe(0);
		}
	});

	test('pages of an edition may be kept but are asked for again', async () => {
		for (const path of [
			`${survey}/compare`,
			`${survey}/editions/1/compare`,
			`${api}/answers.json`
		]) {
			const { headers } = await sendRaw(server, path);
			expect(headers['cache-control']).toContain('no-cache');
			expect(headers['cache-control']).not.toContain('immutable');
		}
	});

	test('health is never kept', async () => {
		for (const path of ['/healthz', '/readyz']) {
			const response = await sendRaw(server, path);
			expect(response.status).toBe(200);
			expect(response.headers['cache-control']).toContain('no-store');
		}
	});
});

describe('what guards a page', () => {
	test.each([...pages, '/no-such-page', `${survey}/compare?sort=no-such-column`])(
		'%s says what may run in it and who may frame it',
		async (path) => {
			const response = await sendRaw(server, path);
			expect(response.headers['x-content-type-options']).toBe('nosniff');
			expect(response.headers['referrer-policy']).toBeTruthy();
			const scripts = sourcesOf(response, 'script-src');
			expect(scripts.length).toBeGreaterThan(0);
			for (const lax of ["'unsafe-inline'", "'unsafe-eval'", '*', 'https:', 'data:', 'blob:']) {
				expect(scripts).not.toContain(lax);
			}
			expect(sourcesOf(response, 'default-src')).toEqual(["'self'"]);
			expect(sourcesOf(response, 'object-src')).toEqual(["'none'"]);
			expect(sourcesOf(response, 'base-uri')).toEqual(["'none'"]);
			const mayFrame = path.startsWith('/embed/') ? ['*'] : ["'none'"];
			expect(sourcesOf(response, 'frame-ancestors')).toEqual(mayFrame);
			if (path.startsWith('/embed/')) expect(response.headers['x-frame-options']).toBeUndefined();
		}
	);

	test('no page, file or error tells what serves it', async () => {
		for (const path of [...samples, '/no-such-page']) {
			expect((await sendRaw(server, path)).headers['x-powered-by']).toBeUndefined();
		}
	});

	test('pictures run nothing, and nobody frames them', async () => {
		for (const path of pages.filter((page) => /^\/surveys\/[^/]+\/charts\/./.test(page))) {
			const response = await sendRaw(server, `${path}.svg`);
			expect(response.status).toBe(200);
			expect(response.headers['x-content-type-options']).toBe('nosniff');
			expect(sourcesOf(response, 'default-src')).toEqual(["'none'"]);
			expect(response.text).not.toMatch(/<script|\son\w+=|javascript:|<foreignObject/i);
		}
	});
});
