import list from './bank-holidays.json';
import { parseHolidays } from './holidays';

/** The bank holidays of the United Kingdom, from GOV.UK. The rules take them as an argument. */
export const bankHolidays = parseHolidays(list);
