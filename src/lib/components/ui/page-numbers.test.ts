import { describe, expect, it } from 'vitest';
import { pageNumbers } from './page-numbers';

describe('the pages to link to', () => {
	it('are all where there are few', () => {
		expect(pageNumbers(3, 9)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
		expect(pageNumbers(1, 1)).toEqual([1]);
	});

	it.each([
		[1, [1, 2, null, 20000]],
		[3, [1, 2, 3, 4, null, 20000]],
		[4, [1, 2, 3, 4, 5, null, 20000]],
		[5, [1, null, 4, 5, 6, null, 20000]],
		[19998, [1, null, 19997, 19998, 19999, 20000]],
		[20000, [1, null, 19999, 20000]],
		[30000, [1, null, 19999, 20000]]
	])('are the ends and those about page %i of 20,000', (page, numbers) => {
		expect(pageNumbers(page, 20_000)).toEqual(numbers);
	});
});
