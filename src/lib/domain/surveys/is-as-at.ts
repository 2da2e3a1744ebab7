import { isCalendarDay } from '../requests/calendar-day';

/** Whether a text is a real month ('2022-03') or a real calendar day ('2022-03-31'). */
export function isAsAt(text: string): boolean {
	return isCalendarDay(/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text);
}
