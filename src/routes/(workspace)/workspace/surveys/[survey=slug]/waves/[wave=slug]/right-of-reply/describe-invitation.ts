import { dayOf, formatDayOf, formatInstant } from '$lib/domain/editions/day-of';
import { replyLinkStanding } from '$lib/domain/review/reply-link';
import { formatDay } from '$lib/domain/surveys/as-at';
import type { StoredInvitation } from '$lib/server/queries/reply-invitations';

/** A link of a body as pages show it. */
export interface DescribedInvitation {
	isOpen: boolean;
	/** "Works until 18 May 2022", "Ended on …", "Withdrawn on …". */
	standing: string;
	sent: string;
	/** When it was first opened; null where nobody has. */
	opened: string | null;
	replies: number;
}

export function describeInvitation(
	invitation: StoredInvitation & { replies: number },
	now: Date
): DescribedInvitation {
	const { createdAt, expiresAt, openedAt, withdrawnAt, replies } = invitation;
	const standing = replyLinkStanding(invitation, now);
	return {
		isOpen: standing === 'open',
		standing: {
			open: `Works until ${formatDay(dayOf(expiresAt))}`,
			expired: `Ended on ${formatDay(dayOf(expiresAt))}`,
			withdrawn: `Withdrawn on ${formatDayOf(withdrawnAt ?? expiresAt)}`
		}[standing],
		sent: formatDayOf(createdAt),
		opened: openedAt ? formatInstant(openedAt) : null,
		replies
	};
}
