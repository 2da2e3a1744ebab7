import { boundsWords } from '../../answers/share-words';
import { compareNames, shortName, type Body } from '../../bodies/body';
import {
	countThings,
	countWord,
	endSentence,
	formatCount,
	joinWords,
	startSentence
} from '../../questions/words';
import type { ClockResult } from '../../requests/clock';
import { formatWorkingDays } from '../../requests/day-words';
import { workingDaysToAnswer } from '../../requests/deadline';
import {
	isLonger,
	responseTime,
	shareOfLonger,
	untoldTimeWords,
	type ResponseTime,
	type UntoldTime
} from '../../requests/response-time';
import { formatDay } from '../../surveys/as-at';
import { unofficialSentence } from '../../surveys/unofficial';
import type { Cell, ToldFigure, KeyEntry, StripRow } from '../figure';
import { timeLooks } from '../looks';
import { stateTimes } from '../statements/time-to-respond';

/** What a chart of the time to respond has to know of a request. */
export interface TimedRequest {
	body: Pick<Body, 'code' | 'name'> & Partial<Pick<Body, 'slug'>>;
	/** The short name of the body whose request it follows; null where it follows none. */
	follows: string | null;
	clock: ClockResult;
}

/** What a chart of the time to respond is told from. */
export interface TimeToRespond {
	slug: string;
	requests: readonly TimedRequest[];
	/** The calendar day in Europe/London on which the clocks were read. */
	today: string;
	/** Where the requests are recorded, in one line. */
	source: string;
}

type Told = Extract<ResponseTime, { days: number }>;
interface Row extends TimedRequest {
	label: string;
	time: ResponseTime;
}

const limit = formatWorkingDays(workingDaysToAnswer);

/** "HO"; "DLUHC, after HO" or "HO, asked again" where a request follows another. */
function labelOf({ body, follows }: TimedRequest): string {
	const short = shortName(body);
	if (follows === null) return short;
	return follows === short ? `${short}, asked again` : `${short}, after ${follows}`;
}

/** Why no days are set against the time for an answer: "Stopped: clarification asked for". */
function reasonWords({ clock }: TimedRequest, time: Extract<ResponseTime, { reason: UntoldTime }>) {
	const words = untoldTimeWords[time.reason];
	if (time.reason === 'stopped' && clock.ok && clock.clock.stopped) {
		return `${words}: ${clock.clock.stopped.why === 'fee' ? 'a fee' : 'clarification'} asked for`;
	}
	return time.isAnswered ? `Answered; ${words}` : startSentence(words);
}

/** What belongs to the days of a request: how long past due, that its time is not up, or what gave it more. */
function besideDays({ clock }: TimedRequest, time: Told): string | null {
	if (time.isPastDue) {
		const days = time.daysLate === 0 ? '' : `${formatCount(time.daysLate)} `;
		return `${days}past due, by our count`;
	}
	const extension = clock.ok && clock.clock.moved.includes('extended') && clock.clock.extension;
	if (!extension) return time.kind === 'open' ? 'its time is not up' : null;
	const until = formatDay(extension.until);
	if (time.kind === 'open') return `extended until ${until}`;
	return isLonger(time) ? `within an extension until ${until}` : null;
}

function lookOf(time: ResponseTime): keyof typeof timeLooks {
	if (time.kind === 'untold') return 'untold';
	if (time.kind === 'open') return time.isPastDue ? 'open_past_due' : 'open';
	if (time.isPastDue) return 'past_due';
	return isLonger(time) ? 'extended' : 'in_time';
}

function tellRow(row: Row, index: number): StripRow {
	const { label, time } = row;
	const common = {
		label,
		look: timeLooks[lookOf(time)],
		isOpen: time.kind === 'open',
		cell: { row: index, column: time.kind === 'open' ? 'so_far' : 'taken' }
	};
	if (time.kind === 'untold') {
		const lead = reasonWords(row, time);
		return {
			...common,
			value: null,
			lead,
			more: null,
			words: `${lead}; no days to set against it`
		};
	}
	const lead = `${formatWorkingDays(time.days)}${time.kind === 'open' ? ' so far' : ''}`;
	const more = besideDays(row, time);
	return {
		...common,
		value: time.days,
		lead,
		more,
		words: `${time.kind === 'open' ? 'Not answered, ' : 'Answered after '}${[lead, more].filter(Boolean).join(', ')}`
	};
}

/** What the table says of one request: every number with what it counts, every missing one with why. */
function tellCells({ label, time, clock }: Row, strip: StripRow): Record<string, Cell> {
	const dueOn = clock.ok ? clock.clock.dueOn : null;
	const common = { body: label, due: dueOn === null ? 'No due day' : formatDay(dueOn) };
	if (time.kind === 'untold') {
		return { ...common, taken: strip.lead, so_far: 'Not counted', late: 'Not counted' };
	}
	return {
		...common,
		taken: time.kind === 'answered' ? time.days : 'Not answered',
		so_far: time.kind === 'open' ? time.days : 'Answered',
		late: !time.isPastDue
			? time.kind === 'open'
				? 'Its time is not up'
				: 'Not past due'
			: time.daysLate === 0
				? 'Past due, no working day since'
				: time.daysLate
	};
}

