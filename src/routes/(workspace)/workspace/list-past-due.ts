import { dayOf } from '$lib/domain/editions/day-of';
import { readClock } from '$lib/domain/requests/clock';
import { countProgress } from '$lib/domain/requests/request-list';
import { bankHolidays } from '$lib/server/queries/calendar';
import { listRequests, standingEvents } from '$lib/server/queries/requests';
import { listWaves } from '$lib/server/queries/waves';

/** The waves of a survey with requests that are past due, by our count; the latest wave first. */
export async function listPastDue(
	db: App.Locals['db'],
	surveyId: number,
	now: Date
): Promise<{ slug: string; title: string; pastDue: number }[]> {
	const today = dayOf(now);
	const waves = await listWaves(db, surveyId);
	const counted = await Promise.all(
		waves.map(async ({ id, wave }) => {
			const requests = await listRequests(db, id);
			const { past_due: pastDue } = countProgress(
				requests.map((request) => ({
					clock: readClock(standingEvents(request), today, bankHolidays)
				}))
			);
			return { slug: wave.slug, title: wave.title, pastDue };
		})
	);
	return counted.filter(({ pastDue }) => pastDue > 0).reverse();
}
