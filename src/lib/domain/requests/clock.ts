import { addDays } from './calendar-day';
import { deadline, workingDaysToAnswer, type Deadline } from './deadline';
import { isKnownDay, OutsideHolidays, type HolidayCalendar } from './holidays';
import { lastDayOfMonths } from './calendar-month';
import type { RequestEvent, RequestEventKind } from './request-event';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-day';

/** Where a request stands. */
export const requestStates = [
	'to_send',
	'running',
	'past_due',
	'stopped',
	'answered',
	'transferred',
	'withdrawn'
] as const;
export type RequestState = (typeof requestStates)[number];

/** A fee that was asked for in time. */
export interface Fee {
	/** The day of the notice. */
	noticeOn: string;
	/** The last day to pay: three months, the day of the notice included (s9(2)). */
	payBy: string;
	/** The day of payment; null where it was not paid by then. */
	paidOn: string | null;
	/** How many working days do not count for it, once it is paid. */
	days: number;
}

/** What the body did when the answer was past due already. */
export interface AfterDue {
	kind: 'clarification_asked' | 'fees_notice' | 'extended';
	on: string;
	/** Working days past the due day, by our count. */
	days: number;
}

/** The time that a request has used. Days are 'YYYY-MM-DD', and counted in working days. */
export interface RequestClock {
	state: RequestState;
	/** The day counted from: receipt, or the last clarification. Null where nothing was sent yet. */
	countedFrom: string | null;
	/** Whether receipt is not recorded, so that the day of sending stands for it. */
	isReceiptAssumed: boolean;
	/**
	 * The twentieth working day after the day counted from, with the days skipped and the other
	 * reading: before fees and extensions.
	 */
	statutory: Deadline | null;
	/**
	 * The last day for the answer, extensions and fees included. Null where nothing was sent yet, and
	 * where the clock is stopped: it has no due day until it goes on.
	 */
	dueOn: string | null;
	/** What moved the due day from the twentieth working day after receipt. */
	moved: ('clarified' | 'fee' | 'extended')[];
	/** What holds the clock, and since when. Null once the request is answered or has ended. */
	stopped: { why: 'clarification' | 'fee'; since: string } | null;
	/** The extension in force, whether or not it is later than the day that the Act gives anyway. */
	extension: { on: string; until: string } | null;
	/** The fees asked for in time, in order. */
	fees: Fee[];
	/** What the body did only after the due day, in order; what came before a fresh start too. */
	afterDue: AfterDue[];
	/** The day of the whole response: the first, where several are recorded. */
	respondedOn: string | null;
	/** The day of the last part of the response; null where none has come. */
	partOn: string | null;
	/** The day of the transfer or the withdrawal. */
	endedOn: string | null;
	/** Working days until the due day, from tomorrow on; 0 on the day itself. Null where none is running. */
	daysLeft: number | null;
	/**
	 * Working days past the due day, by our count: today, or when the request was answered, stopped or
	 * ended. 0 where it is not past, and until the first working day after the due day.
	 */
	daysLate: number;
	/**
	 * Working days used so far, from the day counted from, without those that a fee or a clarification
	 * still awaited took: up to today, or to when the request was answered or ended. Null where nothing
	 * was sent yet.
	 */
	daysUsed: number | null;
	/** Working days that the whole response took: those used by then. Null where it has not come. */
	daysTaken: number | null;
	/** The last review asked for. */
	review: {
		askedOn: string;
		/** The 20th and the 40th working day after; null where they lie beyond the known holidays. */
		dueOn: string | null;
		latestOn: string | null;
		decidedOn: string | null;
	} | null;
	/** The last complaint to the regulator. */
	complaint: { madeOn: string; decidedOn: string | null } | null;
}

export type ClockResult =
	| { ok: true; clock: RequestClock }
	/** A day that has to be counted lies outside the years whose bank holidays are known. */
	| {
			ok: false;
			code: 'outside_holidays';
			firstOn: string;
			lastOn: string;
			/** What can be told without counting days. */
			state: 'answered' | 'transferred' | 'withdrawn' | null;
	  };

