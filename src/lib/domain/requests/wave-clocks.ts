import { shortName, type Body } from '../bodies/body';
import type { Dataset } from '../editions/dataset';
import { lastDayOf } from '../surveys/last-day';
import type { Wave } from '../surveys/survey';
import { inOrder, readClock, type ClockResult } from './clock';
import type { HolidayCalendar } from './holidays';
import type { PublicRequest } from './public-request';

/**
 * The day on which the clocks of a wave are read: the last of its date, or the day on which the edition was
 * frozen where that came first, because it knows nothing of the days after.
 */
export function clockDayOf(
	{ frozenOn }: Pick<Dataset, 'frozenOn'>,
	{ as_at: asAt }: Pick<Wave, 'as_at'>
): string {
	const lastOn = lastDayOf(asAt);
	return frozenOn !== undefined && frozenOn < lastOn ? frozenOn : lastOn;
}

/** A published request, with its clock as it stood on the day on which those of its wave are read. */
export interface WaveClock {
	body: Body;
	/** The short name of the body whose request it follows; null where it follows none. */
	follows: string | null;
	/** The bodies that it was transferred to, as far as they were asked in the survey. */
	transferredTo: Body[];
	/** What had happened by that day, in order. */
	events: PublicRequest['events'];
	clock: ClockResult;
	/** How its clock stood on the day on which the edition was frozen; null for the working records. */
	whenFrozen: ClockResult | null;
}

/** How a body is called of which nothing but its request's follower is published. */
const unnamed = 'another body';

/**
 * The requests of a wave with their clocks, in the order of the bodies. What happened after the day on which
 * they are read is left out, so that what an edition says of them stays as it is.
 */
export function readWaveClocks(
	dataset: Pick<Dataset, 'bodies' | 'requests' | 'frozenOn'>,
	wave: Pick<Wave, 'slug' | 'as_at'>,
	calendar: HolidayCalendar
): WaveClock[] {
	const { bodies, requests, frozenOn } = dataset;
	const readOn = clockDayOf(dataset, wave);
	const ofWave = requests.filter((request) => request.wave === wave.slug);
	const bodyOf = new Map(bodies.map((body) => [body.slug, body]));
	const nameOf = (body: string) => {
		const known = bodyOf.get(body);
		return known ? shortName(known) : unnamed;
	};
	return ofWave.flatMap((request): WaveClock[] => {
		const body = bodyOf.get(request.body);
		if (!body) return [];
		const events = inOrder(request.events).filter(({ on }) => on <= readOn);
		const unnoted = request.events.map((event) => ({ ...event, note: null }));
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
				clock: readClock(unnoted, readOn, calendar),
				whenFrozen: frozenOn === undefined ? null : readClock(unnoted, frozenOn, calendar)
			}
		];
	});
}
