import { describe, expect, it } from 'vitest';
import {
	frozenAt,
	isOpen,
	latestEdition,
	nextOpening,
	opensAt,
	type Edition,
	type EditionEvent
} from './edition';

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
	events
});

describe('an edition', () => {
	it('is closed until it has been opened', () => {
		expect(isOpen(edition(1), at(2))).toBe(false);
		expect(isOpen(edition(1, event('opened', 3)), at(2))).toBe(false);
		expect(isOpen(edition(1, event('opened', 3)), at(3))).toBe(true);
	});

	it('is closed until its embargo ends, to the instant, by the last word on it', () => {
		const moved = edition(
			1,
			event('opened', 1),
			event('embargoed', 1, 10),
			event('embargoed', 2, 5)
		);
		expect(isOpen(moved, new Date(at(5).getTime() - 1))).toBe(false);
		expect(isOpen(moved, at(5))).toBe(true);
		expect(nextOpening([moved], at(3))).toEqual(at(5));
		expect(nextOpening([moved], at(6))).toBeNull();
	});

	it('was frozen when it was sent out, whenever its embargo ends', () => {
		const later = edition(1, event('opened', 3), event('embargoed', 3, 10));
		expect(frozenAt({ ...later, publishedAt: at(10) })).toEqual(at(3));
	});

	it('never opens where it was withdrawn before', () => {
		const withdrawn = edition(
			1,
			event('opened', 1),
			event('embargoed', 1, 10),
			event('withdrawn', 2)
		);
		expect(opensAt(withdrawn)).toBeNull();
		expect(isOpen(withdrawn, at(11))).toBe(false);
		expect(nextOpening([withdrawn], at(3))).toBeNull();
	});

	it('stays open at its address when withdrawn', () => {
		expect(isOpen(edition(1, event('opened', 1), event('withdrawn', 2)), at(3))).toBe(true);
	});
});

describe('the latest edition', () => {
	const first = edition(1, event('opened', 1));
	const second = edition(2, event('opened', 2), event('embargoed', 2, 9));
	const third = edition(3, event('opened', 3), event('withdrawn', 4));

	it('is the highest that is open and not withdrawn', () => {
		expect(latestEdition([first, second, third], at(5))?.number).toBe(1);
		expect(latestEdition([first, second, third], at(9))?.number).toBe(2);
	});

	it('is none where there is none to see', () => {
		expect(latestEdition([], at(1))).toBeNull();
		expect(latestEdition([third], at(5))).toBeNull();
	});
});
