import { parseHolidays } from '$lib/domain/requests/holidays';
import bankHolidaysFile from '$lib/domain/requests/bank-holidays.json';

/** The bank holidays of the United Kingdom, from GOV.UK. The rules take them as an argument. */
export const bankHolidays = parseHolidays(bankHolidaysFile);
