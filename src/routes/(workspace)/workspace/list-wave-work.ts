import { dayOf } from '$lib/domain/editions/day-of';
import { countProgress, type RequestProgress } from '$lib/domain/requests/request-list';
import { listWaves } from '$lib/server/queries/waves';
import { readWaveRequests } from './read-wave-requests';

/** A wave, and how many of its requests are how far. */
export interface WaveWork {
	slug: string;
	title: string;
	counts: Record<RequestProgress, number>;
}

/**
 * The waves of a survey with requests that are past due, by our count, or with responses to enter; the
 * latest wave first.
 */
export async function listWaveWork(
	db: App.Locals['db'],
	surveyId: number,
	now: Date
): Promise<WaveWork[]> {
	const today = dayOf(now);
	const waves = await listWaves(db, surveyId);
	const counted = await Promise.all(
		waves.map(async ({ id, wave }) => {
			const { requests } = await readWaveRequests(db, id, today);
			return { slug: wave.slug, title: wave.title, counts: countProgress(requests) };
		})
	);
	return counted
		.filter(({ counts }) => counts.past_due + counts.response_in + counts.entering > 0)
		.reverse();
}
