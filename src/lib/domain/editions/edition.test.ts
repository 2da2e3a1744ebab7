import { describe, expect, it } from 'vitest';
import { editionEvent, noon, unopenedEdition } from '../../../../tests/support/editions';
import { frozenAt, isOpen, latestEdition, nextOpening, opensAt } from './edition';

describe('an edition', () => {
	it('is closed until it has been opened', () => {
		expect(isOpen(unopenedEdition(1), noon(2))).toBe(false);
		expect(isOpen(unopenedEdition(1, editionEvent('opened', 3)), noon(2))).toBe(false);
		expect(isOpen(unopenedEdition(1, editionEvent('opened', 3)), noon(3))).toBe(true);
	});

	it('is closed until its embargo ends, to the instant, by the last word on it', () => {
		const moved = unopenedEdition(
			1,
			editionEvent('opened', 1),
			editionEvent('embargoed', 1, 10),
			editionEvent('embargoed', 2, 5)
		);
		expect(isOpen(moved, new Date(noon(5).getTime() - 1))).toBe(false);
		expect(isOpen(moved, noon(5))).toBe(true);
		expect(nextOpening([moved], noon(3))).toEqual(noon(5));
		expect(nextOpening([moved], noon(6))).toBeNull();
	});

	it('was frozen when it was sent out, whenever its embargo ends', () => {
		const later = unopenedEdition(1, editionEvent('opened', 3), editionEvent('embargoed', 3, 10));
		expect(frozenAt({ ...later, publishedAt: noon(10) })).toEqual(noon(3));
	});

	it('never opens where it was withdrawn before', () => {
		const withdrawn = unopenedEdition(
			1,
			editionEvent('opened', 1),
			editionEvent('embargoed', 1, 10),
			editionEvent('withdrawn', 2)
		);
		expect(opensAt(withdrawn)).toBeNull();
		expect(isOpen(withdrawn, noon(11))).toBe(false);
		expect(nextOpening([withdrawn], noon(3))).toBeNull();
	});

	it('stays open at its address when withdrawn', () => {
		expect(
			isOpen(unopenedEdition(1, editionEvent('opened', 1), editionEvent('withdrawn', 2)), noon(3))
		).toBe(true);
	});
});

describe('the latest edition', () => {
	const first = unopenedEdition(1, editionEvent('opened', 1));
	const second = unopenedEdition(2, editionEvent('opened', 2), editionEvent('embargoed', 2, 9));
	const third = unopenedEdition(3, editionEvent('opened', 3), editionEvent('withdrawn', 4));

	it('is the highest that is open and not withdrawn', () => {
		expect(latestEdition([first, second, third], noon(5))?.number).toBe(1);
		expect(latestEdition([first, second, third], noon(9))?.number).toBe(2);
	});

	it('is none where there is none to see', () => {
		expect(latestEdition([], noon(1))).toBeNull();
		expect(latestEdition([third], noon(5))).toBeNull();
	});
});
