import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestEvent } from '../../../../tests/support/request-event';
import list from './bank-holidays.json';
import { addDays } from './calendar-day';
import { inOrder, readClock, type RequestClock } from './clock';
import worked from './due-dates.fixture.json';
import { parseHolidays } from './holidays';
import { requestEventKinds, type RequestEvent, type RequestEventKind } from './request-event';
import { addWorkingDays, workingDaysBetween } from './working-day';

const calendar = parseHolidays(list);

function clockOf(today: string, ...events: RequestEvent[]): RequestClock {
	const result = readClock(events, today, calendar);
	if (!result.ok) throw new Error(result.code);
	return result.clock;
}

/** Due on Tuesday 6 July 2021, the twentieth working day after: no holiday falls between. */
const received = requestEvent('received', '2021-06-08');

describe('the clock of a request', () => {
	it.each(worked.cases)('received $received is due $due: $why', ({ received: on, due }) => {
		expect(clockOf(on, requestEvent('received', on)).dueOn).toBe(due);
	});

	it('has nothing to count before the request is sent', () => {
		expect(clockOf('2021-06-08')).toMatchObject({
			state: 'to_send',
			countedFrom: null,
			statutory: null,
			dueOn: null,
			daysLeft: null,
			daysLate: 0
		});
	});

	it('counts from receipt, and from sending until that is recorded', () => {
		const sent = requestEvent('sent', '2021-06-07');
		expect(clockOf('2021-06-08', sent)).toMatchObject({
			countedFrom: '2021-06-07',
			isReceiptAssumed: true,
			dueOn: '2021-07-05'
		});
		expect(clockOf('2021-06-08', sent, received)).toMatchObject({
			countedFrom: '2021-06-08',
			isReceiptAssumed: false,
			dueOn: '2021-07-06'
		});
	});

	it('counts down to the due day and up from it', () => {
		expect(clockOf('2021-06-08', received)).toMatchObject({ state: 'running', daysLeft: 20 });
		expect(clockOf('2021-07-05', received)).toMatchObject({ state: 'running', daysLeft: 1 });
		expect(clockOf('2021-07-06', received)).toMatchObject({
			state: 'running',
			daysLeft: 0,
			daysLate: 0
		});
		expect(clockOf('2021-07-07', received)).toMatchObject({
			state: 'past_due',
			daysLeft: null,
			daysLate: 1
		});
	});

	it('is past due without a working day on the weekend after', () => {
		// Due on a Friday.
		const friday = requestEvent('received', '2021-06-11');
		expect(clockOf('2021-07-10', friday)).toMatchObject({
			state: 'past_due',
			dueOn: '2021-07-09',
			daysLate: 0
		});
	});

	it('gives the other reading where receipt was on a day off', () => {
		expect(clockOf('2021-08-29', requestEvent('received', '2021-08-29')).statutory).toMatchObject({
			due: '2021-09-27',
			codeOfPractice: { due: '2021-09-28' }
		});
	});

	it('takes what lies after today as not having happened', () => {
		const answer = requestEvent('response', '2021-06-30');
		expect(clockOf('2021-06-29', received, answer).state).toBe('running');
		expect(clockOf('2021-06-30', received, answer).state).toBe('answered');
		expect(clockOf('2021-06-07', received).state).toBe('to_send');
	});
});

describe('the days used', () => {
	const used = (today: string, ...events: RequestEvent[]) => clockOf(today, ...events).daysUsed;

	it('grow by one with each working day, past the due day too', () => {
		expect(used('2021-06-07', received)).toBeNull();
		expect(used('2021-06-08', received)).toBe(0);
		expect(used('2021-06-12', received)).toBe(3);
		expect(used('2021-07-06', received)).toBe(20);
		expect(used('2021-07-09', received)).toBe(23);
	});

	it('grow no more once the clock is stopped, or the request has ended', () => {
		const asked = requestEvent('clarification_asked', '2021-06-15');
		expect(used('2021-09-01', received, asked)).toBe(5);
		expect(used('2021-09-01', received, requestEvent('withdrawn', '2021-06-15'))).toBe(5);
		expect(used('2021-09-01', received, requestEvent('response', '2021-07-08'))).toBe(22);
		// The days of a fee do not count, so that they need not be known.
		const late = requestEvent('received', '2028-11-20');
		expect(used('2029-02-01', late, requestEvent('fees_notice', '2028-11-27'))).toBe(4);
	});
});

