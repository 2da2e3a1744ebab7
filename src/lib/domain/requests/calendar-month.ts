import { addDays, isCalendarDay } from './calendar-day';

/**
 * The last day of a period of some months that begins with a day: the day before the same day of a
 * later month, or the last day of that month where it has no such day. Three months beginning with
 * 10 January end with 9 April, beginning with 30 November with the last of February.
 * @throws RangeError where it is not a calendar day
 */
export function lastDayOfMonths(beginsOn: string, months: number): string {
	if (!isCalendarDay(beginsOn)) throw new RangeError(`"${beginsOn}" is not a calendar day.`);
	const [year, month, day] = beginsOn.split('-').map(Number) as [number, number, number];
	const count = year * 12 + (month - 1) + months;
	const digits = (value: number, length: number) => String(value).padStart(length, '0');
	const monthOf = (index: number) =>
		`${digits(Math.floor(index / 12), 4)}-${digits((index % 12) + 1, 2)}`;
	const same = `${monthOf(count)}-${digits(day, 2)}`;
	return addDays(isCalendarDay(same) ? same : `${monthOf(count + 1)}-01`, -1);
}
