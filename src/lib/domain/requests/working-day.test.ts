import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import list from './bank-holidays.json';
import { addDays, weekdayOf } from './calendar-day';
import { OutsideHolidays, parseHolidays } from './holidays';
import {
	addWorkingDays,
	isWorkingDay,
	nextWorkingDay,
	nonWorking,
	workingDaysBetween
} from './working-day';

const calendar = parseHolidays(list);
const everywhere = ['england-and-wales', 'scotland', 'northern-ireland'];

/** Days whose next hundred working days are all known. */
const days = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2020-01-01', count));

describe('a working day', () => {
	it('is a weekday that no part of the United Kingdom keeps as a holiday', () => {
		expect(isWorkingDay('2022-03-31', calendar)).toBe(true);
		expect(nonWorking('2022-03-31', calendar)).toBeNull();
	});

	it('is not a Saturday or a Sunday', () => {
		expect(nonWorking('2022-04-02', calendar)).toEqual({
			date: '2022-04-02',
			title: 'Saturday',
			divisions: everywhere,
			kind: 'weekend'
		});
		expect(nonWorking('2022-04-03', calendar)?.title).toBe('Sunday');
	});

	it('is not a bank holiday of one part of the United Kingdom alone', () => {
		expect(nonWorking('2021-11-30', calendar)).toEqual({
			date: '2021-11-30',
			title: 'St Andrew’s Day',
			divisions: ['scotland'],
			kind: 'holiday'
		});
		expect(nonWorking('2022-07-12', calendar)?.divisions).toEqual(['northern-ireland']);
	});

	it('is not Good Friday', () => {
		expect(nonWorking('2022-04-15', calendar)).toMatchObject({
			title: 'Good Friday',
			kind: 'holiday'
		});
	});

	it('is not Christmas Day, which is named even where it falls on a Saturday', () => {
		expect(weekdayOf('2021-12-25')).toBe('Saturday');
		expect(nonWorking('2021-12-25', calendar)).toEqual({
			date: '2021-12-25',
			title: 'Christmas Day',
			divisions: everywhere,
			kind: 'holiday'
		});
		expect(nonWorking('2020-12-25', calendar)?.divisions).toEqual(everywhere);
	});

	it('joins the titles of a day that the parts call by different names', () => {
		const named = {
			...calendar,
			on: () => [
				{ title: 'Another name', divisions: ['scotland' as const] },
				{ title: 'One name', divisions: ['england-and-wales' as const] }
			]
		};
		expect(nonWorking('2022-03-31', named)).toMatchObject({
			title: 'Another name / One name',
			divisions: ['england-and-wales', 'scotland']
		});
	});

	it('is never guessed outside the known years, not even of a Sunday', () => {
		expect(weekdayOf('2029-01-07')).toBe('Sunday');
		for (const day of ['2019-12-31', '2029-01-01', '2029-01-07']) {
			expect(() => isWorkingDay(day, calendar), day).toThrow(OutsideHolidays);
		}
		expect(() => isWorkingDay('2022-02-30', calendar)).toThrow(RangeError);
	});
});

describe('counting working days', () => {
	it('begins with the day after, whether or not the day itself is a working day', () => {
		expect(nextWorkingDay('2022-03-31', calendar)).toBe('2022-04-01');
		expect(nextWorkingDay('2022-04-14', calendar)).toBe('2022-04-19');
		expect(nextWorkingDay('2022-04-16', calendar)).toBe('2022-04-19');
	});

	it('gives null where it runs past the known years', () => {
		expect(addWorkingDays('2028-12-28', 1, calendar)).toBe('2028-12-29');
		expect(addWorkingDays('2028-12-28', 2, calendar)).toBeNull();
		expect(addWorkingDays('2044-01-04', 1, calendar)).toBeNull();
	});

	it('refuses to begin before the known years', () => {
		expect(() => addWorkingDays('2019-12-31', 1, calendar)).toThrow(OutsideHolidays);
	});

	it('refuses a count that is not a whole number above 0', () => {
		for (const count of [0, -1, 1.5, NaN, Infinity]) {
			expect(() => addWorkingDays('2022-03-31', count, calendar), String(count)).toThrow(
				RangeError
			);
		}
	});

	it('ends on a working day with exactly as many working days passed', () => {
		fc.assert(
			fc.property(days, fc.integer({ min: 1, max: 100 }), (day, count) => {
				const end = addWorkingDays(day, count, calendar)!;
				expect(isWorkingDay(end, calendar)).toBe(true);
				let passed = 0;
				for (let on = addDays(day, 1); on <= end; on = addDays(on, 1)) {
					if (isWorkingDay(on, calendar)) passed += 1;
				}
				expect(passed).toBe(count);
			})
		);
	});

	it('comes to the same in one go as in two', () => {
		const counts = fc.integer({ min: 1, max: 50 });
		fc.assert(
			fc.property(days, counts, counts, (day, first, second) => {
				const midway = addWorkingDays(day, first, calendar)!;
				expect(addWorkingDays(midway, second, calendar)).toBe(
					addWorkingDays(day, first + second, calendar)
				);
			})
		);
	});

	it('gives the days between as many as were added', () => {
		fc.assert(
			fc.property(days, fc.integer({ min: 1, max: 50 }), (day, count) => {
				expect(workingDaysBetween(day, addWorkingDays(day, count, calendar)!, calendar)).toBe(
					count
				);
			})
		);
	});

	it('gives no days between where the second day is not later', () => {
		expect(workingDaysBetween('2022-03-31', '2022-03-31', calendar)).toBe(0);
		expect(workingDaysBetween('2022-03-31', '2022-03-01', calendar)).toBe(0);
		expect(workingDaysBetween('2022-04-15', '2022-04-18', calendar)).toBe(0);
	});

	it('refuses to count days between beyond the known years', () => {
		expect(() => workingDaysBetween('2028-12-28', '2029-01-02', calendar)).toThrow(OutsideHolidays);
	});
});
