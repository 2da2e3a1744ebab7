import { describe, expect, it } from 'vitest';
import { checkOpening } from './check-opening';
import type { Edition, EditionEvent } from './edition';

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const event = (kind: EditionEvent['kind'], day: number, until?: number): EditionEvent => ({
	kind,
	at: at(day),
	until: until === undefined ? null : at(until),
	words: null,
	contentHash: null
});
const edition = (number: number, ...events: EditionEvent[]): Edition => ({
	survey: 's',
	number,
	publishedAt: at(1),
	contentHash: '',
	note: '',
	events: [event('opened', number), ...events]
});

describe('when an edition can open', () => {
	const editions = [edition(1), edition(2, event('embargoed', 2, 10))];

	it('is from now on, and not before', () => {
		expect(checkOpening(3, at(4), [edition(1)], at(5))).toEqual({ code: 'in_the_past' });
		expect(checkOpening(3, at(5), [edition(1)], at(5))).toBeNull();
	});

	it('is not before an earlier edition that is still under embargo', () => {
		expect(checkOpening(3, at(9), editions, at(5))).toEqual({
			code: 'before_earlier',
			number: 2,
			at: at(10)
		});
		expect(checkOpening(3, at(10), editions, at(5))).toBeNull();
	});

	it('is not after a later one', () => {
		const later = [...editions, edition(3, event('embargoed', 3, 12))];
		expect(checkOpening(2, at(13), later, at(5))).toEqual({
			code: 'after_later',
			number: 3,
			at: at(12)
		});
		expect(checkOpening(2, at(11), later, at(5))).toBeNull();
	});

	it('does not look at those that are withdrawn', () => {
		const withdrawn = [edition(1), edition(2, event('embargoed', 2, 10), event('withdrawn', 3))];
		expect(checkOpening(3, at(5), withdrawn, at(5))).toBeNull();
	});
});
