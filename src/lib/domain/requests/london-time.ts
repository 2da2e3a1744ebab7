import { dayOf, formatTime } from '../editions/day-of';
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
 * The instant of a day and a time of day in Europe/London; null where the two are none, as in the hour
 * that is left out when the clocks go forward. Of an hour that comes twice it is the first.
 * @param day 'YYYY-MM-DD'
 * @param time 'HH:MM', from '00:00' to '23:59'
 */
export function readLondonTime(day: string, time: string): Date | null {
	if (!isCalendarDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
	const inWinter = Date.parse(`${day}T${time}:00.000Z`);
	const candidates = [new Date(inWinter - millisecondsPerHour), new Date(inWinter)];
	return candidates.find((one) => dayOf(one) === day && formatTime(one) === time) ?? null;
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
