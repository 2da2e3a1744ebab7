import { dayOf } from '../editions/day-of';
import { addDays } from '../requests/calendar-day';
import { startOfLondonDay } from '../requests/london-time';

/** For how many days a link for replying can live. */
export const replyLinkDays = { least: 1, most: 90, usual: 28 } as const;

/**
 * The instant at which a link for replying ends: with the last minute, in Europe/London, of the day that
 * is so many days from now. Whoever is told a day has all of it.
 * @param days from `replyLinkDays.least` to `replyLinkDays.most`
 * @throws RangeError where there are fewer or more
 */
export function replyLinkExpiry(days: number, now: Date): Date {
	if (!Number.isInteger(days) || days < replyLinkDays.least || days > replyLinkDays.most) {
		throw new RangeError(`A link for replying does not live ${days} days.`);
	}
	const minute = 60_000;
	return new Date(startOfLondonDay(addDays(dayOf(now), days + 1)).getTime() - minute);
}

/** How a link for replying stands. */
export type ReplyLinkStanding = 'open' | 'expired' | 'withdrawn';

/** How a link for replying stands at this instant. One that was withdrawn stays so when its time is up. */
export function replyLinkStanding(
	{ expiresAt, withdrawnAt }: { expiresAt: Date; withdrawnAt: Date | null },
	now: Date
): ReplyLinkStanding {
	if (withdrawnAt) return 'withdrawn';
	return expiresAt.getTime() <= now.getTime() ? 'expired' : 'open';
}
