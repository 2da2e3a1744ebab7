import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { Edition } from '../editions/edition';
import { listSitePages, writeSiteMap } from './site-map';

const edition: Edition = {
	survey: 'whatsapp-in-government',
	number: 2,
	publishedAt: new Date('2026-01-05T09:00:00Z'),
	contentHash: '',
	note: '',
	events: [
		{
			kind: 'corrected',
			at: new Date('2026-02-05T09:00:00Z'),
			until: null,
			words: null,
			contentHash: null
		}
	]
};
const dataset = exampleDataset();

test('lists every page of the latest editions and of the register, and no page of one edition', () => {
	const pages = listSitePages([{ edition, dataset }], ['hmt', 'co']);
	const paths = pages.map((page) => page.path);
	expect(paths).toContain('/surveys/whatsapp-in-government/bodies/hmt/permitted');
	expect(paths).toContain(`/surveys/whatsapp-in-government/charts/${dataset.charts[0]!.slug}`);
	expect(paths.slice(-2)).toEqual(['/bodies/hmt', '/bodies/co']);
	expect(paths.filter((path) => path.includes('/editions/'))).toEqual([]);
	expect(new Set(paths).size).toBe(paths.length);
	expect(paths).toHaveLength(5 + 8 + dataset.charts.length + 16 * 5 + 2);
});

test('lists no page of an answer that nobody was asked for, and that of one that was erased', () => {
	const path = '/surveys/whatsapp-in-government/bodies/hmt';
	const isOf = ({ body, question }: { body: string; question: string }) =>
		body === 'hmt' && question === 'permitted';
	const without = { ...dataset, answers: dataset.answers.filter((answer) => !isOf(answer)) };
	const erased = dataset.answers.filter(isOf).map(({ wave, body, question }) => ({
		wave,
		body,
		question,
		on: '2022-05-01',
		reason: 'Wrong.'
	}));
	const listed = (one: typeof dataset) =>
		listSitePages([{ edition, dataset: one }], []).map((page) => page.path);
	expect(listed(without)).not.toContain(`${path}/permitted`);
	expect(listed(without)).toContain(path);
	expect(listed({ ...without, erased })).toContain(`${path}/permitted`);
});

test('says when something last happened to what a page shows', () => {
	const xml = writeSiteMap(listSitePages([{ edition, dataset }], []), 'https://example.org');
	expect(xml).toContain(
		'<url><loc>https://example.org/surveys/whatsapp-in-government</loc><lastmod>2026-02-05T09:00:00.000Z</lastmod></url>'
	);
	expect(xml).toContain(
		'<url><loc>https://example.org/</loc><lastmod>2026-02-05T09:00:00.000Z</lastmod></url>'
	);
	expect(xml).toContain('<url><loc>https://example.org/deadline</loc></url>');
});