describe('a clarification', () => {
	const asked = requestEvent('clarification_asked', '2021-06-15');

	it('stops the clock from the day on which it is asked for', () => {
		expect(clockOf('2021-09-01', received, asked)).toMatchObject({
			state: 'stopped',
			stopped: { why: 'clarification', since: '2021-06-15' },
			dueOn: null,
			daysLeft: null,
			daysLate: 0
		});
	});

	it('starts the clock afresh on the day on which it arrives', () => {
		expect(
			clockOf('2021-06-21', received, asked, requestEvent('clarified', '2021-06-21'))
		).toMatchObject({
			state: 'running',
			countedFrom: '2021-06-21',
			dueOn: '2021-07-20',
			moved: ['clarified']
		});
	});

	it('holds since it was first asked for, where it is asked for again', () => {
		const again = requestEvent('clarification_asked', '2021-06-18');
		expect(clockOf('2021-06-20', received, asked, again).stopped?.since).toBe('2021-06-15');
		const second = requestEvent('clarification_asked', '2021-06-25');
		expect(
			clockOf('2021-06-28', received, asked, requestEvent('clarified', '2021-06-21'), second)
				.stopped
		).toEqual({ why: 'clarification', since: '2021-06-25' });
	});

	it('does not move the day of receipt back', () => {
		expect(
			clockOf(
				'2021-06-10',
				requestEvent('sent', '2021-06-01'),
				requestEvent('clarified', '2021-06-04'),
				received
			)
		).toMatchObject({ countedFrom: '2021-06-08', dueOn: '2021-07-06' });
	});

	it('stops the clock on the day of receipt too, in whichever order the two are recorded', () => {
		const atOnce = requestEvent('clarification_asked', '2021-06-08');
		expect(clockOf('2021-06-09', received, atOnce).state).toBe('stopped');
		expect(clockOf('2021-06-09', atOnce, received).state).toBe('stopped');
	});

	it('keeps how long past due it was asked for', () => {
		const late = requestEvent('clarification_asked', '2021-07-09');
		const noted = [{ kind: 'clarification_asked', on: '2021-07-09', days: 3 }];
		expect(clockOf('2021-08-01', received, late)).toMatchObject({
			state: 'stopped',
			daysLate: 3,
			afterDue: noted
		});
		expect(
			clockOf('2021-08-02', received, late, requestEvent('clarified', '2021-08-02'))
		).toMatchObject({
			state: 'running',
			daysLate: 0,
			afterDue: noted
		});
	});

	it('leaves no days past due where the body answers without it', () => {
		expect(
			clockOf('2021-09-01', received, asked, requestEvent('response', '2021-08-31'))
		).toMatchObject({
			state: 'answered',
			stopped: null,
			daysLate: 0,
			daysTaken: 5
		});
	});

	it('changes nothing once the request is answered', () => {
		const answered = [received, requestEvent('response', '2021-06-30')];
		const before = clockOf('2021-08-01', ...answered);
		expect(before).toMatchObject({ countedFrom: '2021-06-08', daysTaken: 16, daysLate: 0 });
		const after = [
			requestEvent('clarification_asked', '2021-07-01'),
			requestEvent('clarified', '2021-07-05')
		];
		expect(clockOf('2021-08-01', ...answered, ...after)).toEqual(before);
	});
});