const keyLabels = [
	['in_time', `Answered within ${limit}`],
	['extended', 'Answered within an extension'],
	['past_due', 'Answered past due, by our count'],
	['open', 'Not answered so far'],
	['open_past_due', 'Not answered, past due by our count']
] as const satisfies [keyof typeof timeLooks, string][];

function keyOf(rows: readonly Row[]): KeyEntry[] {
	const used = new Set(rows.map(({ time }) => lookOf(time)));
	return keyLabels.flatMap(([name, label]) => {
		const shape = name.startsWith('open') ? { arrow: true } : { disc: true };
		return used.has(name) ? [{ label, look: timeLooks[name], ...shape }] : [];
	});
}

/** The rows of a chart in the parts that its words count. */
function countRows(rows: readonly Row[]) {
	const count = (is: (time: ResponseTime) => boolean) => rows.filter(({ time }) => is(time)).length;
	const untold = (reason: UntoldTime) =>
		count((time) => time.kind === 'untold' && time.reason === reason);
	return {
		/** Answered, with days that can be counted. */
		answered: count((time) => time.kind === 'answered'),
		longer: count((time) => time.kind === 'answered' && isLonger(time)),
		extended: count((time) => lookOf(time) === 'extended'),
		waiting: count((time) => lookOf(time) === 'open'),
		pastDue: count((time) => lookOf(time) === 'open_past_due'),
		stopped: untold('stopped'),
		toSend: untold('to_send'),
		transferred: untold('transferred'),
		withdrawn: untold('withdrawn'),
		answeredUncounted: count((time) => time.kind === 'untold' && time.isAnswered),
		openUncounted:
			count((time) => time.kind === 'untold' && !time.isAnswered) -
			untold('stopped') -
			untold('to_send') -
			untold('transferred') -
			untold('withdrawn')
	};
}
type Counts = ReturnType<typeof countRows>;

const haveNot = (count: number) =>
	`${countWord(count)} ${count === 1 ? 'has' : 'have'} not been answered`;

/** How many answers took more than the Act gives, of how many; and how many have not come. */
function headline(counts: Counts): string {
	const { answered, longer, waiting, pastDue, stopped, openUncounted, answeredUncounted } = counts;
	const open = waiting + pastDue + stopped + openUncounted;
	const rest = open ? `; ${haveNot(open)}` : '';
	if (answered === 0 && answeredUncounted === 0) return headlineOfNone(open, pastDue);
	// An answer whose days cannot be counted is none that took less.
	const counted = answeredUncounted ? ' whose days can be counted' : '';
	if (answered === 0) return `No answer has come${counted}${rest}`;
	const share =
		answered === 1
			? `The one answer${counted} took ${longer ? 'more than' : 'no more than'} ${limit}`
			: `${longer === answered ? (answered === 2 ? 'Both' : `All ${formatCount(answered)}`) : `${countWord(longer)} of the ${formatCount(answered)}`} answers${counted} took more than ${limit}`;
	return share + rest;
}

function headlineOfNone(open: number, pastDue: number): string {
	if (open === 0) return 'No request has been answered, and none waits for an answer';
	const late = pastDue
		? `; ${open === 1 ? 'it is' : `${countWord(pastDue)} ${pastDue === 1 ? 'is' : 'are'}`} past due, by our count`
		: '';
	return open === 1
		? `The one request sent has not been answered${late}`
		: `None of the ${formatCount(open)} requests sent has been answered${late}`;
}

/** What became of the requests, each part that has any. */
function fates(counts: Counts): string[] {
	const answered = counts.answered + counts.answeredUncounted;
	const part = (count: number, one: string, many: string) =>
		count ? [`${countWord(count)} ${count === 1 ? one : many}`] : [];
	return [
		...part(answered, 'has been answered', 'have been answered'),
		...part(counts.waiting, 'waits within its time', 'wait within their time'),
		...part(counts.pastDue, 'is past due, by our count', 'are past due, by our count'),
		...part(counts.stopped, 'is stopped', 'are stopped'),
		...part(
			counts.openUncounted,
			'has a due day that cannot be worked out',
			'have due days that cannot be worked out'
		),
		...part(counts.transferred, 'was transferred', 'were transferred'),
		...part(counts.withdrawn, 'was withdrawn', 'were withdrawn'),
		...part(counts.toSend, 'has not been sent', 'have not been sent')
	];
}

/** How long the answers took, and why those that took longer did. */
function answersSentence(rows: readonly Row[], counts: Counts): string[] {
	const { answered, longer, extended } = counts;
	const days = rows.flatMap(({ time }) => (time.kind === 'answered' ? [time.days] : []));
	if (days.length === 0) return [];
	const [least, most] = [Math.min(...days), Math.max(...days)];
	const range =
		least === most
			? formatWorkingDays(least)
			: `between ${formatCount(least)} and ${formatWorkingDays(most)}`;
	const took = `${answered === 1 ? 'The answer' : `The ${formatCount(answered)} answers`}${
		counts.answeredUncounted ? ' whose days can be counted' : ''
	} took ${range}`;
	if (longer === 0) return [took];
	const pastDue = longer - extended;
	const why = joinWords([
		...(extended ? [`${countWord(extended)} within an extension`] : []),
		...(pastDue ? [`${countWord(pastDue)} past due, by our count`] : [])
	]);
	return [`${took}; ${countWord(longer)} took more than ${workingDaysToAnswer}: ${why}`];
}

