const minute = 60_000;
const day = 24 * 60 * minute;

/** How long a session lives unused: from Thursday evening over a long weekend to Tuesday morning. */
export const idleLifetime = 5 * day;

/** How long a session lives however much it is used. */
export const wholeLifetime = 30 * day;

/** How long there is to give the code of the second factor. */
export const unfinishedLifetime = 10 * minute;

/** How far a session's last use may lag behind, so that not every request writes. */
const noteEvery = minute;

/** How long the token before the last rotation is still taken, for requests that were under way. */
export const rotationGrace = 30_000;

/** When a session that is used now ends: it slides, up to its whole lifetime. */
export function sessionExpiry(createdAt: Date, now: Date, awaitsSecondFactor: boolean): Date {
	if (awaitsSecondFactor) return new Date(createdAt.getTime() + unfinishedLifetime);
	const whole = createdAt.getTime() + wholeLifetime;
	return new Date(Math.min(now.getTime() + idleLifetime, whole));
}

/** Whether this use of a session is worth noting: the last one noted is a while ago. */
export function isWorthNoting({ lastUsedAt }: { lastUsedAt: Date }, now: Date): boolean {
	return now.getTime() - lastUsedAt.getTime() >= noteEvery;
}
