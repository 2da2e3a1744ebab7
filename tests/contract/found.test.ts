import { beforeAll, describe, expect, inject, test } from 'vitest';
import { listPages } from '../support/pages';

const server = inject('serverUrl');
const survey = '/surveys/whatsapp-in-government';

const unescape = (text: string) =>
	text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

interface Page {
	path: string;
	status: number;
	html: string;
}

async function open(path: string): Promise<Page> {
	const response = await fetch(server + path, { redirect: 'manual' });
	const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
	return { path, status: response.status, html: isPage ? await response.text() : '' };
}

/** The addresses that a page names by a relation: `<link rel="canonical" href="…">`. */
const linksOf = ({ html }: Pick<Page, 'html'>, relation: string) =>
	[...html.matchAll(/<link\s[^>]*>/g)]
		.map(([tag]) => tag)
		.filter((tag) => tag.includes(`rel="${relation}"`))
		.map((tag) => unescape(/\shref="([^"]*)"/.exec(tag)?.[1] ?? ''));

/** What a page says of itself as data. @throws where it cannot be read */
const describedBy = ({ html }: Page) =>
	[...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
		([, json]) => JSON.parse(json!) as Record<string, unknown>
	);

/** Pages of people, and those of one edition or one view: deliberately in no site map. */
const leftOut = /^\/(sign-in|workspace|account)\b|^\/surveys\/[^/]+\/editions\/|\?/;

let found: Page[];
let mapped: string[];