describe('a fee', () => {
	const notice = requestEvent('fees_notice', '2021-06-14');
	const paid = requestEvent('fee_paid', '2021-06-17');

	it('stops the clock from its notice until it is paid', () => {
		expect(clockOf('2021-06-30', received, notice)).toMatchObject({
			state: 'stopped',
			stopped: { why: 'fee', since: '2021-06-14' },
			dueOn: null,
			daysLate: 0,
			fees: [{ noticeOn: '2021-06-14', payBy: '2021-09-13', paidOn: null }]
		});
	});

	it('leaves out the working days from the notice to the payment, both included', () => {
		expect(clockOf('2021-06-17', received, notice, paid)).toMatchObject({
			state: 'running',
			// 12 July is a bank holiday in Northern Ireland.
			dueOn: '2021-07-13',
			moved: ['fee'],
			fees: [{ days: 4 }]
		});
	});

	it('leaves out no working day twice: one on the day of receipt was not counted anyway', () => {
		const atOnce = requestEvent('fees_notice', '2021-06-08');
		expect(
			clockOf('2021-06-09', received, atOnce, requestEvent('fee_paid', '2021-06-09'))
		).toMatchObject({
			dueOn: '2021-07-07',
			fees: [{ days: 1 }]
		});
		expect(
			clockOf('2021-06-08', received, atOnce, requestEvent('fee_paid', '2021-06-08'))
		).toMatchObject({
			dueOn: '2021-07-06',
			moved: [],
			fees: [{ days: 0 }]
		});
	});

	it('does not move the day for a weekend between', () => {
		const weekend = [
			requestEvent('fees_notice', '2021-06-12'),
			requestEvent('fee_paid', '2021-06-13')
		];
		expect(clockOf('2021-06-14', received, ...weekend)).toMatchObject({
			dueOn: '2021-07-06',
			moved: []
		});
	});

	it('leaves out the days of each of several', () => {
		const second = [
			requestEvent('fees_notice', '2021-06-21'),
			requestEvent('fee_paid', '2021-06-22')
		];
		expect(clockOf('2021-06-30', received, notice, paid, ...second)).toMatchObject({
			dueOn: '2021-07-15',
			fees: [{ days: 4 }, { days: 2 }]
		});
	});

	it('goes on holding the clock where a clarification starts it afresh', () => {
		const clarified = [
			requestEvent('clarification_asked', '2021-06-15'),
			requestEvent('clarified', '2021-06-16')
		];
		expect(clockOf('2021-06-16', received, notice, ...clarified).stopped?.why).toBe('fee');
		expect(clockOf('2021-06-17', received, notice, ...clarified, paid)).toMatchObject({
			countedFrom: '2021-06-16',
			// One working day after the clarification does not count: 17 June.
			dueOn: addWorkingDays('2021-06-16', 21, calendar),
			fees: [{ days: 1 }]
		});
	});

	it('changes nothing where its notice comes after the due day', () => {
		expect(
			clockOf('2021-07-09', received, requestEvent('fees_notice', '2021-07-08'))
		).toMatchObject({
			state: 'past_due',
			dueOn: '2021-07-06',
			daysLate: 3,
			fees: [],
			afterDue: [{ kind: 'fees_notice', on: '2021-07-08', days: 2 }]
		});
	});

	it('stays unpaid where it is paid after three months', () => {
		const inTime = requestEvent('fee_paid', '2021-09-13');
		const tooLate = requestEvent('fee_paid', '2021-09-14');
		expect(clockOf('2021-09-15', received, notice, inTime).state).toBe('running');
		expect(clockOf('2021-09-15', received, notice, tooLate).state).toBe('stopped');
	});

	it('is not time that the body took', () => {
		expect(
			clockOf('2021-07-13', received, notice, paid, requestEvent('response', '2021-07-13'))
		).toMatchObject({ daysTaken: 20, daysLate: 0 });
		expect(
			clockOf('2021-07-13', received, notice, requestEvent('response', '2021-07-13'))
		).toMatchObject({
			state: 'answered',
			daysTaken: 3,
			daysLate: 0
		});
	});
});

describe('an extension', () => {
	it('moves the due day to the one that the body gives', () => {
		const extended = requestEvent('extended', '2021-07-02', '2021-08-03');
		expect(clockOf('2021-07-20', received, extended)).toMatchObject({
			state: 'running',
			statutory: { due: '2021-07-06' },
			dueOn: '2021-08-03',
			moved: ['extended'],
			extension: { on: '2021-07-02', until: '2021-08-03' }
		});
		expect(clockOf('2021-08-04', received, extended)).toMatchObject({
			state: 'past_due',
			daysLate: 1
		});
	});

	it('goes by the last one', () => {
		const first = requestEvent('extended', '2021-07-02', '2021-08-03');
		const second = requestEvent('extended', '2021-07-30', '2021-07-31');
		expect(clockOf('2021-07-30', received, first, second).dueOn).toBe('2021-07-31');
	});

	it('never moves the due day forward', () => {
		expect(
			clockOf('2021-06-20', received, requestEvent('extended', '2021-06-20', '2021-06-30'))
		).toMatchObject({ dueOn: '2021-07-06', moved: [] });
	});

	it('keeps how long past due it came', () => {
		expect(
			clockOf('2021-07-08', received, requestEvent('extended', '2021-07-08', '2021-08-03'))
		).toMatchObject({
			state: 'running',
			dueOn: '2021-08-03',
			daysLate: 0,
			afterDue: [{ kind: 'extended', on: '2021-07-08', days: 2 }]
		});
	});

	it('ends where a clarification starts the clock afresh', () => {
		expect(
			clockOf(
				'2021-07-06',
				received,
				requestEvent('extended', '2021-07-02', '2021-09-01'),
				requestEvent('clarification_asked', '2021-07-05'),
				requestEvent('clarified', '2021-07-06')
			)
		).toMatchObject({ dueOn: '2021-08-05', extension: null });
	});
});

