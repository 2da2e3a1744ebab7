import { accountOf } from '$lib/domain/access/actor';
import { dayOf } from '$lib/domain/editions/day-of';
import { countProgress, type RequestProgress } from '$lib/domain/requests/request-list';
import { countBlindPlaces } from '$lib/server/queries/blind-places';
import { listWaves } from '$lib/server/queries/waves';
import { readWaveRequests } from './read-wave-requests';

/** A wave, and how many of its requests are how far. */
export interface WaitingWave {
	slug: string;
	title: string;
	counts: Record<RequestProgress, number>;
	/** How many answers whoever looks is still to code a second time. */
	toCodeAgain: number;
}

/**
 * The waves of a survey with requests that are past due, by our count, with responses to enter, or with
 * answers that whoever looks is to code a second time; the latest wave first.
 */
export async function listWaitingWaves(
	{ db, actor, now }: Pick<App.Locals, 'db' | 'actor' | 'now'>,
	surveyId: number
): Promise<WaitingWave[]> {
	const today = dayOf(now);
	const account = accountOf(actor);
	const [waves, blind] = await Promise.all([
		listWaves(db, surveyId),
		account === null ? [] : countBlindPlaces(db, account)
	]);
	const counted = await Promise.all(
		waves.map(async ({ id, wave }) => {
			const { requests } = await readWaveRequests(db, id, today);
			const toCodeAgain = blind.find(({ waveId }) => waveId === id)?.left ?? 0;
			const { slug, title } = wave;
			return { slug, title, counts: countProgress(requests), toCodeAgain };
		})
	);
	return counted
		.filter(
			({ counts, toCodeAgain }) =>
				counts.past_due + counts.response_in + counts.entering + toCodeAgain > 0
		)
		.reverse();
}
