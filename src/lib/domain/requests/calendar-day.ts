const millisecondsPerDay = 86_400_000;

export type Weekday =
	'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday';

const weekdayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

/**
 * The instant at which a calendar day begins in UTC, in milliseconds. A calendar day has no time zone:
 * UTC has no clock changes, so that a day is always 24 hours long and none is lost or doubled.
 */
function startOf(day: string): number {
	const start = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
	// Engines differ on days past the end of a month: some refuse 30 February, some roll it over.
	if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== day) {
		throw new RangeError(`"${day}" is not a calendar day written as YYYY-MM-DD.`);
	}
	return start;
}

/** Whether the text is a real calendar day, written as 'YYYY-MM-DD'. */
export function isCalendarDay(text: string): boolean {
	try {
		startOf(text);
		return true;
	} catch {
		return false;
	}
}

/** The calendar day so many days later (earlier where negative). @throws RangeError where not a day. */
export function addDays(day: string, days: number): string {
	return new Date(startOf(day) + days * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The day of the week, "Monday" to "Sunday". @throws RangeError where not a day. */
export function weekdayOf(day: string): Weekday {
	return weekdayFormat.format(startOf(day)) as Weekday;
}
