import { expect, it } from 'vitest';
import { dayOf, formatInstant } from '../editions/day-of';
import { replyLinkExpiry, replyLinkStanding } from './reply-link';

it.each([
	['2026-01-10T09:00:00Z', 14, '24 January 2026, 23:59'],
	['2026-01-10T23:59:59Z', 1, '11 January 2026, 23:59'],
	// The clocks go forward in between.
	['2026-03-20T09:00:00Z', 14, '3 April 2026, 23:59'],
	// By then it is the next day in London.
	['2026-06-01T23:30:00Z', 90, '31 August 2026, 23:59']
])('a link made at %s for %i days lives to the end of the last day', (now, days, end) => {
	expect(formatInstant(replyLinkExpiry(days, new Date(now)))).toBe(end);
});

it.each([0, 91, 1.5, NaN])('makes no link that lives %s days', (days) => {
	expect(() => replyLinkExpiry(days, new Date('2026-01-10T09:00:00Z'))).toThrow(RangeError);
});

it('ends with the instant at which it expires, and stays withdrawn', () => {
	const expiresAt = new Date('2026-02-01T23:59:00Z');
	const before = new Date(expiresAt.getTime() - 1);
	expect(replyLinkStanding({ expiresAt, withdrawnAt: null }, before)).toBe('open');
	expect(replyLinkStanding({ expiresAt, withdrawnAt: null }, expiresAt)).toBe('expired');
	expect(replyLinkStanding({ expiresAt, withdrawnAt: before }, expiresAt)).toBe('withdrawn');
	expect(dayOf(expiresAt)).toBe('2026-02-01');
});
