import { describe, expect, it } from 'vitest';
import list from './bank-holidays.json';
import { readClock } from './clock';
import { parseHolidays } from './holidays';
import type { RequestEvent, RequestEventKind } from './request-event';
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

const event = (kind: RequestEventKind, on: string): RequestEvent => ({
	kind,
	on,
	until: null,
	note: null
});

const request = (
	code: string,
	events: RequestEvent[],
	reference: string | null = null
): ListedRequest => ({
	body: { code, name: `Department ${code}` },
	reference,
	clock: readClock(events, today, calendar)
});

const long = request('Long past due', [event('received', '2021-06-01')]);
const short = request('Past due', [event('received', '2021-06-08')], 'FOI/12');
const soon = request('Due soon', [event('received', '2021-06-14')]);
const later = request('Due later', [event('received', '2021-07-01')]);
const alike = request('Alike', [event('received', '2021-07-01')]);
const unknown = request('Unknown', [event('received', '2019-06-01')]);
const stopped = request('Stopped', [
	event('received', '2021-06-01'),
	event('clarification_asked', '2021-06-02')
]);
const unsent = request('To send', []);
const answered = request('Answered', [
	event('received', '2021-06-01'),
	event('response', '2021-07-08')
]);
const withdrawn = request('Withdrawn', [
	event('sent', '2021-06-01'),
	event('withdrawn', '2021-06-02')
]);
const handedOn = request('Handed on', [
	event('sent', '2021-06-01'),
	event('transferred', '2021-06-02')
]);
const inTheirOrder = [
	long,
	short,
	soon,
	alike,
	later,
	unknown,
	stopped,
	unsent,
	answered,
	handedOn,
	withdrawn
];

describe('what a request waits for', () => {
	it('follows from where its clock stands', () => {
		expect(inTheirOrder.map(({ clock }) => progressOf(clock))).toEqual([
			'past_due',
			'past_due',
			'waiting',
			'waiting',
			'waiting',
			'cannot_tell',
			'stopped',
			'to_send',
			'response_in',
			'closed',
			'closed'
		]);
	});

	it('is known of an answer whose days cannot be counted', () => {
		const old = request('Old', [event('received', '2019-06-03'), event('response', '2019-07-01')]);
		expect(progressOf(old.clock)).toBe('response_in');
	});

	it('is counted, also where there is none', () => {
		expect(countProgress(inTheirOrder)).toEqual({
			past_due: 2,
			waiting: 3,
			cannot_tell: 1,
			stopped: 1,
			to_send: 1,
			response_in: 1,
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
			'“late” is not where a request can stand. Use past_due, waiting, cannot_tell, stopped, to_send, response_in, closed.'
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
