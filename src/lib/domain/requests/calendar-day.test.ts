import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isCalendarDay, weekdayOf } from './calendar-day';

const days = fc
	.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

describe('a calendar day', () => {
	it('is a real day written as YYYY-MM-DD', () => {
		for (const day of ['2022-03-31', '2024-02-29', '1999-01-04', '2044-01-04']) {
			expect(isCalendarDay(day), day).toBe(true);
		}
	});

	it('is not a day past the end of its month, a word, or another way of writing one', () => {
		for (const day of [
			'2022-02-30',
			'2023-02-29',
			'2022-13-01',
			'2022-00-10',
			'2022-01-00',
			'tomorrow',
			'',
			'2022-1-4',
			'04/01/2022',
			'2022-01-04T00:00:00Z',
			' 2022-01-04',
			'2022-01-04\n',
			'+002022-01-04'
		]) {
			expect(isCalendarDay(day), day).toBe(false);
		}
	});

	it('is followed by the next across a clock change, a leap day and a year end', () => {
		expect(addDays('2022-03-26', 1)).toBe('2022-03-27');
		expect(addDays('2022-03-27', 1)).toBe('2022-03-28');
		expect(addDays('2022-10-30', 1)).toBe('2022-10-31');
		expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
		expect(addDays('2021-12-31', 1)).toBe('2022-01-01');
	});

	it('names its day of the week', () => {
		expect(weekdayOf('2022-09-19')).toBe('Monday');
		expect(weekdayOf('2027-12-25')).toBe('Saturday');
		expect(weekdayOf('2026-11-22')).toBe('Sunday');
	});

	it('refuses to count from what is not a day', () => {
		expect(() => addDays('2022-02-30', 1)).toThrow(RangeError);
		expect(() => weekdayOf('tomorrow')).toThrow(RangeError);
	});

	it('comes back when as many days are added as taken away', () => {
		fc.assert(
			fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
				expect(addDays(addDays(day, count), -count)).toBe(day);
			})
		);
	});
});
