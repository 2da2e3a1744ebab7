const london = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/London',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit'
});

/** The calendar day in Europe/London at an instant, 'YYYY-MM-DD': the day on which a request arrives. */
export function londonDay(at: Date): string {
	const parts = Object.fromEntries(london.formatToParts(at).map(({ type, value }) => [type, value]));
	return `${parts.year}-${parts.month}-${parts.day}`;
}
