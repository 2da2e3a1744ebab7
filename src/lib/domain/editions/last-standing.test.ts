import { describe, expect, it } from 'vitest';
import { editionEvent, openedEdition } from '../../../../tests/support/editions';
import { findFollowed, lastStanding } from './last-standing';

describe('the edition that the next one follows', () => {
	it('is the last that stands, open or under embargo', () => {
		const embargoed = openedEdition(2, editionEvent('embargoed', 2, 22));
		expect(lastStanding([openedEdition(1), embargoed])).toBe(embargoed);
		expect(lastStanding([])).toBeNull();
	});

	it('is none that was withdrawn, before it opened or after', () => {
		const editions = [
			openedEdition(1),
			openedEdition(2, editionEvent('embargoed', 2, 22), editionEvent('withdrawn', 3))
		];
		expect(lastStanding(editions)?.number).toBe(1);
		expect(lastStanding([openedEdition(1, editionEvent('withdrawn', 9))])).toBeNull();
	});
});

describe('the edition that one followed', () => {
	const third = openedEdition(3, editionEvent('embargoed', 3, 22));

	it('is the last that had not been withdrawn when it was frozen', () => {
		expect(findFollowed(third, [third, openedEdition(2), openedEdition(1)])?.number).toBe(2);
		const withdrawn = openedEdition(1, editionEvent('withdrawn', 2));
		expect(findFollowed(third, [third, withdrawn])).toBeNull();
	});

	it('stays so where that is withdrawn later, before the embargo ends or after', () => {
		for (const day of [10, 25]) {
			const second = openedEdition(2, editionEvent('withdrawn', day));
			expect(findFollowed(third, [third, second, openedEdition(1)])).toBe(second);
		}
	});

	it('is none of a later number', () => {
		expect(findFollowed(openedEdition(1), [third, openedEdition(2), openedEdition(1)])).toBeNull();
	});
});