/** Every page that readers come upon from the home page; views of a page are not opened. */
async function crawl(): Promise<Page[]> {
	const seen = new Set(['/']);
	const waiting = ['/'];
	const pages: Page[] = [];
	const openAndGoOn = async (path: string) => {
		const page = await open(path);
		if (page.html === '') return;
		pages.push(page);
		for (const [, address] of page.html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)) {
			if (/^(mailto|#)/.test(address!)) continue;
			const { origin, pathname, search } = new URL(unescape(address!), server + path);
			const isData = /\.\w+$/.test(pathname) || pathname.includes('/letters/');
			if (origin !== server || search || isData || seen.has(pathname)) continue;
			seen.add(pathname);
			waiting.push(pathname);
		}
	};
	while (waiting.length > 0) await Promise.all(waiting.splice(0, 8).map(openAndGoOn));
	return pages;
}

beforeAll(async () => {
	found = await crawl();
	const map = await (await fetch(`${server}/sitemap.xml`)).text();
	mapped = [...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => unescape(address!));
}, 120_000);

describe('the site map', () => {
	test('is named for search engines, on this site', async () => {
		const robots = await (await fetch(`${server}/robots.txt`)).text();
		expect(robots).toContain(`Sitemap: ${server}/sitemap.xml`);
	});

	test('has every page that readers come upon, and no other', () => {
		const public_ = found
			.filter(({ path }) => !leftOut.test(path))
			.map(({ path }) => server + path);
		expect(public_.length).toBeGreaterThan(80);
		expect([...mapped].sort()).toEqual([...public_].sort());
	});

	test('says of each page of a survey when it changed', async () => {
		const map = await (await fetch(`${server}/sitemap.xml`)).text();
		const undated = [...map.matchAll(/<loc>([^<]*)<\/loc><\/url>/g)].map(([, address]) => address!);
		const isUndated = /\/(bodies(\/[^/]+)?|deadline)$/;
		expect(undated.filter((one) => !isUndated.test(one.replace(server, '')))).toEqual([]);
		expect(undated.filter((one) => one.includes('/surveys/'))).toEqual([]);
	});
});

describe('the canonical address', () => {
	test('is one on each public page, whole, and known by itself', async () => {
		const listed = await Promise.all((await listPages(server)).map(open));
		const byPath = new Map([...found, ...listed].map((page) => [page.path, page]));
		const wrong: string[] = [];
		for (const page of byPath.values()) {
			if (page.status !== 200 || /^\/(sign-in|workspace)/.test(page.path)) continue;
			const [canonical = '', ...more] = linksOf(page, 'canonical');
			if (more.length > 0) wrong.push(`${page.path} has ${more.length + 1}`);
			if (!canonical.startsWith(`${server}/`) || canonical.includes('?')) {
				wrong.push(`${page.path}: ${canonical || 'none'}`);
				continue;
			}
			const path = canonical.slice(server.length);
			const known = byPath.get(path) ?? (await open(path));
			byPath.set(path, known);
			if (known.status !== 200) wrong.push(`${page.path}: ${canonical} is ${known.status}`);
			if (linksOf(known, 'canonical')[0] !== canonical) {
				wrong.push(`${page.path}: ${canonical} is known by another`);
			}
		}
		expect(wrong).toEqual([]);
	});

	test.each([
		[`${survey}/editions/1/compare`, `${survey}/compare`],
		[`${survey}/compare?sort=permitted`, `${survey}/compare`],
		[`${survey}/editions/1`, survey],
		['/deadline?received=2022-03-28', '/deadline']
	])('of %s is %s', async (path, canonical) => {
		const page = await open(path);
		expect(page.status).toBe(200);
		expect(linksOf(page, 'canonical')).toEqual([server + canonical]);
	});

	test('leaves that of the edition to be cited', async () => {
		const page = await open(`${survey}/bodies/hmt/permitted`);
		expect(linksOf(page, 'cite-as')).toEqual([
			`${server}${survey}/editions/1/bodies/hmt/permitted`
		]);
	});

	test('is none where there is no page', async () => {
		const page = await open('/surveys/no-such');
		expect(page.status).toBe(404);
		expect(linksOf(page, 'canonical')).toEqual([]);
	});
});

describe('data in pages', () => {
	test.each([survey, `${survey}/data`, `${survey}/editions/1`])(
		'of %s describe the edition, each file of which is there',
		async (path) => {
			const [data, ...more] = describedBy(await open(path));
			expect(more).toEqual([]);
			expect(data).toMatchObject({
				'@id': `${server}${survey}/editions/1#dataset`,
				url: server + survey,
				version: '1'
			});
			for (const file of data!.distribution as { contentUrl: string; encodingFormat: string }[]) {
				const response = await fetch(file.contentUrl, { method: 'HEAD' });
				expect(response.status, file.contentUrl).toBe(200);
				expect(response.headers.get('content-type')?.split(';')[0]).toBe(file.encodingFormat);
			}
		}
	);

	test('describe each chart, its files and its picture', async () => {
		const charts = found.filter(({ path }) => /^\/surveys\/[^/]+\/charts\/./.test(path));
		expect(charts.length).toBeGreaterThan(4);
		for (const chart of charts) {
			const [data, ...more] = describedBy(chart);
			expect(more).toEqual([]);
			expect(data).toMatchObject({ '@type': 'Dataset', url: server + chart.path });
			const { distribution, image } = data as {
				distribution: { contentUrl: string }[];
				image: { contentUrl: string };
			};
			for (const { contentUrl } of [...distribution, image]) {
				expect((await fetch(contentUrl, { method: 'HEAD' })).status, contentUrl).toBe(200);
			}
		}
	});

	test('lead to the catalogue, which has the same of each edition', async () => {
		const [outline] = describedBy(await open('/data'));
		const response = await fetch(`${server}/api/v1/catalogue.jsonld`);
		expect(response.headers.get('content-type')).toBe('application/ld+json');
		const catalogue = (await response.json()) as { '@id': string; dataset: object[] };
		expect(outline).toMatchObject({ '@id': catalogue['@id'] });
		const [edition] = describedBy(await open(survey));
		delete edition!['@context'];
		expect(catalogue.dataset).toEqual([edition]);
	});
});

describe('the page of the API', () => {
	test('tells of every address of the description, and shows what each answers', async () => {
		const { html } = await open('/data/api');
		const description = (await (await fetch(`${server}/api/v1/openapi.json`)).json()) as {
			paths: Record<string, object>;
		};
		for (const path of Object.keys(description.paths)) expect(html).toContain(`>${path}</code>`);
		const examples = [...html.matchAll(/href="((?:\/api\/v1|\/oembed\.json)[^"]*)"/g)].map(
			([, address]) => unescape(address!)
		);
		expect(new Set(examples).size).toBeGreaterThanOrEqual(Object.keys(description.paths).length);
		for (const address of new Set(examples)) {
			const response = await fetch(server + address, { method: 'HEAD' });
			expect(response.status, address).toBe(200);
		}
		// As the answers have it, not as somebody wrote it down.
		const table = await (
			await fetch(server + examples.find((one) => one.includes('/answers.csv?'))!)
		).text();
		const [header = '', row = ''] = table.split('\r\n');
		expect(unescape(html)).toContain(header);
		expect(unescape(html)).toContain(row);
		expect(html).toContain('"detail"');
	});
});
