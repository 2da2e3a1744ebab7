import { formatDay } from '../surveys/as-at';
import type { AfterDue, ClockResult, RequestClock, RequestState } from './clock';
import { formatLongDay, formatWorkingDays } from './day-words';
import { describeDeadline } from './deadline-words';
import { workingDaysToAnswer } from './deadline';

/** What the states of a request are called. */
export const requestStateLabels = {
	to_send: 'To send',
	running: 'Waiting for an answer',
	past_due: 'Past due, by our count',
	stopped: 'Stopped',
	answered: 'Answered',
	transferred: 'Transferred to another body',
	withdrawn: 'Withdrawn'
} as const satisfies Record<RequestState, string>;

/** A clock in the words of its page. */
export interface ClockWords {
	/** Where the request stands: "3 working days past due, by our count". */
	state: string;
	/** "Due on Tuesday 6 July 2021, in 12 working days"; null where there is no due day. */
	due: string | null;
	/** What the count rests on and what moved it, in sentences. */
	detail: string[];
}

/** "3 working days past due, by our count"; without a count until the first working day after it. */
const pastDue = (days: number) =>
	`${days === 0 ? '' : `${formatWorkingDays(days)} `}past due, by our count`;

/** A clock in words. The Act is the Freedom of Information Act 2000. */
export function describeClock(clock: RequestClock, today: string): ClockWords {
	return {
		state: stateWords(clock),
		due: dueWords(clock, today),
		detail: detailWords(clock, today)
	};
}

/** Why a clock cannot be worked out, and what can be done about it. */
export function clockProblem({ firstOn, lastOn }: Extract<ClockResult, { ok: false }>): string {
	return `The bank holidays known here run from ${formatDay(firstOn)} to ${formatDay(lastOn)}. This request has days to count outside those years, so its due day cannot be worked out. Check the days recorded; if they are right, the list of bank holidays has to cover their years.`;
}

function stateWords(clock: RequestClock): string {
	const { state, stopped, daysLate, daysTaken, respondedOn, endedOn } = clock;
	const wasPastDue = daysLate > 0 ? `, ${pastDue(daysLate)}` : '';
	switch (state) {
		case 'past_due':
			return daysLate === 0 ? requestStateLabels.past_due : pastDue(daysLate);
		case 'stopped': {
			if (!stopped) return requestStateLabels.stopped;
			const why = stopped.why === 'fee' ? 'a fee asked for' : 'clarification asked for';
			return `Stopped: ${why} on ${formatDay(stopped.since)}${wasPastDue}`;
		}
		case 'answered': {
			if (respondedOn === null) return requestStateLabels.answered;
			const when = `Answered on ${formatDay(respondedOn)}`;
			if (isAnsweredPastDue(clock)) return `${when}, ${pastDue(daysLate)}`;
			return daysTaken === null ? when : `${when}, after ${formatWorkingDays(daysTaken)}`;
		}
		case 'transferred':
		case 'withdrawn':
			return endedOn === null
				? requestStateLabels[state]
				: `${requestStateLabels[state]} on ${formatDay(endedOn)}${wasPastDue}`;
		case 'to_send':
		case 'running':
			return requestStateLabels[state];
	}
}

/** Past due without a count where it came on a day off after the due day. */
function isAnsweredPastDue({ daysLate, dueOn, respondedOn, endedOn }: RequestClock): boolean {
	const isEndedBefore = endedOn !== null && respondedOn !== null && endedOn < respondedOn;
	return (
		daysLate > 0 ||
		(!isEndedBefore && dueOn !== null && respondedOn !== null && respondedOn > dueOn)
	);
}

function dueWords({ state, dueOn, daysLeft }: RequestClock, today: string): string | null {
	if (dueOn === null) return null;
	if (dueOn === today && state === 'running') return `Due today, ${formatLongDay(dueOn)}`;
	if (state === 'running' && daysLeft !== null) {
		const left =
			daysLeft === 0 ? 'before the next working day' : `in ${formatWorkingDays(daysLeft)}`;
		return `Due on ${formatLongDay(dueOn)}, ${left}`;
	}
	return state === 'transferred' || state === 'withdrawn'
		? null
		: `Was due on ${formatLongDay(dueOn)}`;
}

function detailWords(clock: RequestClock, today: string): string[] {
	const { countedFrom, partOn, state } = clock;
	const isOver = state === 'transferred' || state === 'withdrawn';
	return [
		...(countedFrom === null ? [] : [countWords(clock, countedFrom)]),
		...(clock.stopped ? [stopWords(clock, today)] : []),
		...feeWords(clock),
		...extensionWords(clock),
		...clock.afterDue.map(afterDueWords),
		...otherReadingWords(clock),
		...(partOn === null || clock.respondedOn !== null || isOver
			? []
			: [`Part of the response came on ${formatDay(partOn)}. The clock goes on for the rest.`]),
		...reviewWords(clock, today),
		...complaintWords(clock)
	];
}

