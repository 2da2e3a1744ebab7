import { dayOf } from '../editions/day-of';
import { isCalendarDay } from './calendar-day';

const millisecondsPerHour = 3_600_000;

const format = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/London',
	day: 'numeric',
	month: 'long',
	year: 'numeric',
	hour: '2-digit',
	minute: '2-digit',
	second: '2-digit',
	hourCycle: 'h23',
	timeZoneName: 'short'
});

/**
 * The instant at which a calendar day begins in Europe/London: at midnight in winter, an hour earlier
 * by UTC in summer.
 * @param day 'YYYY-MM-DD'
 * @throws RangeError where it is not a calendar day
 */
export function startOfLondonDay(day: string): Date {
	if (!isCalendarDay(day)) throw new RangeError(`"${day}" is not a calendar day.`);
	const midnight = Date.parse(`${day}T00:00:00.000Z`);
	const inSummer = new Date(midnight - millisecondsPerHour);
	return dayOf(inSummer) === day ? inSummer : new Date(midnight);
}

/**
 * An instant to the second in Europe/London: "31 March 2022, 10:00:00 BST". The name of the time tells
 * the two apart where the clocks go back and an hour comes twice.
 */
export function formatLondonTime(instant: Date): string {
	const part = (type: string) =>
		format.formatToParts(instant).find((one) => one.type === type)?.value ?? '';
	return (
		`${part('day')} ${part('month')} ${part('year')}, ` +
		`${part('hour')}:${part('minute')}:${part('second')} ${part('timeZoneName')}`
	);
}