/** Events in their order: by day, and on one day as they were recorded. */
export function inOrder<T extends Pick<RequestEvent, 'on'>>(events: readonly T[]): T[] {
	// Sorting is stable, so that what was recorded first comes first on one day.
	return [...events].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/**
 * Where a request stands on a day, from what happened to it.
 *
 * - The answer is due on the 20th working day after the day of receipt (s10(1)).
 * - A request for clarification stops the clock (s1(3)), and it starts afresh on the day on which the
 *   clarification arrives: that day, if later, is the day of receipt (s10(6)).
 * - The working days from a fees notice to the payment, both included, do not count (s10(2)). A notice
 *   has to come within the time for the answer (s9(1)), or it changes nothing; a payment has to come
 *   within three months, or the body need not answer and the clock stays stopped (s9(2)).
 * - An extension to weigh the public interest moves the due day to the one that the body gives
 *   (s10(3)), never to an earlier one than the Act gives anyway.
 * - A part of a response, a holding reply and an acknowledgement change nothing.
 * - The first whole response, transfer or withdrawal stops the clock for good: what comes after is of
 *   a review, a complaint or another request.
 * @param events in any order, those of one day in the order in which they were recorded; what lies
 * after `today` has not happened yet
 * @param today the calendar day in Europe/London
 */
export function readClock(
	events: readonly RequestEvent[],
	today: string,
	calendar: HolidayCalendar
): ClockResult {
	const past = inOrder(events).filter((event) => event.on <= today);
	try {
		return { ok: true, clock: readPast(past, today, calendar) };
	} catch (error) {
		if (!(error instanceof OutsideHolidays)) throw error;
		const { firstOn, lastOn } = error;
		return { ok: false, code: error.code, firstOn, lastOn, state: readEnd(past).state };
	}
}

/** How the request came to an end, and the event at which the clock stopped for good. */
function readEnd(past: readonly RequestEvent[]) {
	const response = past.find(({ kind }) => kind === 'response');
	const end = past.find(({ kind }) => kind === 'transferred' || kind === 'withdrawn');
	const over = past.find((event) => event === response || event === end);
	const ended = end?.kind === 'transferred' ? ('transferred' as const) : ('withdrawn' as const);
	return { response, end, over, state: response ? ('answered' as const) : end ? ended : null };
}

/** @throws OutsideHolidays where a day has to be counted that lies outside the known bank holidays. */
function readPast(
	past: readonly RequestEvent[],
	today: string,
	calendar: HolidayCalendar
): RequestClock {
	const { response, end, over, state } = readEnd(past);
	const ending = {
		respondedOn: response?.on ?? null,
		partOn: past.findLast(({ kind }) => kind === 'part_response')?.on ?? null,
		endedOn: end?.on ?? null,
		review: readReview(past, calendar),
		complaint: readComplaint(past)
	};

	const first = (kind: RequestEventKind) => past.find((event) => event.kind === kind);
	const sent = first('sent');
	const receipt = first('received') ?? sent ?? first('clarified');
	if (!receipt) return { ...notSent, ...ending, state: state ?? 'to_send' };

	const run = readRun(over ? past.slice(0, past.indexOf(over)) : past, receipt.on, calendar);
	const { from, fees, extension, afterDue } = run;
	const statutory = deadline(from, calendar);
	if (!statutory.ok) throw new OutsideHolidays(from, calendar.firstOn, calendar.lastOn);

	const stopped = findStop(run);
	const withFees = lastDay(from, fees, calendar);
	const standing = dueDay(run, calendar);
	const dueOn = stopped ? null : standing;
	// Days after the clock stopped are none of those that the body has used.
	const countedTo = run.askedOn ?? over?.on ?? today;
	const daysUsed = countUsed(from, countedTo, fees, calendar);
	return {
		...ending,
		state: state ?? (dueOn === null ? 'stopped' : today > dueOn ? 'past_due' : 'running'),
		countedFrom: from,
		isReceiptAssumed: receipt === sent && !run.isAfresh,
		statutory,
		dueOn,
		moved: [
			...(run.isAfresh ? (['clarified'] as const) : []),
			...(withFees > statutory.due ? (['fee'] as const) : []),
			...(standing > withFees ? (['extended'] as const) : [])
		],
		stopped: over ? null : stopped,
		extension,
		fees,
		afterDue,
		daysLeft:
			over || dueOn === null || today > dueOn ? null : workingDaysBetween(today, dueOn, calendar),
		// A fee that holds the clock was asked for in time, so that nothing was past due.
		daysLate: stopped?.why === 'fee' ? 0 : workingDaysBetween(standing, countedTo, calendar),
		daysUsed,
		daysTaken: response ? daysUsed : null
	};
}

const notSent = {
	countedFrom: null,
	isReceiptAssumed: false,
	statutory: null,
	dueOn: null,
	moved: [],
	stopped: null,
	extension: null,
	fees: [],
	afterDue: [],
	daysLeft: null,
	daysLate: 0,
	daysUsed: null,
	daysTaken: null
} satisfies Partial<RequestClock>;

/** What a clock has run through. */
interface Run {
	/** The day counted from. */
	from: string;
	/** Whether it started afresh. */
	isAfresh: boolean;
	/** Since when a clarification is awaited. */
	askedOn: string | null;
	extension: { on: string; until: string } | null;
	fees: Fee[];
	afterDue: AfterDue[];
}

function readRun(events: readonly RequestEvent[], receivedOn: string, calendar: HolidayCalendar) {
	const run: Run = {
		from: receivedOn,
		isAfresh: false,
		askedOn: null,
		extension: null,
		fees: [],
		afterDue: []
	};
	for (const { kind, on, until } of events) {
		const openFee = run.fees.find((fee) => fee.paidOn === null);
		if (kind === 'clarified') {
			// An extension of the time before has ended with it; a fee has not.
			run.extension = null;
			run.askedOn = null;
			run.isAfresh = run.isAfresh || on > run.from;
			run.from = on > run.from ? on : run.from;
		} else if (kind === 'clarification_asked') {
			if (run.askedOn !== null) continue;
			noteAfterDue(run, kind, on, calendar);
			run.askedOn = on;
		} else if (kind === 'fees_notice') {
			if (openFee || noteAfterDue(run, kind, on, calendar)) continue;
			run.fees.push({ noticeOn: on, payBy: lastDayOfMonths(on, 3), paidOn: null, days: 0 });
		} else if (kind === 'fee_paid') {
			if (!openFee || on > openFee.payBy) continue;
			openFee.paidOn = on;
		} else if (kind === 'extended' && until !== null) {
			noteAfterDue(run, kind, on, calendar);
			run.extension = { on, until };
		}
	}
	for (const fee of run.fees) {
		// The day of receipt and those before it are not counted, so that none of them is left out.
		const before = addDays(fee.noticeOn, -1);
		const after = before > run.from ? before : run.from;
		fee.days = fee.paidOn === null ? 0 : workingDaysBetween(after, fee.paidOn, calendar);
	}
	return run;
}

/** Keeps what the body did after the due day; gives whether it was after. */
function noteAfterDue(
	run: Run,
	kind: AfterDue['kind'],
	on: string,
	calendar: HolidayCalendar
): boolean {
	if (findStop(run)) return false;
	const due = dueDay(run, calendar);
	if (on <= due) return false;
	run.afterDue.push({ kind, on, days: workingDaysBetween(due, on, calendar) });
	return true;
}

function findStop({ askedOn, fees }: Run): RequestClock['stopped'] {
	if (askedOn !== null) return { why: 'clarification', since: askedOn };
	const open = fees.find((fee) => fee.paidOn === null);
	return open ? { why: 'fee', since: open.noticeOn } : null;
}

/** The due day of a clock that runs. */
function dueDay({ from, fees, extension }: Run, calendar: HolidayCalendar): string {
	const withFees = lastDay(from, fees, calendar);
	return extension && extension.until > withFees ? extension.until : withFees;
}

const isOfFee = (day: string, fees: readonly Fee[]) =>
	fees.some(({ noticeOn, paidOn }) => paidOn !== null && day >= noticeOn && day <= paidOn);

/** The twentieth working day that counts: one of a fee does not (s10(2)). */
function lastDay(from: string, fees: readonly Fee[], calendar: HolidayCalendar): string {
	let day = from;
	for (let left = workingDaysToAnswer; left > 0;) {
		day = addDays(day, 1);
		if (isWorkingDay(day, calendar) && !isOfFee(day, fees)) left -= 1;
	}
	return day;
}

/** Working days after the day counted from and up to another, without those of fees. */
function countUsed(
	from: string,
	until: string,
	fees: readonly Fee[],
	calendar: HolidayCalendar
): number {
	const settled = fees.map((fee) => ({ ...fee, paidOn: fee.paidOn ?? until }));
	let days = 0;
	for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) {
		if (!isOfFee(day, settled) && isWorkingDay(day, calendar)) days += 1;
	}
	return days;
}

/** The 20 and 40 working days are of the Code of Practice under section 45, not of the Act. */
function readReview(
	past: readonly RequestEvent[],
	calendar: HolidayCalendar
): RequestClock['review'] {
	const asked = past.findLast(({ kind }) => kind === 'review_asked');
	if (!asked) return null;
	const decided = past.slice(past.indexOf(asked)).find(({ kind }) => kind === 'review_decided');
	const after = (count: number) =>
		isKnownDay(asked.on, calendar) ? addWorkingDays(asked.on, count, calendar) : null;
	return {
		askedOn: asked.on,
		dueOn: after(workingDaysToAnswer),
		latestOn: after(2 * workingDaysToAnswer),
		decidedOn: decided?.on ?? null
	};
}

function readComplaint(past: readonly RequestEvent[]): RequestClock['complaint'] {
	const made = past.findLast(({ kind }) => kind === 'complained');
	if (!made) return null;
	const decided = past.slice(past.indexOf(made)).find(({ kind }) => kind === 'regulator_decided');
	return { madeOn: made.on, decidedOn: decided?.on ?? null };
}
