const minute = 60_000;

/** How long somebody is away before what they do next is another visit. */
const awayFor = 60 * minute;

/** How far what is noted may lag behind, so that not every request writes. */
const noteEvery = 5 * minute;

/** When somebody was here. */
export interface Visits {
	/** When they were last here; null before they ever were. */
	activeAt: Date | null;
	/** When they were last here in the visit before this one; null where this is the first. */
	lastVisitAt: Date | null;
}

/**
 * What to note of somebody who is here now, or null where that is not worth it. A visit begins with the
 * first request after an hour without any.
 */
export function noteVisit({ activeAt, lastVisitAt }: Visits, now: Date): Visits | null {
	if (activeAt === null) return { activeAt: now, lastVisitAt };
	const away = now.getTime() - activeAt.getTime();
	if (away < noteEvery) return null;
	return { activeAt: now, lastVisitAt: away >= awayFor ? activeAt : lastVisitAt };
}
