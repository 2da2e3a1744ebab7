import { readClock, type ClockResult } from '$lib/domain/requests/clock';
import { bankHolidays } from '$lib/server/queries/calendar';
import { countEntering, type BodyEntering } from '$lib/server/queries/entering';
import { listRequests, standingEvents, type StoredRequest } from '$lib/server/queries/requests';

/** A request with where it stands, and how far the entering of its body's answers has come. */
export interface StandingRequest extends StoredRequest {
	clock: ClockResult;
	/** Null where the wave no longer asks the body. */
	entering: BodyEntering | null;
}

/**
 * The requests of a wave, as they were created, and how far the entering of each body has come, those
 * without a request among them.
 * @param today the calendar day in Europe/London
 */
export async function readWaveRequests(
	db: App.Locals['db'],
	waveId: number,
	today: string
): Promise<{ requests: StandingRequest[]; entering: BodyEntering[] }> {
	const [requests, entering] = await Promise.all([
		listRequests(db, waveId),
		countEntering(db, waveId)
	]);
	return {
		requests: requests.map((request) => ({
			...request,
			clock: readClock(standingEvents(request), today, bankHolidays),
			entering: entering.find(({ body }) => body === request.body.slug) ?? null
		})),
		entering
	};
}
