import { describe, expect, it } from 'vitest';
import { requestEvent } from '../../../../tests/support/request-event';
import list from './bank-holidays.json';
import { readClock, requestStates, type RequestClock } from './clock';
import { clockProblem, describeClock, requestStateLabels, type ClockWords } from './clock-words';
import { parseHolidays } from './holidays';
import { requestEventKinds, type RequestEvent, type RequestEventKind } from './request-event';

const calendar = parseHolidays(list);

/** Due on Tuesday 6 July 2021. */
const received = requestEvent('received', '2021-06-08');

function wordsOn(today: string, ...events: RequestEvent[]): ClockWords {
	const result = readClock(events, today, calendar);
	if (!result.ok) throw new Error(result.code);
	return describeClock(result.clock, today);
}

describe('a clock in words', () => {
	it('has a label for every state', () => {
		expect(Object.keys(requestStateLabels)).toEqual([...requestStates]);
	});

	it('says that a request is still to send, and nothing else', () => {
		expect(wordsOn('2021-06-08')).toEqual({ state: 'To send', due: null, detail: [] });
	});

	it('counts the working days that are left', () => {
		expect(wordsOn('2021-06-18', received)).toMatchObject({
			state: 'Waiting for an answer',
			due: 'Due on Tuesday 6 July 2021, in 12 working days'
		});
		expect(wordsOn('2021-07-05', received).due).toBe(
			'Due on Tuesday 6 July 2021, in 1 working day'
		);
		expect(wordsOn('2021-07-06', received).due).toBe('Due today, Tuesday 6 July 2021');
	});

	it('says so where no working day is left before the day that a body gave', () => {
		const extended = requestEvent('extended', '2021-07-01', '2021-07-11');
		expect(wordsOn('2021-07-10', received, extended).due).toBe(
			'Due on Sunday 11 July 2021, before the next working day'
		);
	});

	it('counts the working days past due, and calls that our count', () => {
		expect(wordsOn('2021-07-09', received)).toMatchObject({
			state: '3 working days past due, by our count',
			due: 'Was due on Tuesday 6 July 2021'
		});
		expect(wordsOn('2021-07-07', received).state).toBe('1 working day past due, by our count');
	});

	it('gives no count past due on the weekend after', () => {
		const friday = requestEvent('received', '2021-06-11');
		expect(wordsOn('2021-07-10', friday).state).toBe('Past due, by our count');
		expect(wordsOn('2021-07-12', friday, requestEvent('response', '2021-07-10')).state).toBe(
			'Answered on 10 July 2021, past due, by our count'
		);
	});

	it('says how long an answer took, or how far past due it was', () => {
		expect(wordsOn('2021-12-01', received, requestEvent('response', '2021-07-01')).state).toBe(
			'Answered on 1 July 2021, after 17 working days'
		);
		expect(wordsOn('2021-12-01', received, requestEvent('response', '2021-07-09'))).toMatchObject({
			state: 'Answered on 9 July 2021, 3 working days past due, by our count',
			due: 'Was due on Tuesday 6 July 2021'
		});
		expect(wordsOn('2021-12-01', requestEvent('response', '2021-07-09')).state).toBe(
			'Answered on 9 July 2021'
		);
	});

	it('says when a request ended, and how far past due it was', () => {
		expect(wordsOn('2021-12-01', received, requestEvent('withdrawn', '2021-07-01'))).toMatchObject({
			state: 'Withdrawn on 1 July 2021',
			due: null
		});
		expect(wordsOn('2021-12-01', received, requestEvent('transferred', '2021-07-08')).state).toBe(
			'Transferred to another body on 8 July 2021, 2 working days past due, by our count'
		);
	});

	it('says what the count rests on', () => {
		expect(wordsOn('2021-06-18', received).detail).toEqual([
			'Counted from Tuesday 8 June 2021, the day of receipt (section 10(1)). The 20th working day after is Tuesday 6 July 2021, with 8 weekend days skipped.'
		]);
		expect(wordsOn('2021-06-18', requestEvent('sent', '2021-06-08')).detail[0]).toMatch(
			/^Counted from Tuesday 8 June 2021, the day it was sent, because receipt is not recorded\./
		);
	});

	it('gives the other reading of the Code of Practice where receipt was on a day off', () => {
		const sunday = requestEvent('received', '2021-08-29');
		expect(wordsOn('2021-08-31', sunday).detail[1]).toContain(
			'by that reading the answer would be due on Tuesday 28 September 2021.'
		);
		const extended = requestEvent('extended', '2021-09-20', '2021-10-20');
		expect(wordsOn('2021-09-20', sunday, extended).detail.join(' ')).not.toContain('that reading');
	});

	it('says what a clarification does', () => {
		const asked = requestEvent('clarification_asked', '2021-07-09');
		const stopped = wordsOn('2021-08-01', received, asked);
		expect(stopped).toMatchObject({
			state:
				'Stopped: clarification asked for on 9 July 2021, 3 working days past due, by our count',
			due: null
		});
		expect(stopped.detail[1]).toMatch(/starts afresh on the day on which the clarification/);
		const afresh = wordsOn('2021-08-03', received, asked, requestEvent('clarified', '2021-08-03'));
		expect(afresh.due).toBe('Due on Wednesday 1 September 2021, in 20 working days');
		expect(afresh.detail[0]).toMatch(/^The clock started afresh on Tuesday 3 August 2021/);
		expect(afresh.detail[1]).toBe(
			'Clarification was asked for on 9 July 2021, 3 working days past due, by our count.'
		);
	});

	it('says what a fee does', () => {
		const notice = requestEvent('fees_notice', '2021-06-14');
		expect(wordsOn('2021-06-30', received, notice)).toMatchObject({
			state: 'Stopped: a fee asked for on 14 June 2021',
			due: null
		});
		expect(wordsOn('2021-09-13', received, notice).detail[1]).toContain(
			'Unless it is paid by 13 September 2021'
		);
		expect(wordsOn('2021-09-14', received, notice).detail[1]).toContain(
			'No fee is recorded as paid by 13 September 2021'
		);
		const paid = (on: string) =>
			wordsOn('2021-06-30', received, notice, requestEvent('fee_paid', on));
		expect(paid('2021-06-17').detail[1]).toBe(
			'A fee was asked for on 14 June 2021 and paid on 17 June 2021: 4 working days do not count (section 10(2)).'
		);
		expect(paid('2021-06-14').detail[1]).toContain('1 working day does not count');
		expect(
			wordsOn('2021-07-09', received, requestEvent('fees_notice', '2021-07-08')).detail[1]
		).toContain('so that it does not stop the clock');
	});

	it('says what an extension does, and where it goes beyond 40 working days', () => {
		const until = (day: string, on = '2021-07-01') =>
			wordsOn('2021-07-09', received, requestEvent('extended', on, day));
		expect(until('2021-07-30').detail.slice(1)).toEqual([
			'On 1 July 2021 the body extended its time to weigh the public interest until Friday 30 July 2021 (section 10(3)).',
			'An extension covers only what is being weighed; the rest is due as if there were none.'
		]);
		expect(until('2021-08-06').detail.at(-1)).toBe(
			'The regulator’s guidance is to take no more than 40 working days in all, until Thursday 5 August 2021.'
		);
		expect(until('2021-07-05').detail.at(-1)).toContain('moves nothing');
		expect(until('2021-07-30', '2021-07-08').detail.at(-1)).toBe(
			'The extension was given on 8 July 2021, 2 working days past due, by our count.'
		);
	});

	it('says that a part has come, until the rest has', () => {
		const part = requestEvent('part_response', '2021-07-01');
		const came = 'Part of the response came on 1 July 2021. The clock goes on for the rest.';
		expect(wordsOn('2021-07-02', received, part).detail).toContain(came);
		expect(
			wordsOn('2021-07-09', received, part, requestEvent('response', '2021-07-05')).detail
		).not.toContain(came);
	});

	it('says when a review should be decided, and whether a complaint was', () => {
		const review = [
			received,
			requestEvent('response', '2021-07-01'),
			requestEvent('review_asked', '2021-07-05')
		];
		expect(wordsOn('2021-07-09', ...review).detail.at(-1)).toBe(
			'Internal review asked for on 5 July 2021. By the Code of Practice under section 45 it should be decided by Wednesday 4 August 2021, or by Thursday 2 September 2021 at the latest.'
		);
		expect(wordsOn('2021-09-03', ...review).detail.at(-1)).toContain('should have been decided');
		const complained = [
			requestEvent('review_decided', '2021-07-30'),
			requestEvent('complained', '2021-10-01')
		];
		expect(wordsOn('2021-10-02', ...review, ...complained).detail.slice(-2)).toEqual([
			'Internal review asked for on 5 July 2021 and decided on 30 July 2021.',
			'Complaint to the regulator on 1 October 2021; no decision is recorded.'
		]);
		expect(
			wordsOn(
				'2022-01-01',
				...review,
				...complained,
				requestEvent('regulator_decided', '2021-12-01')
			).detail.at(-1)
		).toBe('Complaint to the regulator on 1 October 2021, decided on 1 December 2021.');
	});

	it('never calls anybody late, and says nothing twice', () => {
		for (const first of requestEventKinds) {
			for (const second of requestEventKinds) {
				const until = (kind: RequestEventKind) => (kind === 'extended' ? '2021-08-20' : null);
				const words = wordsOn(
					'2021-09-15',
					received,
					requestEvent(first, '2021-06-30', until(first)),
					requestEvent(second, '2021-07-09', until(second))
				);
				const all = [words.state, words.due ?? '', ...words.detail];
				expect(all.join(' ')).not.toMatch(/\blate\b|undefined|null/);
				expect(new Set(words.detail).size).toBe(words.detail.length);
			}
		}
	});

	it('falls back on the label where a clock lacks its days', () => {
		const result = readClock([received], '2021-06-08', calendar) as { clock: RequestClock };
		for (const state of ['stopped', 'answered', 'transferred', 'withdrawn'] as const) {
			expect(describeClock({ ...result.clock, state }, '2021-06-08').state).toBe(
				requestStateLabels[state]
			);
		}
	});
});

describe('a clock that cannot be worked out', () => {
	it('names the years that are known', () => {
		const result = readClock([requestEvent('received', '2019-06-03')], '2021-01-04', calendar);
		expect(!result.ok && clockProblem(result)).toContain('from 1 January 2020 to 31 December 2028');
	});
});
