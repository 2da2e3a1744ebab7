export { bankHolidays } from '$lib/domain/requests/known-holidays';
