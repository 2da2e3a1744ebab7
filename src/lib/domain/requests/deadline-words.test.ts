import { describe, expect, test } from 'vitest';
import bankHolidays from './bank-holidays.json';
import { deadline, type Deadline } from './deadline';
import { deadlineProblem, describeDeadline } from './deadline-words';
import { parseHolidays } from './holidays';

const calendar = parseHolidays(bankHolidays);

function found(received: string): Deadline {
	const result = deadline(received, calendar);
	if (!result.ok) throw new Error(`${received} has no due date`);
	return result;
}

function problemWith(received: string): string {
	const result = deadline(received, calendar);
	if (result.ok) throw new Error(`${received} has a due date`);
	return deadlineProblem(result);
}

describe('a deadline in words', () => {
	test('names each day skipped and says why', () => {
		const words = describeDeadline(found('2021-07-19'));
		expect(words.received).toBe('Monday 19 July 2021');
		expect(words.due).toBe('Tuesday 17 August 2021');
		expect(words.skippedCount).toBe('8 weekend days and 1 bank or public holiday');
		expect(words.skipped.find((day) => day.date === '2021-08-02')?.why).toBe(
			'Summer bank holiday, in Scotland only; not a working day elsewhere in the United Kingdom either'
		);
	});

	test('gives the other reading only where receipt was not on a working day', () => {
		expect(describeDeadline(found('2021-07-19')).otherReading).toBeNull();
		expect(describeDeadline(found('2021-09-04')).otherReading).toContain(
			'would be due on Monday 4 October 2021'
		);
	});
});

describe('a day that cannot be taken', () => {
	test('asks for a day where none was given', () => {
		expect(problemWith('')).toMatch(/^Enter the day/);
	});

	test('repeats what was typed, but not at any length', () => {
		expect(problemWith('2022-02-30')).toContain('“2022-02-30” is not a day');
		expect(problemWith('x'.repeat(10_000)).length).toBeLessThan(200);
	});

	test('names the years that are known', () => {
		expect(problemWith('1999-01-04')).toContain('from 1 January 2020 to 31 December 2028');
	});
});
