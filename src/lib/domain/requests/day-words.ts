import { countThings } from '../questions/words';
import { formatDay } from '../surveys/as-at';
import { weekdayOf } from './calendar-day';

/** A calendar day, 'YYYY-MM-DD', with its day of the week: "Tuesday 6 July 2021". */
export function formatLongDay(day: string): string {
	return `${weekdayOf(day)} ${formatDay(day)}`;
}

/** A number of working days: "1 working day", "12 working days". */
export function formatWorkingDays(count: number): string {
	return countThings(count, 'working day', 'working days');
}
