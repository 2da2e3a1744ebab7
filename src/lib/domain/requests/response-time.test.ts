import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedRequest, askedRequests } from '../../../../tests/support/asked-requests';
import { isLonger, responseTime, shareOfLonger } from './response-time';

const received = ['received', '2021-06-08'] as const;
const timeOf = (...happened: Parameters<typeof askedRequest>[1]) =>
	responseTime(askedRequest('HMT', happened).clock);

describe('how long a request took', () => {
	it('is counted until the answer, and is more than the Act gives from day 21', () => {
		const inTime = timeOf([...received], ['response', '2021-07-06']);
		expect(inTime).toEqual({ kind: 'answered', days: 20, isPastDue: false, daysLate: 0 });
		expect(isLonger(inTime)).toBe(false);
		const after = timeOf([...received], ['response', '2021-07-07']);
		expect(after).toEqual({ kind: 'answered', days: 21, isPastDue: true, daysLate: 1 });
		expect(isLonger(after)).toBe(true);
	});

	it('can be more than the Act gives and not past due, within an extension', () => {
		const time = timeOf(
			[...received],
			['extended', '2021-07-01', '2021-08-03'],
			['response', '2021-07-13']
		);
		expect(time).toEqual({ kind: 'answered', days: 24, isPastDue: false, daysLate: 0 });
		expect(isLonger(time)).toBe(true);
	});

	it('is so far where it is open', () => {
		expect(timeOf([...received])).toEqual({
			kind: 'open',
			days: 29,
			isPastDue: true,
			daysLate: 9
		});
	});

	it.each([
		['to_send', false, []],
		['stopped', false, [[...received], ['clarification_asked', '2021-06-15']]],
		['transferred', false, [[...received], ['transferred', '2021-06-15']]],
		['withdrawn', false, [[...received], ['withdrawn', '2021-06-15']]],
		['sending_not_recorded', true, [['response', '2021-06-15']]],
		['outside_holidays', false, [['received', '2018-06-15']]],
		[
			'outside_holidays',
			true,
			[
				['received', '2018-06-15'],
				['response', '2018-07-15']
			]
		],
		[
			'withdrawn',
			false,
			[
				['received', '2018-06-15'],
				['withdrawn', '2018-07-15']
			]
		]
	] as const)('cannot be told: %s (answered: %s)', (reason, isAnswered, happened) => {
		const time = timeOf(...happened.map((one) => [...one] as [never, string]));
		expect(time).toEqual({ kind: 'untold', reason, isAnswered });
		expect(isLonger(time)).toBe(false);
	});
});

describe('the share of requests that take more than 20 working days', () => {
	const times = askedRequests.map(({ clock }) => responseTime(clock));

	it('has those that are open and have taken more already, and bounds for what is not known', () => {
		// More: DCMS, Defra, HMT and, open, DfE, DLUHC and DWP. Within: BEIS, CO and MoJ. Not known: DfT,
		// the two that are stopped, NIO, SO and WO. Left out: DHSC, HO and MoD.
		expect(shareOfLonger(times)).toEqual({
			count: 6,
			base: 9,
			unknown: 6,
			of: 15,
			least: 6,
			most: 12
		});
		expect(shareOfLonger([])).toMatchObject({ count: 0, of: 0, least: 0, most: 0 });
	});

	it('is never under what is found once an open request is answered', () => {
		fc.assert(
			fc.property(fc.subarray(times), fc.nat({ max: 60 }), (some, wait) => {
				const { least, most } = shareOfLonger(some);
				const later = shareOfLonger(
					some.map((time) =>
						time.kind === 'open'
							? { ...time, kind: 'answered' as const, days: time.days + wait }
							: time
					)
				);
				expect(later.least).toBeGreaterThanOrEqual(least);
				expect(later.most).toBeLessThanOrEqual(most);
			})
		);
	});
});
