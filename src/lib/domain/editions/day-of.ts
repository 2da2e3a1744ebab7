import { formatDay } from '../surveys/as-at';

const parts = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/London',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit'
});

/** The calendar day in Europe/London on which an instant falls, 'YYYY-MM-DD'. */
export function dayOf(instant: Date): string {
	const part = (type: string) =>
		parts.formatToParts(instant).find((one) => one.type === type)?.value;
	return `${part('year')}-${part('month')}-${part('day')}`;
}

/** The calendar day of an instant as readers see it: "22 November 2026". */
export function formatDayOf(instant: Date): string {
	return formatDay(dayOf(instant));
}

const clock = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/London',
	hour: '2-digit',
	minute: '2-digit'
});

/** The time of day of an instant in Europe/London: "14:02". */
export function formatTime(instant: Date): string {
	return clock.format(instant);
}

/** An instant as people see it, in Europe/London: "22 November 2026, 14:02". */
export function formatInstant(instant: Date): string {
	return `${formatDayOf(instant)}, ${formatTime(instant)}`;
}
