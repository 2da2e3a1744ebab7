import { expect, test } from 'vitest';
import { formatLongDay, formatWorkingDays } from './day-words';

test('names the day of the week before the day', () => {
	expect(formatLongDay('2021-07-06')).toBe('Tuesday 6 July 2021');
});

test('says one working day of one, and working days of any other number', () => {
	expect([0, 1, 12].map(formatWorkingDays)).toEqual([
		'0 working days',
		'1 working day',
		'12 working days'
	]);
});
