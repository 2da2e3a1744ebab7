import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../editions/day-of';
import { addDays } from './calendar-day';
import { formatLondonTime, readLondonTime, startOfLondonDay } from './london-time';

const days = fc
	.date({ min: new Date('1980-01-02'), max: new Date('2099-12-30'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

describe('a day in London', () => {
	it.each([
		['2022-01-10', '2022-01-10T00:00:00.000Z'],
		['2022-07-10', '2022-07-09T23:00:00.000Z'],
		// The clocks go forward at one in the morning: the day still begins in winter time.
		['2022-03-27', '2022-03-27T00:00:00.000Z'],
		['2022-03-28', '2022-03-27T23:00:00.000Z'],
		// They go back at two: the day still begins in summer time.
		['2022-10-30', '2022-10-29T23:00:00.000Z'],
		['2022-10-31', '2022-10-31T00:00:00.000Z']
	])('begins on %s at %s', (day, instant) => {
		expect(startOfLondonDay(day).toISOString()).toBe(instant);
	});

	it('has its first instant in it, and the instant before in the day before', () => {
		fc.assert(
			fc.property(days, (day) => {
				const start = startOfLondonDay(day);
				expect(dayOf(start)).toBe(day);
				expect(dayOf(new Date(start.getTime() - 1))).toBe(addDays(day, -1));
			})
		);
	});

	it('is refused where the calendar has none of that name', () => {
		expect(() => startOfLondonDay('2022-02-30')).toThrow(RangeError);
	});
});

describe('an instant in London', () => {
	it('is told to the second, with the name of the time', () => {
		expect(formatLondonTime(new Date('2022-03-31T09:00:05.999Z'))).toBe(
			'31 March 2022, 10:00:05 BST'
		);
		expect(formatLondonTime(new Date('2022-01-01T00:00:00.000Z'))).toBe(
			'1 January 2022, 00:00:00 GMT'
		);
	});

	it('is told apart from the one an hour later when the clocks go back', () => {
		const first = new Date('2022-10-30T00:30:00.000Z');
		const second = new Date('2022-10-30T01:30:00.000Z');
		expect(formatLondonTime(first)).toBe('30 October 2022, 01:30:00 BST');
		expect(formatLondonTime(second)).toBe('30 October 2022, 01:30:00 GMT');
	});
});

describe('a time of day in London', () => {
	it.each([
		['2022-01-10', '09:30', '2022-01-10T09:30:00.000Z'],
		['2022-07-10', '09:30', '2022-07-10T08:30:00.000Z'],
		['2022-07-10', '00:00', '2022-07-09T23:00:00.000Z'],
		['2022-01-10', '23:59', '2022-01-10T23:59:00.000Z'],
		// It comes twice, in summer time and then in winter time.
		['2022-10-30', '01:30', '2022-10-30T00:30:00.000Z']
	])('on %s at %s is %s', (day, time, instant) => {
		expect(readLondonTime(day, time)?.toISOString()).toBe(instant);
	});

	it.each([
		['2022-03-27', '01:30'],
		['2022-02-30', '09:00'],
		['2022-01-10', '24:00'],
		['2022-01-10', '9:00'],
		['', '09:00']
	])('is none on %s at %s', (day, time) => {
		expect(readLondonTime(day, time)).toBeNull();
	});
});
