import { boundShare, type Share } from '../answers/tally';
import type { ClockResult } from './clock';
import { workingDaysToAnswer } from './deadline';

/** Why no working days can be set against the time for an answer. */
export const untoldTimes = [
	'to_send',
	'stopped',
	'transferred',
	'withdrawn',
	'sending_not_recorded',
	'outside_holidays'
] as const;
export type UntoldTime = (typeof untoldTimes)[number];

/** The one table of words for it; those after "Answered; " stand within a sentence. */
export const untoldTimeWords = {
	to_send: 'Not sent yet',
	stopped: 'Stopped',
	transferred: 'Transferred to another body',
	withdrawn: 'Withdrawn',
	sending_not_recorded: 'the day it was sent is not recorded',
	outside_holidays: 'its days lie outside the bank holidays known here'
} as const satisfies Record<UntoldTime, string>;

/** How long a request took to be answered, or has taken so far. Days are working days. */
export type ResponseTime =
	| {
			kind: 'answered' | 'open';
			days: number;
			/** Past due, by our count, where no working day need have passed since: 0 days then. */
			isPastDue: boolean;
			daysLate: number;
	  }
	| { kind: 'untold'; reason: UntoldTime; isAnswered: boolean };

const untold = (reason: UntoldTime, isAnswered = false): ResponseTime => ({
	kind: 'untold',
	reason,
	isAnswered
});

/** How long a request took, from where its clock stands. */
export function responseTime(result: ClockResult): ResponseTime {
	if (!result.ok) {
		return result.state === 'transferred' || result.state === 'withdrawn'
			? untold(result.state)
			: untold('outside_holidays', result.state === 'answered');
	}
	const { state, daysUsed, daysLate } = result.clock;
	switch (state) {
		case 'to_send':
		case 'stopped':
		case 'transferred':
		case 'withdrawn':
			return untold(state);
		case 'answered':
			return daysUsed === null
				? untold('sending_not_recorded', true)
				: { kind: 'answered', days: daysUsed, isPastDue: daysLate > 0, daysLate };
		case 'running':
		case 'past_due':
			return daysUsed === null
				? untold('sending_not_recorded')
				: { kind: 'open', days: daysUsed, isPastDue: state === 'past_due', daysLate };
	}
}

/** Whether it is more than the Act gives before anything moves the due day. */
export function isLonger(time: ResponseTime): boolean {
	return time.kind !== 'untold' && time.days > workingDaysToAnswer;
}

/**
 * How many requests take more than 20 working days, with its bounds. One that is open and has taken more
 * already is among them; of one that is open for less, that is stopped or whose days cannot be counted,
 * it is not known. One that was not sent, or that ended without an answer, takes no time that can be told
 * of, now or later, and is left out.
 */
export function shareOfLonger(times: readonly ResponseTime[]): Share {
	const longer = times.filter(isLonger).length;
	const within = times.filter((time) => time.kind === 'answered' && !isLonger(time)).length;
	const unknown = times.filter((time) =>
		time.kind === 'untold'
			? mayTakeLonger.has(time.reason)
			: time.kind === 'open' && !isLonger(time)
	).length;
	return boundShare(longer, longer + within, unknown);
}

const mayTakeLonger: ReadonlySet<UntoldTime> = new Set([
	'stopped',
	'sending_not_recorded',
	'outside_holidays'
]);