/** The bounds over all that were sent and have not ended without an answer. */
function boundsSentence(rows: readonly Row[]): string[] {
	const share = shareOfLonger(rows.map(({ time }) => time));
	if (share.of === 0 || share.unknown === 0) return [];
	return [
		`Of all ${countThings(share.of, 'request', 'requests')} that have been answered or can still be, ${boundsWords(share)} take more than ${limit}: of ${countWord(share.unknown)} it cannot be told yet`
	];
}

function summarise(rows: readonly Row[], counts: Counts): string {
	if (rows.length === 0) return 'No request is recorded.';
	return [
		`Of ${countThings(rows.length, 'request', 'requests')}, ${joinWords(fates(counts))}`,
		...answersSentence(rows, counts),
		...boundsSentence(rows)
	]
		.map((words) => endSentence(startSentence(words)))
		.join(' ');
}

function notesOn(rows: readonly Row[]): string[] {
	const assumed = rows.filter(({ clock }) => clock.ok && clock.clock.isReceiptAssumed);
	const afresh = rows.filter(({ clock }) => clock.ok && clock.clock.moved.includes('clarified'));
	const names = (some: readonly Row[]) => joinWords(some.map(({ label }) => label));
	return [
		'Rows are in alphabetical order, never in that of their values.',
		`${startSentence(limit)} is the time that section 10(1) of the Act gives. More is not past due where the body extended the time to weigh the public interest (section 10(3)).`,
		'What is not answered so far may take any time: an arrow is not the end of it.',
		...(assumed.length
			? [
					`Receipt is not recorded for ${names(assumed)}: ${assumed.length === 1 ? 'its days are' : 'their days are'} counted from the day of sending.`
				]
			: []),
		...(afresh.length
			? [
					`Days are counted from the day on which the request was clarified for ${names(afresh)} (section 10(6)).`
				]
			: [])
	];
}

/** What is told of the time to respond, whoever draws it. */
type ToldTimes = Omit<ToldFigure, 'slug' | 'kind' | 'published' | 'source' | 'asAt'>;

/**
 * How long each request took to be answered, or has taken so far, against the 20 working days of the Act:
 * a strip in alphabetical order. One without days to count keeps its row with its reason, off the axis.
 * @param today the calendar day in Europe/London on which the clocks were read
 */
export function tellTimes(requests: readonly TimedRequest[], today: string): ToldTimes {
	const rows = requests
		.map((request): Row => ({
			...request,
			label: labelOf(request),
			time: responseTime(request.clock)
		}))
		.sort((a, b) => compareNames(a.label, b.label));
	const counts = countRows(rows);
	const told = rows.map((row, index) => ({ row, strip: tellRow(row, index) }));
	const strips = told.map(({ strip }) => strip);
	return {
		headline: startSentence(headline(counts)),
		subtitle: 'Working days from the receipt of each request to the whole answer',
		summary: summarise(rows, counts),
		method:
			'Working days are counted after the day of receipt and up to the day of the whole answer. No day that is a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday in any part of the United Kingdom counts (section 10(6)), nor do those from a fees notice to the payment. A request for clarification starts the count afresh when it is clarified.',
		notes: notesOn(rows),
		table: {
			caption: `Working days to answer, by request, as at ${formatDay(today)}`,
			columns: [
				{ key: 'body', label: 'Request to', numeric: false, unit: null },
				{ key: 'taken', label: 'Working days to answer', numeric: true, unit: null },
				{ key: 'so_far', label: 'Working days so far', numeric: true, unit: null },
				{ key: 'late', label: 'Past due, by our count', numeric: true, unit: null },
				{ key: 'due', label: 'Due on', numeric: false, unit: null }
			],
			rows: told.map(({ row, strip }) => tellCells(row, strip))
		},
		marks: {
			form: 'strip',
			line: { at: workingDaysToAnswer, label: limit },
			rows: strips,
			key: keyOf(rows)
		},
		points: strips.map(({ label, words }, row) => ({ row, part: 0, title: label, words })),
		statements: stateTimes(
			told.map(({ row, strip }) => ({ ...row, words: strip.words })),
			today
		)
	};
}

/** The time to respond of the requests given, as they stand on a day. */
export function timeToRespondFigure({ slug, requests, today, source }: TimeToRespond): ToldFigure {
	const { notes, ...told } = tellTimes(requests, today);
	return {
		slug,
		kind: 'time_to_respond',
		...told,
		subtitle: `${told.subtitle}, as at ${formatDay(today)}`,
		notes: [...notes, unofficialSentence],
		published: [],
		source,
		asAt: today
	};
}