describe('a response', () => {
	it('in part leaves the clock running for the rest', () => {
		const part = requestEvent('part_response', '2021-06-30');
		expect(clockOf('2021-07-07', received, part)).toMatchObject({
			state: 'past_due',
			partOn: '2021-06-30',
			respondedOn: null
		});
		expect(
			clockOf('2021-07-09', received, part, requestEvent('response', '2021-07-08'))
		).toMatchObject({
			state: 'answered',
			partOn: '2021-06-30',
			respondedOn: '2021-07-08',
			daysTaken: 22,
			daysLate: 2
		});
	});

	it('stops the clock for good: a later one does not make the first one late', () => {
		expect(
			clockOf(
				'2021-12-01',
				received,
				requestEvent('response', '2021-07-06'),
				requestEvent('response', '2021-11-30')
			)
		).toMatchObject({ respondedOn: '2021-07-06', daysTaken: 20, daysLate: 0 });
	});

	it('counts where nobody recorded when the request was sent, with nothing to count from', () => {
		expect(clockOf('2021-12-01', requestEvent('response', '2021-08-17'))).toMatchObject({
			state: 'answered',
			respondedOn: '2021-08-17',
			dueOn: null,
			daysTaken: null
		});
	});

	it('on the day on which clarification is asked for goes by the order recorded', () => {
		const answer = requestEvent('response', '2021-07-08');
		const asked = requestEvent('clarification_asked', '2021-07-08');
		expect(clockOf('2021-07-09', received, answer, asked).afterDue).toEqual([]);
		expect(clockOf('2021-07-09', received, asked, answer).afterDue).toHaveLength(1);
	});
});

describe('an end without an answer', () => {
	it.each(['transferred', 'withdrawn'] as const)(
		'%s: no day is left or past from then on',
		(kind) => {
			expect(clockOf('2021-12-01', received, requestEvent(kind, '2021-06-30'))).toMatchObject({
				state: kind,
				endedOn: '2021-06-30',
				daysLeft: null,
				daysLate: 0
			});
			expect(clockOf('2021-12-01', received, requestEvent(kind, '2021-07-08')).daysLate).toBe(2);
		}
	);

	it('is answered where an answer comes all the same, and not past due', () => {
		expect(
			clockOf(
				'2021-12-01',
				received,
				requestEvent('withdrawn', '2021-06-30'),
				requestEvent('response', '2021-09-01')
			)
		).toMatchObject({ state: 'answered', daysLate: 0 });
	});

	it('can come before the request was sent', () => {
		expect(clockOf('2021-06-08', requestEvent('withdrawn', '2021-06-07')).state).toBe('withdrawn');
	});
});

describe('an internal review', () => {
	const refused = [received, requestEvent('response', '2021-07-01')];
	const asked = requestEvent('review_asked', '2021-07-05');

	it('is due in 20 working days, and in 40 at the latest', () => {
		expect(clockOf('2021-07-05', ...refused, asked)).toMatchObject({
			state: 'answered',
			daysTaken: 17,
			review: {
				askedOn: '2021-07-05',
				dueOn: addWorkingDays('2021-07-05', 20, calendar),
				latestOn: addWorkingDays('2021-07-05', 40, calendar),
				decidedOn: null
			}
		});
	});

	it('ends with its decision, and a second one begins anew', () => {
		const decided = requestEvent('review_decided', '2021-07-30');
		expect(clockOf('2021-08-01', ...refused, asked, decided).review?.decidedOn).toBe('2021-07-30');
		const again = requestEvent('review_asked', '2021-08-02');
		expect(clockOf('2021-08-03', ...refused, asked, decided, again).review).toMatchObject({
			askedOn: '2021-08-02',
			decidedOn: null
		});
	});

	it('has no due day beyond the known bank holidays', () => {
		expect(
			clockOf(
				'2028-12-20',
				requestEvent('received', '2028-10-02'),
				requestEvent('response', '2028-10-03'),
				requestEvent('review_asked', '2028-12-20')
			).review
		).toMatchObject({ askedOn: '2028-12-20', dueOn: null, latestOn: null });
	});

	it('may be followed by a complaint and its decision', () => {
		const complained = requestEvent('complained', '2021-10-01');
		expect(clockOf('2022-01-01', ...refused, complained).complaint).toEqual({
			madeOn: '2021-10-01',
			decidedOn: null
		});
		expect(
			clockOf('2022-01-01', ...refused, complained, requestEvent('regulator_decided', '2021-12-01'))
				.complaint?.decidedOn
		).toBe('2021-12-01');
	});
});

