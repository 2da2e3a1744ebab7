import { expect, test } from 'vitest';
import type { Edition, EditionEvent } from './edition';
import { editionStanding } from './standing';

const event = (kind: EditionEvent['kind'], day: string, words: string | null): EditionEvent => ({
	kind,
	at: new Date(`${day}T12:00:00Z`),
	until: null,
	words,
	contentHash: null
});

const edition = (number: number, events: EditionEvent[] = []): Edition => ({
	survey: 'example',
	number,
	publishedAt: new Date('2026-11-22T12:00:00Z'),
	contentHash: '',
	note: 'First publication',
	events: [event('opened', '2026-11-22', null), ...events]
});

test('says nothing of the latest edition', () => {
	expect(editionStanding(edition(2), 2)).toBeNull();
});

test('says of an earlier edition which is the latest', () => {
	expect(editionStanding(edition(1), 2)).toMatchObject({ code: 'superseded', latest: 2 });
});

test('says of a withdrawn edition when and why, even where none is left', () => {
	const withdrawn = edition(1, [event('withdrawn', '2026-12-01', 'A letter was miscoded.')]);
	expect(editionStanding(withdrawn, null)).toEqual({
		code: 'withdrawn',
		words: 'Edition 1 was withdrawn on 1 December 2026.',
		reason: 'A letter was miscoded.',
		latest: null
	});
	expect(editionStanding(withdrawn, 2)).toMatchObject({ latest: 2 });
});
