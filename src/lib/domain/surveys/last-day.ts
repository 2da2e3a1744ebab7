import { lastDayOfMonths } from '../requests/calendar-month';
import type { AsAt } from './as-at';

/** The last calendar day of a date that answers are as at: "2022-03-31" of "2022-03". */
export function lastDayOf(asAt: AsAt): string {
	return /^\d{4}-\d{2}$/.test(asAt) ? lastDayOfMonths(`${asAt}-01`, 1) : asAt;
}