describe('a clock outside the known bank holidays', () => {
	const outside = {
		ok: false,
		code: 'outside_holidays',
		firstOn: '2020-01-01',
		lastOn: '2028-12-31',
		state: null
	};

	it.each([
		['received before them', '2020-06-01', [requestEvent('received', '2019-12-31')]],
		['due after them', '2028-12-20', [requestEvent('received', '2028-12-04')]],
		[
			'extended beyond them',
			'2021-07-02',
			[received, requestEvent('extended', '2021-07-02', '2030-01-07')]
		],
		['past due beyond them', '2029-01-02', [requestEvent('received', '2028-10-02')]]
	])('is an error that names them: %s', (_, today, events) => {
		expect(readClock(events, today, calendar)).toEqual(outside);
	});

	it('still tells that it was answered or has ended', () => {
		const early = requestEvent('received', '2019-06-03');
		expect(
			readClock([early, requestEvent('response', '2019-07-01')], '2021-01-04', calendar)
		).toEqual({
			...outside,
			state: 'answered'
		});
		expect(
			readClock([early, requestEvent('transferred', '2019-06-05')], '2021-01-04', calendar)
		).toEqual({
			...outside,
			state: 'transferred'
		});
	});

	it('can be read where only today lies beyond them and nothing runs', () => {
		expect(
			clockOf(
				'2030-01-01',
				requestEvent('received', '2028-10-02'),
				requestEvent('response', '2028-10-20')
			)
		).toMatchObject({ state: 'answered', daysLate: 0 });
	});
});

describe('any clock', () => {
	const days = fc.integer({ min: 0, max: 250 }).map((count) => addDays('2021-06-01', count));
	const anyEvent = fc
		.record({
			kind: fc.constantFrom(...requestEventKinds),
			on: days,
			ahead: fc.integer({ min: 1, max: 60 })
		})
		.map(({ kind, on, ahead }) =>
			requestEvent(kind, on, kind === 'extended' ? addDays(on, ahead) : null)
		);
	const anyEvents = fc.array(anyEvent, { maxLength: 12 });

	it('is the same in whichever order events of different days are given', () => {
		const shuffled = fc
			.uniqueArray(anyEvent, { selector: ({ on }) => on, maxLength: 12 })
			.chain((events) =>
				fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))
			);
		fc.assert(
			fc.property(shuffled, days, ([events, other], today) => {
				expect(readClock(other, today, calendar)).toEqual(readClock(events, today, calendar));
			})
		);
	});

	it('never has both days left and days past due, and has a due day exactly where one runs', () => {
		fc.assert(
			fc.property(anyEvents, days, (events, today) => {
				const { state, dueOn, daysLeft, daysLate, stopped } = clockOf(today, ...events);
				expect((daysLeft ?? 0) > 0 && daysLate > 0).toBe(false);
				expect(daysLeft !== null).toBe(state === 'running');
				expect(stopped !== null).toBe(state === 'stopped');
				if (state === 'running') expect(dueOn! >= today).toBe(true);
				if (state === 'past_due') {
					expect(daysLate).toBe(workingDaysBetween(dueOn!, today, calendar));
				}
			})
		);
	});

	it('is not changed by an acknowledgement or a holding reply', () => {
		const idle = fc.constantFrom<RequestEventKind>('acknowledged', 'holding_reply');
		fc.assert(
			fc.property(anyEvents, idle, days, days, (events, kind, on, today) => {
				expect(clockOf(today, ...events, requestEvent(kind, on))).toEqual(
					clockOf(today, ...events)
				);
			})
		);
	});

	it('is due no sooner than the twentieth working day after receipt', () => {
		fc.assert(
			fc.property(anyEvents, days, (events, today) => {
				const { dueOn, statutory } = clockOf(today, ...events);
				if (dueOn !== null) expect(dueOn >= statutory!.due).toBe(true);
			})
		);
	});

	it('of an answered request does not change as days go by', () => {
		fc.assert(
			fc.property(anyEvents, (events) => {
				const answered = [received, requestEvent('response', '2021-07-30'), ...events];
				const last = '2022-03-01';
				expect(clockOf(addDays(last, 60), ...answered)).toEqual(clockOf(last, ...answered));
			})
		);
	});
});

describe('events in order', () => {
	it('go by day, and on one day as they were recorded', () => {
		const events = [
			requestEvent('response', '2021-07-01'),
			requestEvent('sent', '2021-06-08'),
			requestEvent('received', '2021-06-08')
		];
		expect(inOrder(events).map(({ kind }) => kind)).toEqual(['sent', 'received', 'response']);
	});
});
