import { addDays, weekdayOf } from './calendar-day';
import { divisions, isKnownDay, type Division, type HolidayCalendar } from './holidays';

/** A day that is not a working day, and why. */
export interface NonWorkingDay {
	/** The calendar day, 'YYYY-MM-DD'. */
	date: string;
	/** "Saturday" or "Sunday", or the name of the holiday. */
	title: string;
	/** The parts of the United Kingdom in which it is one. */
	divisions: Division[];
	kind: 'weekend' | 'holiday';
}

/**
 * Why a day is not a working day, or null where it is one.
 *
 * A working day is any day other than a Saturday, a Sunday, Christmas Day, Good Friday or a bank
 * holiday in any part of the United Kingdom (Freedom of Information Act 2000, s10(6)). GOV.UK lists
 * Good Friday among the bank holidays. It does not list a Christmas Day that falls on a weekend; the
 * Act names that day all the same, so that it is given as itself and not as a Saturday.
 * @throws OutsideHolidays where the day lies outside the known bank holidays; RangeError where it is
 * not a calendar day.
 */
export function nonWorking(day: string, calendar: HolidayCalendar): NonWorkingDay | null {
	const weekday = weekdayOf(day);
	const holidays = calendar.on(day);
	if (holidays) {
		const keeping = new Set(holidays.flatMap((holiday) => holiday.divisions));
		return {
			date: day,
			title: holidays.map((holiday) => holiday.title).join(' / '),
			divisions: divisions.filter((division) => keeping.has(division)),
			kind: 'holiday'
		};
	}
	if (day.endsWith('-12-25')) {
		return { date: day, title: 'Christmas Day', divisions: [...divisions], kind: 'holiday' };
	}
	if (weekday === 'Saturday' || weekday === 'Sunday') {
		return { date: day, title: weekday, divisions: [...divisions], kind: 'weekend' };
	}
	return null;
}

/**
 * Whether the day is a working day (s10(6)).
 * @throws OutsideHolidays where the day lies outside the known bank holidays; RangeError where it is
 * not a calendar day.
 */
export function isWorkingDay(day: string, calendar: HolidayCalendar): boolean {
	return nonWorking(day, calendar) === null;
}

/**
 * The nth working day after a day; the day itself is never counted, working day or not. Null where
 * the count runs past the last known bank holidays.
 * @throws OutsideHolidays where it begins before the first of them; RangeError where `day` is not a
 * calendar day or `count` not a whole number above 0.
 */
export function addWorkingDays(
	day: string,
	count: number,
	calendar: HolidayCalendar
): string | null {
	if (!Number.isSafeInteger(count) || count < 1) {
		throw new RangeError(`Working days are counted in whole numbers above 0, not ${count}.`);
	}
	if (day < calendar.firstOn) calendar.on(day);
	let left = count;
	for (let on = addDays(day, 1); isKnownDay(on, calendar); on = addDays(on, 1)) {
		if (isWorkingDay(on, calendar)) left -= 1;
		if (left === 0) return on;
	}
	return null;
}

/** The first working day after a day, under the terms of `addWorkingDays`. */
export function nextWorkingDay(day: string, calendar: HolidayCalendar): string | null {
	return addWorkingDays(day, 1, calendar);
}

/**
 * Working days after one day, up to and with another; 0 where it is not later.
 * @throws OutsideHolidays where one of the days to be counted lies outside the known bank holidays.
 */
export function workingDaysBetween(
	after: string,
	until: string,
	calendar: HolidayCalendar
): number {
	let days = 0;
	for (let on = addDays(after, 1); on <= until; on = addDays(on, 1)) {
		if (isWorkingDay(on, calendar)) days += 1;
	}
	return days;
}
