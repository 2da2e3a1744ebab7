import { compareNames, shortName, type Body } from '../bodies/body';
import { clipWords } from '../questions/words';
import type { ClockResult, RequestState } from './clock';

/** What a request waits for, as a list of them is sorted and counted: what needs doing comes first. */
export const requestProgress = [
	'past_due',
	'waiting',
	'cannot_tell',
	'stopped',
	'to_send',
	'response_in',
	'closed'
] as const;
export type RequestProgress = (typeof requestProgress)[number];

export const requestProgressLabels = {
	past_due: 'Past due, by our count',
	waiting: 'Waiting for an answer',
	cannot_tell: 'Due day not known',
	stopped: 'Stopped',
	to_send: 'To send',
	response_in: 'Response in',
	closed: 'Closed'
} as const satisfies Record<RequestProgress, string>;

const progressOfState = {
	to_send: 'to_send',
	running: 'waiting',
	past_due: 'past_due',
	stopped: 'stopped',
	answered: 'response_in',
	transferred: 'closed',
	withdrawn: 'closed'
} as const satisfies Record<RequestState, RequestProgress>;

/** What a request waits for; `cannot_tell` where its days lie outside the known bank holidays. */
export function progressOf(result: ClockResult): RequestProgress {
	const state = result.ok ? result.clock.state : result.state;
	return state === null ? 'cannot_tell' : progressOfState[state];
}

/** What a list has to know of a request. */
export interface ListedRequest {
	body: Pick<Body, 'code' | 'name'>;
	reference: string | null;
	clock: ClockResult;
}

/**
 * Requests in the order in which they need doing, as a new array: past due, the longest first; waiting,
 * the soonest due first; then those that are stopped, to send, answered and closed. Ties are in
 * alphabetical order of short name.
 */
export function sortRequests<T extends ListedRequest>(rows: readonly T[]): T[] {
	const rank = (row: T) => requestProgress.indexOf(progressOf(row.clock));
	const dueOn = ({ clock }: T) => (clock.ok && clock.clock.dueOn) || '';
	const isTimed = (row: T) => ['past_due', 'waiting'].includes(progressOf(row.clock));
	return [...rows].sort(
		(a, b) =>
			rank(a) - rank(b) ||
			// The earlier a day was due, the longer it is past.
			(isTimed(a) && isTimed(b) ? compareDays(dueOn(a), dueOn(b)) : 0) ||
			compareNames(shortName(a.body), shortName(b.body))
	);
}

const compareDays = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** How many requests there are of each progress. */
export function countProgress(
	rows: readonly Pick<ListedRequest, 'clock'>[]
): Record<RequestProgress, number> {
	const counts = Object.fromEntries(requestProgress.map((one) => [one, 0])) as Record<
		RequestProgress,
		number
	>;
	for (const { clock } of rows) counts[progressOf(clock)] += 1;
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
	return rows.filter(({ body, reference, clock }) => {
		const words = [body.name, body.code, reference].filter((one) => one !== null);
		return (
			(progress === null || progressOf(clock) === progress) &&
			words.some((one) => one.toLocaleLowerCase('en-GB').includes(wanted))
		);
	});
}
