import { buffer } from 'node:stream/consumers';
import type { ReadableStream } from 'node:stream/web';
import { describe, expect, test, vi } from 'vitest';
import type { Publication } from '$lib/server/queries/publications';
import { exampleDataset } from '../../../../../../../tests/support/example';
import { readZip } from '../../../../../../../tests/support/read-zip';
import { openEdition } from '../../../open-edition';
import { GET } from './+server';

vi.mock(import('../../../open-edition'), async (original) => ({
	...(await original()),
	openEdition: vi.fn()
}));

const example = exampleDataset();
const [assessment] = example.assessments;
const edition: Publication['edition'] = {
	survey: example.survey.slug,
	number: 1,
	publishedAt: new Date('2026-01-05T09:00:00Z'),
	contentHash: 'c0ffee',
	note: 'First.',
	events: [
		{
			kind: 'opened',
			at: new Date('2026-01-05T09:00:00Z'),
			until: null,
			words: null,
			contentHash: null
		}
	]
};

/** An edition of more rows than a package is kept of. */
const large: Publication = {
	edition,
	editions: [edition],
	isLatest: true,
	corrections: [],
	dataset: {
		...example,
		charts: [],
		assessments: Array.from({ length: 10_001 }, () => assessment!)
	}
};

/** Asks for the package of an edition. @param match as If-None-Match */
async function ask(publication: Publication, match?: string): Promise<Response> {
	vi.mocked(openEdition).mockResolvedValue(publication);
	const url = new URL('https://example.org/api/v1/surveys/x/package.zip');
	const request = new Request(url, { headers: match ? { 'if-none-match': match } : {} });
	const locals = { origin: 'https://example.org', now: new Date('2026-02-01T09:00:00Z') };
	return GET({ url, request, locals } as unknown as Parameters<typeof GET>[0]);
}

/** The same once there is a turn: one that was left is over a moment later. */
const askInTurn = (publication: Publication): Promise<Response> =>
	vi.waitFor(async () => {
		const response = await ask(publication);
		expect(response.status).toBe(200);
		return response;
	});

const leave = (response: Response) => response.body!.cancel();

describe('a package too large to be kept', () => {
	test('is told by a strong ETag, and is not written for whoever has it', async () => {
		const response = await ask(large);
		const etag = response.headers.get('etag')!;
		expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
		expect(response.headers.get('cache-control')).toBe('public, no-cache');
		const files = await readZip(await buffer(response.body as ReadableStream));
		expect([...files.keys()]).toContain('data/assessments.csv');
		for (const match of [etag, `W/"other", ${etag}`]) {
			const again = await ask(large, match);
			expect(again.status).toBe(304);
			expect(again.body).toBeNull();
			expect(again.headers.get('etag')).toBe(etag);
			expect(again.headers.get('access-control-allow-origin')).toBe('*');
		}
	});

	test('has another ETag once something has happened to its edition, or to another', async () => {
		const etagOf = async (publication: Publication) => {
			const response = await askInTurn(publication);
			await leave(response);
			return response.headers.get('etag');
		};
		const withdrawn = {
			kind: 'withdrawn' as const,
			at: new Date('2026-01-20T09:00:00Z'),
			until: null,
			words: 'Mistaken.',
			contentHash: null
		};
		const after = { ...edition, events: [...edition.events, withdrawn] };
		const tags = [
			await etagOf(large),
			await etagOf({ ...large, edition: after, editions: [after] }),
			await etagOf({ ...large, editions: [{ ...edition, number: 2 }, edition] }),
			await etagOf({ ...large, edition: { ...edition, contentHash: 'facade' } })
		];
		expect(new Set(tags).size).toBe(4);
		expect(await etagOf(large)).toBe(tags[0]);
	});

	test('is written for four at once: the next is told when to come again', async () => {
		const open: Response[] = [];
		while (open.length < 4) open.push(await askInTurn(large));
		const refused = await ask(large);
		expect(refused.status).toBe(503);
		expect(refused.headers.get('retry-after')).toBe('60');
		expect(refused.headers.get('content-type')).toBe('application/problem+json');
		const etag = open[0]!.headers.get('etag')!;
		expect((await ask(large, etag)).status).toBe(304);
		await leave(open.pop()!);
		open.push(await askInTurn(large));
		await Promise.all(open.map(leave));
	});
});
