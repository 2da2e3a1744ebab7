import { describe, expect, it } from 'vitest';
import type { Edition, EditionEvent } from './edition';
import { findFollowed, lastStanding } from './last-standing';

const at = (day: number) => new Date(Date.UTC(2026, 10, day, 12));
const event = (kind: EditionEvent['kind'], day: number, until?: number): EditionEvent => ({
	kind,
	at: at(day),
	until: until === undefined ? null : at(until),
	words: null,
	contentHash: null
});
/** Frozen on the day of its number. */
const edition = (number: number, ...events: EditionEvent[]): Edition => ({
	survey: 's',
	number,
	publishedAt: at(number),
	contentHash: '',
	note: '',
	events: [event('opened', number), ...events]
});

describe('the edition that the next one follows', () => {
	it('is the last that stands, open or under embargo', () => {
		const embargoed = edition(2, event('embargoed', 2, 22));
		expect(lastStanding([edition(1), embargoed])).toBe(embargoed);
		expect(lastStanding([])).toBeNull();
	});

	it('is none that was withdrawn, before it opened or after', () => {
		const editions = [edition(1), edition(2, event('embargoed', 2, 22), event('withdrawn', 3))];
		expect(lastStanding(editions)?.number).toBe(1);
		expect(lastStanding([edition(1, event('withdrawn', 9))])).toBeNull();
	});
});

describe('the edition that one followed', () => {
	const third = edition(3, event('embargoed', 3, 22));

	it('is the last that had not been withdrawn when it was frozen', () => {
		expect(findFollowed(third, [third, edition(2), edition(1)])?.number).toBe(2);
		const withdrawn = edition(1, event('withdrawn', 2));
		expect(findFollowed(third, [third, withdrawn])).toBeNull();
	});

	it('stays so where that is withdrawn later, before the embargo ends or after', () => {
		for (const day of [10, 25]) {
			const second = edition(2, event('withdrawn', day));
			expect(findFollowed(third, [third, second, edition(1)])).toBe(second);
		}
	});

	it('is none of a later number', () => {
		expect(findFollowed(edition(1), [third, edition(2), edition(1)])).toBeNull();
	});
});
