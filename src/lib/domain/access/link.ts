const hour = 3_600_000;

/** What one-time links are for. */
export const linkPurposes = [
	'first_administrator',
	'invitation',
	'password_reset',
	'demonstration'
] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** How long each may wait to be used, in milliseconds. */
export const linkLifetimes: Record<LinkPurpose, number> = {
	first_administrator: 24 * hour,
	invitation: 7 * 24 * hour,
	password_reset: 24 * hour,
	demonstration: 24 * hour
};

/** Why a link cannot be used: "unknown" is also said of one that was never made. */
export type LinkProblem = 'unknown' | 'used' | 'withdrawn' | 'expired';

export interface LinkState {
	expiresAt: Date;
	usedAt: Date | null;
	withdrawnAt: Date | null;
}

/** Why a link cannot be used at this instant, or null where it can. */
export function linkProblem(link: LinkState | null, now: Date): LinkProblem | null {
	if (!link) return 'unknown';
	if (link.usedAt) return 'used';
	if (link.withdrawnAt) return 'withdrawn';
	return link.expiresAt.getTime() <= now.getTime() ? 'expired' : null;
}

/** The instant at which a link made now ends. */
export function linkExpiry(purpose: LinkPurpose, now: Date): Date {
	return new Date(now.getTime() + linkLifetimes[purpose]);
}
