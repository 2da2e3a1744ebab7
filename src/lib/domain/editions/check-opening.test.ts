import { describe, expect, it } from 'vitest';
import { editionEvent, noon, openedEdition } from '../../../../tests/support/editions';
import { checkOpening } from './check-opening';

describe('when an edition can open', () => {
	const editions = [openedEdition(1), openedEdition(2, editionEvent('embargoed', 2, 10))];

	it('is from now on, and not before', () => {
		expect(checkOpening(3, noon(4), [openedEdition(1)], noon(5))).toEqual({ code: 'in_the_past' });
		expect(checkOpening(3, noon(5), [openedEdition(1)], noon(5))).toBeNull();
	});

	it('is not before an earlier edition that is still under embargo', () => {
		expect(checkOpening(3, noon(9), editions, noon(5))).toEqual({
			code: 'before_earlier',
			number: 2,
			at: noon(10)
		});
		expect(checkOpening(3, noon(10), editions, noon(5))).toBeNull();
	});

	it('is not after a later one', () => {
		const later = [...editions, openedEdition(3, editionEvent('embargoed', 3, 12))];
		expect(checkOpening(2, noon(13), later, noon(5))).toEqual({
			code: 'after_later',
			number: 3,
			at: noon(12)
		});
		expect(checkOpening(2, noon(11), later, noon(5))).toBeNull();
	});

	it('does not look at those that are withdrawn', () => {
		const withdrawn = [
			openedEdition(1),
			openedEdition(2, editionEvent('embargoed', 2, 10), editionEvent('withdrawn', 3))
		];
		expect(checkOpening(3, noon(5), withdrawn, noon(5))).toBeNull();
	});
});
