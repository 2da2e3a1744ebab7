import { expect, test } from 'vitest';
import { londonDay } from './london-day';

test('gives the day in London, an hour ahead of UTC in summer', () => {
	expect(londonDay(new Date('2021-07-19T22:59:59Z'))).toBe('2021-07-19');
	expect(londonDay(new Date('2021-07-19T23:00:00Z'))).toBe('2021-07-20');
});

test('gives the day of UTC in winter', () => {
	expect(londonDay(new Date('2022-01-05T23:59:59Z'))).toBe('2022-01-05');
});
