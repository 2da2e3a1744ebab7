import { describe, expect, it } from 'vitest';
import { requestEvent } from '../../../../tests/support/request-event';
import list from './bank-holidays.json';
import { readClock } from './clock';
import type { EnteringCount } from './entering-stage';
import { parseHolidays } from './holidays';
import type { RequestEvent } from './request-event';
import {
	countProgress,
	progressOf,
	readRequestFilter,
	requestProgress,
	selectRequests,
	sortRequests,
	type ListedRequest
} from './request-list';

const calendar = parseHolidays(list);
const today = '2021-07-09';

const request = (
	code: string,
	events: RequestEvent[],
	more: Partial<Pick<ListedRequest, 'reference' | 'entering'>> = {}
): ListedRequest => ({
	body: { code, name: `Department ${code}` },
	reference: null,
	clock: readClock(events, today, calendar),
	entering: null,
	...more
});

const entering = (submitted: number, drafted: number, responsesOpen: number): EnteringCount => ({
	questions: 4,
	submitted,
	drafted,
	responsesOpen
});
/** A request that was answered on a day, and how far the entering of the answer is. */
const responded = (code: string, on: string, count: EnteringCount | null = null) =>
	request(code, [requestEvent('received', '2021-06-01'), requestEvent('response', on)], {
		entering: count
	});

const long = request('Long past due', [requestEvent('received', '2021-06-01')]);
const short = request('Past due', [requestEvent('received', '2021-06-08')], {
	reference: 'FOI/12',
	// Part of the response came, and is entered. The rest is past due all the same.
	entering: entering(2, 0, 0)
});
const soon = request('Due soon', [requestEvent('received', '2021-06-14')]);
const later = request('Due later', [requestEvent('received', '2021-07-01')]);
const alike = request('Alike', [requestEvent('received', '2021-07-01')]);
const unknown = request('Unknown', [requestEvent('received', '2019-06-01')]);
const stopped = request('Stopped', [
	requestEvent('received', '2021-06-01'),
	requestEvent('clarification_asked', '2021-06-02')
]);
const unsent = request('To send', []);
const answeredFirst = responded('Untouched', '2021-07-07', entering(0, 0, 1));
const answered = responded('Answered', '2021-07-08');
const reviewed = responded('Reviewed', '2021-07-08', entering(4, 0, 1));
const drafted = responded('Drafted', '2021-07-05', entering(0, 3, 1));
const begun = responded('Begun', '2021-07-06', entering(2, 0, 1));
const entered = responded('Entered', '2021-07-01', entering(4, 0, 0));
const withdrawn = request('Withdrawn', [
	requestEvent('sent', '2021-06-01'),
	requestEvent('withdrawn', '2021-06-02')
]);
const handedOn = request('Handed on', [
	requestEvent('sent', '2021-06-01'),
	requestEvent('transferred', '2021-06-02')
]);
const inTheirOrder = [
	long,
	short,
	answeredFirst,
	answered,
	reviewed,
	drafted,
	begun,
	stopped,
	unsent,
	unknown,
	soon,
	alike,
	later,
	entered,
	handedOn,
	withdrawn
];

describe('what a request waits for', () => {
	it('follows from where its clock stands', () => {
		expect(inTheirOrder.map((one) => progressOf(one.clock, one.entering))).toEqual([
			'past_due',
			'past_due',
			'response_in',
			'response_in',
			'response_in',
			'entering',
			'entering',
			'stopped',
			'to_send',
			'cannot_tell',
			'waiting',
			'waiting',
			'waiting',
			'done',
			'closed',
			'closed'
		]);
	});

	it('is known of an answer whose days cannot be counted', () => {
		const old = request('Old', [
			requestEvent('received', '2019-06-03'),
			requestEvent('response', '2019-07-01')
		]);
		expect(progressOf(old.clock, null)).toBe('response_in');
		expect(progressOf(old.clock, entering(4, 0, 0))).toBe('done');
	});

	it('is counted, also where there is none', () => {
		expect(countProgress(inTheirOrder)).toEqual({
			past_due: 2,
			response_in: 3,
			entering: 2,
			stopped: 1,
			to_send: 1,
			cannot_tell: 1,
			waiting: 3,
			done: 1,
			closed: 2
		});
		expect(Object.keys(countProgress([]))).toEqual([...requestProgress]);
	});
});

describe('a list of requests', () => {
	it('begins with what needs doing first', () => {
		const names = (rows: ListedRequest[]) => rows.map(({ body }) => body.code);
		const given = [...inTheirOrder].reverse();
		expect(names(sortRequests(given))).toEqual(names(inTheirOrder));
		expect(given[0]).toBe(withdrawn);
	});

	it('takes those of a progress, and those that hold the words', () => {
		const take = (query: string) => {
			const reading = readRequestFilter(new URLSearchParams(query));
			if (!reading.ok) throw new Error(reading.problem);
			return selectRequests(inTheirOrder, reading.filter);
		};
		expect(take('')).toEqual(inTheirOrder);
		expect(take('progress=&q=+')).toEqual(inTheirOrder);
		expect(take('progress=past_due')).toEqual([long, short]);
		expect(take('progress=entering')).toEqual([drafted, begun]);
		expect(take('q=foi/1')).toEqual([short]);
		expect(take('q=DEPARTMENT+due')).toEqual([soon, later]);
		expect(take('progress=closed&q=due')).toEqual([]);
	});
});

describe('the filter of a list of requests', () => {
	const problem = (query: string, others?: string[]) => {
		const reading = readRequestFilter(new URLSearchParams(query), others);
		return reading.ok ? null : reading.problem;
	};

	it('says what is wrong, and what can be given', () => {
		expect(problem('progress=late')).toBe(
			'“late” is not where a request can stand. Use past_due, response_in, entering, stopped, to_send, cannot_tell, waiting, done, closed.'
		);
		expect(problem('progess=past_due')).toBe(
			'There is no filter “progess”. There are: progress, q.'
		);
		expect(problem('q=a&q=b')).toBe('The address gives “q” more than once. Give it once.');
		expect(problem(`progress=${'x'.repeat(5000)}`)!.length).toBeLessThan(250);
	});

	it('leaves parameters of the page alone', () => {
		expect(problem('sent=3', ['sent'])).toBeNull();
		expect(problem('sent=3')).not.toBeNull();
	});
});
