import { expect, test } from 'vitest';
import { writeAtom } from './atom-feed';

const feed = {
	id: 'https://example.org/surveys/a/changes',
	title: 'R&D <in> "government"',
	subtitle: 'What changed',
	author: 'Crosscheck',
	updatedAt: new Date('2026-01-05T09:00:00Z'),
	self: 'https://example.org/surveys/a/changes.atom',
	page: 'https://example.org/surveys/a/changes',
	entries: [
		{
			id: 'https://example.org/surveys/a/editions/1',
			title: 'Edition 1',
			address: 'https://example.org/surveys/a/editions/1',
			publishedAt: new Date('2026-01-05T09:00:00Z'),
			updatedAt: new Date('2026-01-06T09:00:00Z'),
			summary: 'A bell \u0007 and an ampersand &'
		}
	]
};

test('has what every feed and entry must have: an id, a title and a date', () => {
	const xml = writeAtom(feed);
	expect(xml.match(/<id>/g)).toHaveLength(2);
	expect(xml.match(/<title>/g)).toHaveLength(2);
	expect(xml).toContain('<updated>2026-01-05T09:00:00.000Z</updated>');
	expect(xml).toContain('<published>2026-01-05T09:00:00.000Z</published>');
	expect(xml).toContain('<link rel="self" type="application/atom+xml"');
});

test('escapes what XML would read as markup and drops what it cannot hold', () => {
	const xml = writeAtom(feed);
	expect(xml).toContain('R&amp;D &lt;in&gt; &quot;government&quot;');
	expect(xml).toContain('A bell  and an ampersand &amp;');
});
