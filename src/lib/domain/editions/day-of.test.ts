import { expect, test } from 'vitest';
import { dayOf, formatDayOf } from './day-of';

test('takes the day that it is in London, summer time included', () => {
	expect(dayOf(new Date('2026-07-01T23:30:00Z'))).toBe('2026-07-02');
	expect(dayOf(new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-22');
	expect(formatDayOf(new Date('2026-11-22T09:00:00Z'))).toBe('22 November 2026');
});
