/** A month ('2022-03') or a day ('2022-03-31') that answers are as at. */
export type AsAt = string;

const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
];

/** "March 2022", "31 March 2022" or, of a year alone, "2022". */
export function formatAsAt(asAt: AsAt): string {
	const [year, month, day] = asAt.split('-');
	const name = month ? months[Number(month) - 1] : undefined;
	return [day ? String(Number(day)) : null, name ?? null, year].filter(Boolean).join(' ');
}

/** A calendar day, 'YYYY-MM-DD', as readers see it: "31 March 2022". */
export function formatDay(day: string): string {
	return formatAsAt(day);
}
