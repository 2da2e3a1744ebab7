import { describe, expect, it } from 'vitest';
import list from './bank-holidays.json';
import { isKnownDay, OutsideHolidays, parseHolidays } from './holidays';
import { addDays, weekdayOf } from './calendar-day';

const calendar = parseHolidays(list);

function listOf(events: Record<string, [date: string, title: string, notes?: string][]>): unknown {
	return Object.fromEntries(
		Object.entries(events).map(([division, days]) => [
			division,
			{ division, events: days.map(([date, title, notes = '']) => ({ title, date, notes })) }
		])
	);
}

const wholeYear: [string, string][] = [
	['2030-01-01', 'New Year’s Day'],
	['2030-12-25', 'Christmas Day']
];

describe('the list of bank holidays', () => {
	it('is known for the whole years 2020 to 2028', () => {
		expect(calendar.firstOn).toBe('2020-01-01');
		expect(calendar.lastOn).toBe('2028-12-31');
		expect(isKnownDay('2020-01-01', calendar)).toBe(true);
		expect(isKnownDay('2028-12-31', calendar)).toBe(true);
		expect(isKnownDay('2019-12-31', calendar)).toBe(false);
		expect(isKnownDay('2029-01-01', calendar)).toBe(false);
	});

	it('gives one holiday for a day that every part of the United Kingdom keeps', () => {
		expect(calendar.on('2022-09-19')).toEqual([
			{
				title: 'Bank Holiday for the State Funeral of Queen Elizabeth II',
				divisions: ['england-and-wales', 'scotland', 'northern-ireland']
			}
		]);
	});

	it('names the parts of the United Kingdom that keep a day', () => {
		expect(calendar.on('2021-11-30')).toEqual([
			{ title: 'St Andrew’s Day', divisions: ['scotland'] }
		]);
		expect(calendar.on('2022-04-18')).toEqual([
			{ title: 'Easter Monday', divisions: ['england-and-wales', 'northern-ireland'] }
		]);
	});

	it('says of a substitute day that it is one', () => {
		expect(calendar.on('2021-12-27')?.[0]?.title).toBe('Christmas Day (substitute day)');
	});

	it('gives null for a day that is no bank holiday', () => {
		expect(calendar.on('2022-09-20')).toBeNull();
	});

	it('refuses to say anything of a day outside the known years', () => {
		expect(() => calendar.on('2029-01-01')).toThrow(OutsideHolidays);
		try {
			calendar.on('1999-01-04');
			expect.unreachable();
		} catch (error) {
			expect(error).toMatchObject({
				code: 'outside_holidays',
				day: '1999-01-04',
				firstOn: '2020-01-01',
				lastOn: '2028-12-31'
			});
		}
	});

	it('has Good Friday and, where it falls on a weekday, Christmas Day in every year', () => {
		for (let year = 2020; year <= 2028; year += 1) {
			const spring = Array.from({ length: 60 }, (_, days) => addDays(`${year}-03-10`, days));
			const goodFriday = spring.filter((day) => calendar.on(day)?.[0]?.title === 'Good Friday');
			expect(goodFriday.map(weekdayOf), String(year)).toEqual(['Friday']);
			const christmas = `${year}-12-25`;
			const weekend = ['Saturday', 'Sunday'].includes(weekdayOf(christmas));
			expect(calendar.on(christmas) !== null, christmas).toBe(!weekend);
		}
	});
});

describe('reading a list of bank holidays', () => {
	it('keeps every title of a day that the parts call by different names', () => {
		const read = parseHolidays(
			listOf({
				'england-and-wales': [...wholeYear, ['2030-05-06', 'One name']],
				scotland: [...wholeYear, ['2030-05-06', 'Another name']],
				'northern-ireland': [...wholeYear, ['2030-05-06', 'One name']]
			})
		);
		expect(read.on('2030-05-06')).toEqual([
			{ title: 'One name', divisions: ['england-and-wales', 'northern-ireland'] },
			{ title: 'Another name', divisions: ['scotland'] }
		]);
	});

	it('does not count a year that breaks off as known', () => {
		const begun: [string, string] = ['2031-01-01', 'New Year’s Day'];
		const read = parseHolidays(
			listOf({
				'england-and-wales': [...wholeYear, begun, ['2031-12-25', 'Christmas Day']],
				scotland: [...wholeYear, begun],
				'northern-ireland': [...wholeYear, begun, ['2031-12-25', 'Christmas Day']]
			})
		);
		expect(read.lastOn).toBe('2030-12-31');
		expect(() => read.on('2031-01-01')).toThrow(OutsideHolidays);
	});

	it('refuses a list with a year left out', () => {
		const years: [string, string][] = [
			...wholeYear,
			['2032-01-01', 'New Year’s Day'],
			['2032-12-27', 'Christmas Day']
		];
		expect(() =>
			parseHolidays(
				listOf({ 'england-and-wales': years, scotland: years, 'northern-ireland': years })
			)
		).toThrow('leaves out a year between 2030 and 2032');
	});

	it('refuses a list without one of the parts, with an impossible date, or with nothing in it', () => {
		expect(() =>
			parseHolidays(listOf({ 'england-and-wales': wholeYear, scotland: wholeYear }))
		).toThrow();
		expect(() =>
			parseHolidays(
				listOf({
					'england-and-wales': [['2030-02-30', 'No such day']],
					scotland: wholeYear,
					'northern-ireland': wholeYear
				})
			)
		).toThrow();
		expect(() =>
			parseHolidays(listOf({ 'england-and-wales': [], scotland: [], 'northern-ireland': [] }))
		).toThrow('no whole year');
	});
});
