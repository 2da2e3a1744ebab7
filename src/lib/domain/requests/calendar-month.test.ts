import { describe, expect, it } from 'vitest';
import { lastDayOfMonths } from './calendar-month';

describe('a period of months', () => {
	it.each([
		['2021-01-10', 3, '2021-04-09'],
		['2021-10-01', 3, '2021-12-31'],
		['2021-11-30', 3, '2022-02-28'],
		['2023-11-30', 3, '2024-02-29'],
		['2021-11-29', 3, '2022-02-28'],
		['2023-11-29', 3, '2024-02-28'],
		['2021-12-01', 3, '2022-02-28'],
		['2021-12-31', 12, '2022-12-30']
	])('beginning with %s ends after %i with %s', (beginsOn, months, last) => {
		expect(lastDayOfMonths(beginsOn, months)).toBe(last);
	});

	it('begins with a day of the calendar', () => {
		expect(() => lastDayOfMonths('x', 3)).toThrow(RangeError);
	});
});
