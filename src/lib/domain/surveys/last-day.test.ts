import { expect, test } from 'vitest';
import { lastDayOf } from './last-day';

test.each([
	['2022-03', '2022-03-31'],
	['2024-02', '2024-02-29'],
	['2021-12', '2021-12-31'],
	['2022-03-15', '2022-03-15']
])('the last day of %s is %s', (asAt, day) => {
	expect(lastDayOf(asAt)).toBe(day);
});
