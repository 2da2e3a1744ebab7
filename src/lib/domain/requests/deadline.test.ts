import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import list from './bank-holidays.json';
import { addDays } from './calendar-day';
import { deadline, type Deadline } from './deadline';
import worked from './due-dates.fixture.json';
import { parseHolidays } from './holidays';
import { isWorkingDay, nextWorkingDay } from './working-day';

const calendar = parseHolidays(list);

function deadlineOf(received: string): Deadline {
	const found = deadline(received, calendar);
	if (!found.ok) throw new Error(`${received}: ${found.code}`);
	return found;
}

describe('the deadline of a request', () => {
	it.each(worked.cases)('received $received is due $due: $why', ({ received, due, day_40 }) => {
		expect(deadlineOf(received)).toMatchObject({ received, due, day40: day_40 });
	});

	it('names the holidays skipped, and the parts of the United Kingdom that keep them', () => {
		const { skipped } = deadlineOf('2022-07-05');
		expect(skipped.filter((day) => day.kind === 'holiday')).toEqual([
			{
				date: '2022-07-12',
				title: 'Battle of the Boyne (Orangemen’s Day)',
				divisions: ['northern-ireland'],
				kind: 'holiday'
			},
			{
				date: '2022-08-01',
				title: 'Summer bank holiday',
				divisions: ['scotland'],
				kind: 'holiday'
			}
		]);
		expect(skipped.filter((day) => day.kind === 'weekend')).toHaveLength(8);
	});

	it('does not list the day of receipt among the days skipped', () => {
		const { skipped } = deadlineOf('2026-04-03');
		expect(skipped[0]).toMatchObject({ date: '2026-04-04', title: 'Saturday' });
		expect(skipped.map((day) => day.title)).toContain('Easter Monday');
	});

	it('names both Christmas Day on a Saturday and the day kept instead', () => {
		const titles = deadlineOf('2021-12-20')
			.skipped.filter((day) => day.kind === 'holiday')
			.map((day) => `${day.date} ${day.title}`);
		expect(titles).toEqual([
			'2021-12-25 Christmas Day',
			'2021-12-27 Christmas Day (substitute day)',
			'2021-12-28 Boxing Day (substitute day)',
			'2022-01-03 New Year’s Day (substitute day)',
			'2022-01-04 2nd January (substitute day)'
		]);
	});

	it('gives the reading of the Code of Practice where receipt was not on a working day', () => {
		expect(deadlineOf('2021-08-29')).toMatchObject({
			due: '2021-09-27',
			codeOfPractice: { received: '2021-08-31', due: '2021-09-28' }
		});
		expect(deadlineOf('2021-06-08').codeOfPractice).toBeNull();
	});

	it.each(['2022-02-30', 'tomorrow', '', '2022-1-4', '04/01/2022'])(
		'says of "%s" that it is not a date',
		(received) => {
			expect(deadline(received, calendar)).toEqual({ ok: false, code: 'not_a_date', received });
		}
	);

	it.each(['1999-01-04', '2019-12-31', '2028-11-29', '2028-12-31', '2029-01-01', '2044-01-04'])(
		'says of %s which bank holidays are known',
		(received) => {
			expect(deadline(received, calendar)).toEqual({
				ok: false,
				code: 'outside_holidays',
				received,
				firstOn: '2020-01-01',
				lastOn: '2028-12-31'
			});
		}
	);

	it('leaves out day 40 where only that lies beyond the known bank holidays', () => {
		expect(deadlineOf('2028-11-28')).toMatchObject({ due: '2028-12-29', day40: null });
	});

	it('leaves out the other due date where only that lies beyond the known bank holidays', () => {
		const untilDue = { ...calendar, lastOn: '2021-09-27' };
		expect(deadline('2021-08-29', untilDue)).toMatchObject({
			due: '2021-09-27',
			day40: null,
			codeOfPractice: { received: '2021-08-31', due: null }
		});
	});

	it('is a working day, with twenty working days after receipt and one more by the other reading', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 3252 }), (days) => {
				const received = addDays('2020-01-01', days);
				const { due, skipped, codeOfPractice } = deadlineOf(received);
				expect(isWorkingDay(due, calendar)).toBe(true);
				const elapsed = (Date.parse(due) - Date.parse(received)) / 86_400_000;
				expect(elapsed - skipped.length).toBe(20);
				expect(codeOfPractice === null).toBe(isWorkingDay(received, calendar));
				if (codeOfPractice) expect(codeOfPractice.due).toBe(nextWorkingDay(due, calendar));
			})
		);
	});
});
