import { shortName } from '$lib/domain/bodies/body';
import { completeFigure } from '$lib/domain/charts/complete-figure';
import type { Figure } from '$lib/domain/charts/figure';
import { timeToRespondFigure } from '$lib/domain/charts/figures/time-to-respond';
import { dayOf } from '$lib/domain/editions/day-of';
import { readWaveRequests } from '../../../../../read-wave-requests';
import { openWave } from '../open-wave';

/**
 * The chart of how long the requests of a wave took, as they stand now. The page has asked before whether
 * they may be seen.
 * @throws a 404 where there is no such wave
 */
export async function openTimeToRespond(
	{ db, now }: Pick<App.Locals, 'db' | 'now'>,
	params: { survey: string; wave: string }
): Promise<Awaited<ReturnType<typeof openWave>> & { figure: Figure }> {
	const opened = await openWave(db, params);
	const today = dayOf(now);
	const { requests } = await readWaveRequests(db, opened.id, today);
	const figure = completeFigure(
		timeToRespondFigure({
			slug: 'time-to-respond',
			requests: requests.map(({ body, clock, follows }) => ({
				body,
				clock,
				follows: follows && shortName(follows.body)
			})),
			today,
			source: `Requests recorded for ${opened.survey.title}, ${opened.wave.title}`
		})
	);
	return { ...opened, figure };
}
