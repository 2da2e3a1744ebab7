import { shortName } from '../bodies/body';
import type { Dataset } from '../editions/dataset';
import { formatAsAt, formatDay } from '../surveys/as-at';
import { lastDayOf } from '../surveys/last-day';
import type { Wave } from '../surveys/survey';
import type { RequestClock } from './clock';
import { describeClock } from './clock-words';
import { formatLongDay, formatWorkingDays } from './day-words';
import type { HolidayCalendar } from './holidays';
import { requestEventWords } from './request-event';
import { timeToReply, timeToReplyWords } from './time-to-reply';
import { clockDayOf, readWaveClocks, type WaveClock } from './wave-clocks';

/** A request in the words of its body's public page. */
export interface RequestWords {
	/** Where it stood: "Answered on 3 May 2022, after 12 working days". */
	state: string;
	/** How its time stood when the edition was frozen, where that is later; null where that says nothing more. */
	whenFrozen: string | null;
	/** "Follows the request to HO"; null where it follows none. */
	follows: string | null;
	/** What happened and when, then what comes of it. */
	facts: { label: string; words: string }[];
	/** The bodies that it was transferred to. */
	transferredTo: { body: string; shortName: string }[];
	/** What the count rests on and what moved it, in sentences. */
	detail: string[];
}

/** What is published of the requests to a body in a wave, in words. */
export interface RequestsInWords {
	requests: RequestWords[];
	/** As at when: "at the end of March 2022". */
	stood: string;
}

/** The due day, what was used of the time and how long past it, as far as each can be told. */
function countFacts(clock: RequestClock): RequestWords['facts'] {
	const { state, dueOn, daysUsed, daysTaken, daysLate } = clock;
	const isOver = state === 'transferred' || state === 'withdrawn';
	const isDue = dueOn !== null && !isOver;
	return [
		...(isDue ? [{ label: 'Due', words: formatLongDay(dueOn) }] : []),
		...(daysTaken !== null
			? [{ label: 'Time taken', words: formatWorkingDays(daysTaken) }]
			: (state === 'running' || state === 'past_due') && daysUsed !== null
				? [{ label: 'Time so far', words: `${formatWorkingDays(daysUsed)}, not answered` }]
				: []),
		...(daysLate > 0 && !isOver
			? [{ label: 'Past due', words: `${formatWorkingDays(daysLate)}, by our count` }]
			: [])
	];
}

/** How the time of a request stood when its edition was frozen, where it went on without an answer until then. */
function frozenWords(
	{ clock, whenFrozen }: WaveClock,
	{ frozenOn, readOn }: Days
): RequestWords['whenFrozen'] {
	if (!frozenOn || frozenOn === readOn || !whenFrozen || !timeToReply(clock)) return null;
	const time = timeToReply(whenFrozen);
	if (!time || time.kind === 'untold') return null;
	const answer = whenFrozen.ok && whenFrozen.clock.partOn !== null ? 'whole answer' : 'answer';
	return `On ${formatDay(frozenOn)}, when this edition was made, no ${answer} was recorded, and ${timeToReplyWords(time)}.`;
}

/** The day on which clocks are read, and that on which the edition was frozen, where it is one. */
interface Days {
	readOn: string;
	frozenOn: string | undefined;
}

function describeRequest(one: WaveClock, days: Days): RequestWords {
	const { follows, transferredTo, events, clock } = one;
	const facts = events.map(({ kind, on, until }) => ({
		label: requestEventWords[kind].title,
		words: until === null ? formatDay(on) : `${formatDay(on)}, until ${formatDay(until)}`
	}));
	const common = {
		whenFrozen: frozenWords(one, days),
		follows: follows && `Follows the request to ${follows}`,
		transferredTo: transferredTo.map((body) => ({ body: body.slug, shortName: shortName(body) }))
	};
	if (!clock.ok) {
		const [first, last] = [clock.firstOn, clock.lastOn].map((day) => day.slice(0, 4));
		return {
			...common,
			state: 'How long it took cannot be told',
			facts,
			detail: [
				`Bank holidays are known here for ${first} to ${last}, and some of its days lie outside those years, so its working days cannot be counted.`
			]
		};
	}
	const { state, detail } = describeClock(clock.clock, days.readOn);
	return {
		...common,
		state: clock.clock.state === 'running' ? 'Not answered: its time to reply was not up' : state,
		facts: [...facts, ...countFacts(clock.clock)],
		detail
	};
}

/**
 * What is published of the requests to a body in a wave, as they stood on the day on which its clocks are read;
 * without requests where none is.
 * @param slug of the body
 */
export function describeRequests(
	dataset: Pick<Dataset, 'bodies' | 'requests' | 'frozenOn'>,
	wave: Pick<Wave, 'slug' | 'as_at'>,
	slug: string,
	calendar: HolidayCalendar
): RequestsInWords {
	const readOn = clockDayOf(dataset, wave);
	const days = { readOn, frozenOn: dataset.frozenOn };
	return {
		requests: readWaveClocks(dataset, wave, calendar)
			.filter(({ body }) => body.slug === slug)
			.map((one) => describeRequest(one, days)),
		stood:
			readOn < lastDayOf(wave.as_at)
				? `on ${formatDay(readOn)}, when this edition was made`
				: `at the end of ${formatAsAt(wave.as_at)}`
	};
}
