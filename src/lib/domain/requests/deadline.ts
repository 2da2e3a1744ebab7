import { addDays, isCalendarDay } from './calendar-day';
import { isKnownDay, type HolidayCalendar } from './holidays';
import { addWorkingDays, isWorkingDay, nextWorkingDay, nonWorking } from './working-day';
import type { NonWorkingDay } from './working-day';

/** Working days in which a request is to be answered (Freedom of Information Act 2000, s10(1)). */
export const workingDaysToAnswer = 20;

/** When an answer is due, with the days that did not count. Days are 'YYYY-MM-DD'. */
export interface Deadline {
	ok: true;
	/** The calendar day of receipt in Europe/London. */
	received: string;
	/** The last day for the answer. */
	due: string;
	/** The 40th working day after receipt, or null where it lies beyond the known bank holidays. */
	day40: string | null;
	/** Each day between receipt and the due date that is not a working day, in order. */
	skipped: NonWorkingDay[];
	/**
	 * The other reading, where receipt was not on a working day: the next working day counts as the day
	 * of receipt, and the answer is due a working day later (null where that lies beyond the known bank
	 * holidays). Null where receipt was on a working day, when the two readings agree.
	 */
	codeOfPractice: { received: string; due: string | null } | null;
}

export type DeadlineResult =
	| Deadline
	| { ok: false; code: 'not_a_date'; received: string }
	/** The receipt or the due date lies outside the years whose bank holidays are known. */
	| { ok: false; code: 'outside_holidays'; received: string; firstOn: string; lastOn: string };

/** The days after one day and up to another that are not working days. */
function skippedBetween(after: string, until: string, calendar: HolidayCalendar): NonWorkingDay[] {
	const skipped: NonWorkingDay[] = [];
	for (let on = addDays(after, 1); on < until; on = addDays(on, 1)) {
		const day = nonWorking(on, calendar);
		if (day) skipped.push(day);
	}
	return skipped;
}

/**
 * When the answer to a request is due: on the twentieth working day after the day of receipt (s10(1)).
 * The day of receipt is the calendar day on which the request arrived, working day or not: the Act
 * counts from "the date of receipt", and so does the regulator's guidance on section 10. The Code of
 * Practice under section 45 (July 2018) reads it as the next working day; that reading is given beside.
 * @param receivedOn 'YYYY-MM-DD', as a reader typed it; anything else is `not_a_date`.
 */
export function deadline(receivedOn: string, calendar: HolidayCalendar): DeadlineResult {
	if (!isCalendarDay(receivedOn)) return { ok: false, code: 'not_a_date', received: receivedOn };
	const { firstOn, lastOn } = calendar;
	const due = isKnownDay(receivedOn, calendar)
		? addWorkingDays(receivedOn, workingDaysToAnswer, calendar)
		: null;
	if (due === null) {
		return { ok: false, code: 'outside_holidays', received: receivedOn, firstOn, lastOn };
	}
	const counted = isWorkingDay(receivedOn, calendar) ? null : nextWorkingDay(receivedOn, calendar);
	return {
		ok: true,
		received: receivedOn,
		due,
		day40: addWorkingDays(receivedOn, 2 * workingDaysToAnswer, calendar),
		skipped: skippedBetween(receivedOn, due, calendar),
		codeOfPractice:
			counted === null
				? null
				: {
						received: counted,
						due: addWorkingDays(counted, workingDaysToAnswer, calendar)
					}
	};
}
