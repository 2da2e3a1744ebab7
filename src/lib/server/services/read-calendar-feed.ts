import type { Actor } from '$lib/domain/access/actor';
import { may } from '$lib/domain/access/may';
import type { Wave } from '$lib/domain/surveys/survey';
import { hashToken } from '../auth/tokens';
import type { Database } from '../db/connect';
import { findAccount } from '../queries/accounts';
import { findFeedByToken } from '../queries/calendar-feeds';
import { listRequests, type StoredRequest } from '../queries/requests';
import { listRoles } from '../queries/roles';
import { findWaveOfSurvey } from '../queries/waves';

export interface CalendarFeedContents {
	survey: { slug: string; title: string };
	wave: Wave;
	requests: StoredRequest[];
}

/**
 * What a calendar feed shows to whoever has its address, or null where nobody is shown anything: it
 * ended, or its owner was suspended or may no longer start it.
 * @param token as the address has it
 */
export async function readCalendarFeed(
	db: Database,
	token: string
): Promise<CalendarFeedContents | null> {
	const feed = await findFeedByToken(db, hashToken(token));
	if (!feed) return null;
	const [account, roles, place] = await Promise.all([
		findAccount(db, feed.accountId),
		listRoles(db, feed.accountId),
		findWaveOfSurvey(db, feed.waveId)
	]);
	if (!account || account.suspendedAt || !place) return null;
	// Calendars come without a session: what counts is what its owner may do at this moment.
	const owner: Actor = {
		kind: 'account',
		id: account.id,
		sessionId: 0,
		isAdministrator: account.isAdministrator,
		roles,
		body: null,
		awaits: null
	};
	if (!may(owner, 'start_calendar_feed', { surveyId: place.surveyId }).ok) return null;
	return {
		survey: place.survey,
		wave: place.wave,
		requests: await listRequests(db, feed.waveId)
	};
}
