import { describe, expect, inject, test } from 'vitest';
import { openAs } from '../support/client';
import { listCharts } from '../support/pages';
import { sendRaw } from '../support/request';

const server = inject('serverUrl');
const slug = 'whatsapp-in-government';
const survey = `/surveys/${slug}`;
const charts = await listCharts(server);
const chart = charts[0]!;

const ask = (query: Record<string, string>) =>
	fetch(`${server}/oembed.json?${new URLSearchParams(query).toString()}`);
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as foreign as to any consumer
const describeUrl = async (path: string, query = {}): Promise<any> =>
	(await ask({ url: server + path, ...query })).json();

/** The tags of a page's head that have a property, a name or a relation: what they give by it. */
function readTags(html: string, key: 'property' | 'name' | 'rel', value: 'content' | 'href') {
	const tags = [...html.slice(0, html.indexOf('</head>')).matchAll(/<(?:meta|link)\s[^>]*>/g)];
	const attribute = (tag: string, name: string) =>
		new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&');
	return tags.flatMap(([tag]) => {
		const name = attribute(tag, key);
		return name === undefined ? [] : [[name, attribute(tag, value) ?? '', tag] as const];
	});
}

describe('oEmbed', () => {
	test.each(charts)('gives the frame and the picture of %s', async (one) => {
		const found = await describeUrl(`${survey}/editions/1/charts/${one}`);
		expect(found).toMatchObject({
			version: '1.0',
			type: 'rich',
			provider_name: 'Crosscheck',
			title: expect.stringMatching(/\w+ \w+/),
			width: 680,
			height: expect.any(Number),
			thumbnail_width: 1200,
			thumbnail_height: 630
		});
		expect(found.html).toContain(`src="${server}/embed/${slug}/${one}?edition=1"`);
		const picture = Buffer.from(await (await fetch(found.thumbnail_url)).arrayBuffer());
		expect(picture.readUInt32BE(16)).toBe(found.thumbnail_width);
		expect(picture.readUInt32BE(20)).toBe(found.thumbnail_height);
	});

	test('pins an address without an edition, and follows where it is asked to', async () => {
		const pinned = await describeUrl(`${survey}/charts/${chart}`);
		expect(pinned).toEqual(await describeUrl(`${survey}/editions/1/charts/${chart}`));
		expect(pinned).toEqual(await describeUrl(`/embed/${slug}/${chart}?edition=1`));
		const following = await describeUrl(`/embed/${slug}/${chart}?edition=latest`);
		expect(following.html).toContain(`/embed/${slug}/${chart}?edition=latest"`);
	});

	test('keeps to the room there is, and ignores what it does not know', async () => {
		const found = await describeUrl(`${survey}/charts/${chart}`, {
			maxwidth: '400',
			maxheight: '260',
			format: 'json',
			dnt: '1'
		});
		expect(found).toMatchObject({ width: 400, height: 260, thumbnail_width: 400 });
		const thumbnail = await sendRaw(server, found.thumbnail_url.slice(server.length));
		expect(thumbnail.bytes.readUInt32BE(16)).toBe(400);
	});

	test.each([
		['an address of another site', { url: 'https://example.org/surveys/a/charts/b' }, 404],
		['an unknown chart', { url: `${server}${survey}/charts/no-such-chart` }, 404],
		['an edition that was not published', { url: `${server}${survey}/editions/2/charts/a` }, 404],
		['a page that is no chart', { url: `${server}${survey}/compare` }, 404],
		['a survey with a NUL', { url: `${server}/surveys/a%00/charts/b` }, 404],
		['no address', {}, 422],
		['a width in words', { url: `${server}${survey}/charts/${chart}`, maxwidth: 'wide' }, 422],
		['XML', { url: `${server}${survey}/charts/${chart}`, format: 'xml' }, 501]
	])('answers to %s with problem details', async (_, query, status) => {
		const response = await ask(query as Record<string, string>);
		expect(response.status).toBe(status);
		expect(response.headers.get('content-type')).toBe('application/problem+json');
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect(await response.json()).toMatchObject({ status, detail: expect.stringMatching(/\w{3}/) });
	});

	test.each(charts)('is found from the page of %s', async (one) => {
		for (const base of [survey, `${survey}/editions/1`]) {
			const { text } = await openAs(server, `${base}/charts/${one}`);
			const links = readTags(text, 'rel', 'href').filter(([, , tag]) =>
				tag.includes('json+oembed')
			);
			expect(links).toHaveLength(1);
			const found = await fetch(links[0]![1]);
			expect(found.status).toBe(200);
			expect(await found.json()).toEqual(await describeUrl(`${survey}/editions/1/charts/${one}`));
		}
	});
});

describe('a link to a page', () => {
	test.each([survey, `${survey}/compare`, ...charts.map((one) => `${survey}/charts/${one}`)])(
		'%s is shown with a chart’s own picture',
		async (path) => {
			const { text } = await openAs(server, path);
			const tags = readTags(text, 'property', 'content');
			const given = Object.fromEntries(tags);
			expect(tags.filter(([name]) => name === 'og:image')).toHaveLength(1);
			expect(given['og:image:width']).toBe('1200');
			expect(given['og:image:height']).toBe('630');
			expect(given['og:image:alt']?.length).toBeGreaterThan(40);
			expect(given['og:site_name']).toBe('Crosscheck');
			expect(Object.fromEntries(readTags(text, 'name', 'content'))['twitter:card']).toBe(
				'summary_large_image'
			);
			const shown = path.includes('/charts/') ? path.slice(path.lastIndexOf('/') + 1) : chart;
			expect(given['og:image']).toBe(`${server}${survey}/editions/1/charts/${shown}.card.png`);
			const picture = await sendRaw(server, given['og:image']!.slice(server.length));
			expect(picture.headers['content-type']).toBe('image/png');
			expect(picture.bytes.readUInt32BE(16)).toBe(1200);
			expect(picture.bytes.length).toBeLessThan(300_000);
		}
	);
});

describe('what other sites show', () => {
	const addresses = [
		'/embed.js',
		`/embed/${slug}/${chart}?edition=1`,
		`/embed/${slug}/${chart}?edition=latest`,
		`/oembed.json?url=${server}${survey}/charts/${chart}`,
		...['svg', 'png', 'card.png', 'csv', 'json'].map((end) => `${survey}/charts/${chart}.${end}`)
	];

	test.each(addresses)(
		'%s sets no cookie, and is asked for again before it is old',
		async (path) => {
			for (const headers of [{}, { cookie: inject('exampleSessions').publisher }]) {
				const response = await sendRaw(server, path, { headers });
				expect(response.status).toBe(200);
				expect(response.headers['set-cookie']).toBeUndefined();
				expect(response.headers.vary ?? '').not.toMatch(/cookie/i);
				expect(response.headers['cache-control']).toBe('public, no-cache');
				const etag = String(response.headers.etag);
				const again = await sendRaw(server, path, { headers: { 'if-none-match': etag } });
				expect(again.status).toBe(304);
			}
		}
	);

	test.each(addresses.filter((path) => !path.startsWith('/embed/')))(
		'%s can be read from any site',
		async (path) => {
			const { headers } = await sendRaw(server, path);
			expect(headers['access-control-allow-origin']).toBe('*');
			expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
		}
	);

	test('the script is at most 1 KB as it stands', async () => {
		const { bytes, headers } = await sendRaw(server, '/embed.js');
		expect(headers['content-type']).toMatch(/^text\/javascript/);
		expect(bytes.length).toBeLessThanOrEqual(1024);
	});
});