function countWords(clock: RequestClock, countedFrom: string): string {
	const { isReceiptAssumed, moved, statutory } = clock;
	const from = formatLongDay(countedFrom);
	const start = isReceiptAssumed
		? `Counted from ${from}, the day it was sent, because receipt is not recorded.`
		: moved.includes('clarified')
			? `The clock started afresh on ${from}, when the request was clarified or refined (section 10(6)).`
			: `Counted from ${from}, the day of receipt (section 10(1)).`;
	if (!statutory) return start;
	const { skipped, skippedCount } = describeDeadline(statutory);
	const count = skipped.length ? `, with ${skippedCount} skipped` : '';
	return `${start} The ${workingDaysToAnswer}th working day after is ${formatLongDay(statutory.due)}${count}.`;
}

function stopWords({ stopped, fees }: RequestClock, today: string): string {
	if (stopped?.why === 'clarification') {
		return 'The clock is stopped, and starts afresh on the day on which the clarification reaches the body (sections 1(3) and 10(6)).';
	}
	const payBy = fees.find((fee) => fee.paidOn === null)?.payBy;
	if (payBy === undefined) return 'The clock is stopped until the fee is paid (section 10(2)).';
	return today > payBy
		? `No fee is recorded as paid by ${formatDay(payBy)}, three months from the notice, so that the body need not answer (section 9(2)).`
		: `The clock is stopped until the fee is paid (section 10(2)). Unless it is paid by ${formatDay(payBy)}, the body need not answer (section 9(2)).`;
}

function feeWords({ fees }: RequestClock): string[] {
	return fees.flatMap(({ noticeOn, paidOn, days }) =>
		paidOn === null
			? []
			: [
					`A fee was asked for on ${formatDay(noticeOn)} and paid on ${formatDay(paidOn)}: ${
						days === 1 ? '1 working day does' : `${formatWorkingDays(days)} do`
					} not count (section 10(2)).`
				]
	);
}

function extensionWords({ extension, moved, statutory }: RequestClock): string[] {
	if (!extension) return [];
	const until = formatLongDay(extension.until);
	const when = `On ${formatDay(extension.on)} the body extended its time to weigh the public interest until ${until} (section 10(3)).`;
	if (!moved.includes('extended')) {
		return [`${when} That is no later than the day it is due anyway, and moves nothing.`];
	}
	const day40 = statutory?.day40 ?? null;
	return [
		when,
		'An extension covers only what is being weighed; the rest is due as if there were none.',
		...(day40 !== null && extension.until > day40
			? [
					`The regulator’s guidance is to take no more than 40 working days in all, until ${formatLongDay(day40)}.`
				]
			: [])
	];
}

function afterDueWords({ kind, on, days }: AfterDue): string {
	const when = `on ${formatDay(on)}, ${pastDue(days)}`;
	switch (kind) {
		case 'clarification_asked':
			return `Clarification was asked for ${when}.`;
		case 'extended':
			return `The extension was given ${when}.`;
		case 'fees_notice':
			return `A fees notice came ${when}. It has to come within the time for the answer (section 9(1)), so that it does not stop the clock.`;
	}
}

/** The other reading bears on the day only where nothing has moved it from the twentieth working day. */
function otherReadingWords({ dueOn, statutory }: RequestClock): string[] {
	if (!statutory || dueOn !== statutory.due) return [];
	const { otherReading } = describeDeadline(statutory);
	return otherReading === null ? [] : [otherReading];
}

function reviewWords({ review }: RequestClock, today: string): string[] {
	if (!review) return [];
	const { askedOn, decidedOn, dueOn, latestOn } = review;
	const asked = `Internal review asked for on ${formatDay(askedOn)}`;
	if (decidedOn !== null) return [`${asked} and decided on ${formatDay(decidedOn)}.`];
	const days = [
		...(dueOn === null ? [] : [`by ${formatLongDay(dueOn)}`]),
		...(latestOn === null ? [] : [`by ${formatLongDay(latestOn)} at the latest`])
	];
	const isPast = latestOn !== null && today > latestOn;
	return [
		days.length === 0
			? `${asked}. Its due day lies beyond the bank holidays known here.`
			: `${asked}. By the Code of Practice under section 45 it ${
					isPast ? 'should have been' : 'should be'
				} decided ${days.join(', or ')}.`
	];
}

function complaintWords({ complaint }: RequestClock): string[] {
	if (!complaint) return [];
	const made = `Complaint to the regulator on ${formatDay(complaint.madeOn)}`;
	return [
		complaint.decidedOn === null
			? `${made}; no decision is recorded.`
			: `${made}, decided on ${formatDay(complaint.decidedOn)}.`
	];
}
