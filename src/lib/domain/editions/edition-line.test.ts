import { expect, test } from 'vitest';
import type { Edition, EditionEvent } from './edition';
import { editionLine } from './edition-line';

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

test('lists what has happened to an edition since it came out', () => {
	expect(
		editionLine(edition(1, [event('corrected', '2026-12-02', 'One count was wrong.')]))
	).toEqual({
		number: 1,
		on: '22 November 2026',
		words: ['First publication', 'Corrected on 2 December 2026: One count was wrong.']
	});
});
