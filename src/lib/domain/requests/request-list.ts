import { compareNames, shortName, type Body } from '../bodies/body';
import { clipWords } from '../questions/words';
import type { ClockResult, RequestState } from './clock';
import { enteringStage, type EnteringCount, type EnteringStage } from './entering-stage';

/**
 * What a request waits for, as a list of them is sorted and counted. What needs doing comes first: to
 * chase the body, to enter what it says, to clarify or to pay, to send, to check the days. What waits for
 * the body, and what is over, comes after.
 */
export const requestProgress = [
	'past_due',
	'response_in',
	'entering',
	'stopped',
	'to_send',
	'cannot_tell',
	'waiting',
	'done',
	'closed'
] as const;
export type RequestProgress = (typeof requestProgress)[number];

/** What lists call each step of a request's progress. */
export const requestProgressLabels = {
	past_due: 'Past due, by our count',
	response_in: 'Response in',
	entering: 'Being entered',
	stopped: 'Stopped',
	to_send: 'To send',
	cannot_tell: 'Due day not known',
	waiting: 'Waiting for an answer',
	done: 'Done',
	closed: 'Closed'
} as const satisfies Record<RequestProgress, string>;

const progressOfState = {
	to_send: 'to_send',
	running: 'waiting',
	past_due: 'past_due',
	stopped: 'stopped',
	transferred: 'closed',
	withdrawn: 'closed'
} as const satisfies Record<Exclude<RequestState, 'answered'>, RequestProgress>;

const progressOfStage = {
	to_enter: 'response_in',
	begun: 'entering',
	entered: 'done'
} as const satisfies Record<EnteringStage, RequestProgress>;

/**
 * What a request waits for; `cannot_tell` where its days lie outside the known bank holidays.
 * @param entering how far the entering of the body's answers has come; null where that is not known
 */
export function progressOf(result: ClockResult, entering: EnteringCount | null): RequestProgress {
	const state = result.ok ? result.clock.state : result.state;
	if (state === null) return 'cannot_tell';
	if (state !== 'answered') return progressOfState[state];
	return entering ? progressOfStage[enteringStage(entering)] : 'response_in';
}

/** What a list has to know of a request. */
export interface ListedRequest {
	body: Pick<Body, 'code' | 'name'>;
	reference: string | null;
	clock: ClockResult;
	/** How far the entering of its body's answers has come; null where that is not known. */
	entering: EnteringCount | null;
}

/**
 * Requests in the order in which they need doing, as a new array: by what they wait for, and then past
 * due, the longest first; with a response to enter, the first to come first; waiting, the soonest due
 * first. Ties are in alphabetical order of short name.
 */
export function sortRequests<T extends ListedRequest>(rows: readonly T[]): T[] {
	return rows
		.map((row) => {
			const progress = progressOf(row.clock, row.entering);
			return { row, rank: requestProgress.indexOf(progress), on: sortingDay(row, progress) };
		})
		.sort(
			(a, b) =>
				a.rank - b.rank ||
				compareDays(a.on, b.on) ||
				compareNames(shortName(a.row.body), shortName(b.row.body))
		)
		.map(({ row }) => row);
}

/** The day by which requests of one progress are sorted; '' where no day tells which comes first. */
function sortingDay({ clock }: ListedRequest, progress: RequestProgress): string {
	if (!clock.ok) return '';
	const { dueOn, respondedOn } = clock.clock;
	// The earlier a day was due, the longer it is past.
	if (progress === 'past_due' || progress === 'waiting') return dueOn ?? '';
	return progress === 'response_in' || progress === 'entering' ? (respondedOn ?? '') : '';
}

const compareDays = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** How many requests there are of each progress. */
export function countProgress(
	rows: readonly Pick<ListedRequest, 'clock' | 'entering'>[]
): Record<RequestProgress, number> {
	const counts = Object.fromEntries(requestProgress.map((one) => [one, 0])) as Record<
		RequestProgress,
		number
	>;
	for (const { clock, entering } of rows) counts[progressOf(clock, entering)] += 1;
	return counts;
}

/** Which requests are wanted; null and '' take all. */
export interface RequestFilter {
	progress: RequestProgress | null;
	/** Words of the body's name, its short name or the reference. */
	q: string;
}

export type RequestFilterReading =
	| { ok: true; filter: RequestFilter }
	/** What is wrong, in sentences, and what to give instead. */
	| { ok: false; problem: string };

const isProgress = (value: string): value is RequestProgress =>
	(requestProgress as readonly string[]).includes(value);

/**
 * Reads `?progress=&q=`. An empty value takes all; what is unknown or repeated is a problem, since
 * leaving it out would quietly give too much.
 * @param others parameters of the page's own, which are left alone
 */
export function readRequestFilter(
	query: URLSearchParams,
	others: readonly string[] = []
): RequestFilterReading {
	const unknown = [...query.keys()].find((name) => !['progress', 'q', ...others].includes(name));
	if (unknown !== undefined) {
		return {
			ok: false,
			problem: `There is no filter “${clipWords(unknown)}”. There are: progress, q.`
		};
	}
	for (const name of ['progress', 'q']) {
		if (query.getAll(name).length > 1) {
			return { ok: false, problem: `The address gives “${name}” more than once. Give it once.` };
		}
	}
	const progress = query.get('progress')?.trim() ?? '';
	if (progress !== '' && !isProgress(progress)) {
		return {
			ok: false,
			problem: `“${clipWords(progress)}” is not where a request can stand. Use ${requestProgress.join(', ')}.`
		};
	}
	return {
		ok: true,
		filter: { progress: progress === '' ? null : progress, q: query.get('q')?.trim() ?? '' }
	};
}

/** The requests that a filter takes, in the order they come. Capitals make no difference. */
export function selectRequests<T extends ListedRequest>(
	rows: readonly T[],
	{ progress, q }: RequestFilter
): T[] {
	const wanted = q.toLocaleLowerCase('en-GB');
	return rows.filter(({ body, reference, clock, entering }) => {
		const words = [body.name, body.code, reference].filter((one) => one !== null);
		return (
			(progress === null || progressOf(clock, entering) === progress) &&
			words.some((one) => one.toLocaleLowerCase('en-GB').includes(wanted))
		);
	});
}
