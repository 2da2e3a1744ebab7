import { shortName, type Body } from '../bodies/body';
import type { Dataset } from '../editions/dataset';
import { lastDayOf } from '../surveys/last-day';
import type { Wave } from '../surveys/survey';
import { inOrder, readClock, type ClockResult } from './clock';
import type { HolidayCalendar } from './holidays';
import type { PublicRequest } from './public-request';

/** A published request, with its clock as it stood on the last day of its wave's date. */
export interface WaveClock {
	body: Body;
	/** The short name of the body whose request it follows; null where it follows none. */
	follows: string | null;
	/** The bodies that it was transferred to, as far as they were asked in the survey. */
	transferredTo: Body[];
	/** What had happened by that day, in order. */
	events: PublicRequest['events'];
	clock: ClockResult;
}

/** How a body is called of which nothing but its request's follower is published. */
const unnamed = 'another body';

/**
 * The requests of a wave with their clocks, in the order of the bodies. What happened after the last day of
 * the wave's date is left out, so that what an edition says of them stays as it is.
 */
export function readWaveClocks(
	{ bodies, requests }: Pick<Dataset, 'bodies' | 'requests'>,
	{ slug, as_at: asAt }: Pick<Wave, 'slug' | 'as_at'>,
	calendar: HolidayCalendar
): WaveClock[] {
	const lastOn = lastDayOf(asAt);
	const ofWave = requests.filter((request) => request.wave === slug);
	const bodyOf = new Map(bodies.map((body) => [body.slug, body]));
	const nameOf = (body: string) => {
		const known = bodyOf.get(body);
		return known ? shortName(known) : unnamed;
	};
	return ofWave.flatMap((request): WaveClock[] => {
		const body = bodyOf.get(request.body);
		if (!body) return [];
		const events = inOrder(request.events).filter(({ on }) => on <= lastOn);
		const clock = readClock(
			events.map((event) => ({ ...event, note: null })),
			lastOn,
			calendar
		);
		const isTransferred = events.some(({ kind }) => kind === 'transferred');
		const followers = ofWave.filter(
			(one) => one.follows === request.body && one.body !== request.body
		);
		return [
			{
				body,
				follows: request.follows && nameOf(request.follows),
				transferredTo: isTransferred ? followers.flatMap((one) => bodyOf.get(one.body) ?? []) : [],
				events,
				clock
			}
		];
	});
}
