import { describe, expect, it } from 'vitest';
import { askedRequests } from '../../../../tests/support/asked-requests';
import { readClock } from './clock';
import { bankHolidays } from './known-holidays';
import { timeToReply, timeToReplyWords } from './time-to-reply';

const of = (code: string) =>
	timeToReply(askedRequests.find(({ body }) => body.code === code)!.clock);

describe('the time to reply of a request that is not answered', () => {
	it('is not up until its due day has passed, that day and an extension included', () => {
		expect(of('DfT')).toEqual({ kind: 'not_up', dueOn: '2021-08-04' });
		expect(of('DWP')).toEqual({ kind: 'not_up', dueOn: '2021-08-03' });
		const received = { kind: 'received', on: '2021-06-08', until: null, note: null } as const;
		const on = (day: string) => timeToReply(readClock([received], day, bankHolidays));
		expect(on('2021-07-06')?.kind).toBe('not_up');
		expect(on('2021-07-07')).toEqual({ kind: 'up', daysLate: 1 });
	});

	it('is up with the working days past due since', () => {
		expect(of('DfE')).toEqual({ kind: 'up', daysLate: 9 });
	});

	it('is stopped while a clarification or a fee is awaited', () => {
		expect(of('DIT')).toEqual({ kind: 'stopped', why: 'clarification', since: '2021-06-15' });
		expect(of('FCDO')).toEqual({ kind: 'stopped', why: 'fee', since: '2021-06-15' });
	});

	it('cannot be told where its days cannot be counted', () => {
		expect(of('SO')).toEqual({ kind: 'untold' });
	});

	it.each(['BEIS', 'NIO', 'WO', 'HO', 'MoD', 'DHSC'])(
		'is none of %s, which was answered, ended or never sent',
		(code) => {
			expect(of(code)).toBeNull();
		}
	);

	it('has words that take no side', () => {
		expect(timeToReplyWords(of('DfT')!)).toBe(
			'its time to reply was not up: it was due on Wednesday 4 August 2021'
		);
		expect(timeToReplyWords(of('DfE')!)).toBe(
			'its time to reply was up: 9 working days past due, by our count'
		);
		expect(timeToReplyWords({ kind: 'up', daysLate: 0 })).toBe(
			'its time to reply was up: past due, without a working day since, by our count'
		);
		expect(timeToReplyWords(of('FCDO')!)).toBe(
			'its time to reply was stopped: a fee had been asked for on 15 June 2021'
		);
		expect(timeToReplyWords(of('SO')!)).toBe('whether its time to reply was up cannot be told');
	});
});
