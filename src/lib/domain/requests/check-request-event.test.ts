import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRequestEvent } from './check-request-event';
import { requestEventKinds, type RequestEvent, type RequestEventKind } from './request-event';

const today = '2021-08-31';
const event = (
	kind: RequestEventKind,
	on: string,
	more: Partial<RequestEvent> = {}
): RequestEvent => ({
	kind,
	on,
	until: kind === 'extended' ? '2021-09-30' : null,
	note: null,
	...more
});
const sent = event('sent', '2021-07-01');
const check = (events: RequestEvent[], one: RequestEvent) => checkRequestEvent(events, one, today);

describe('an event of a request', () => {
	it('cannot be of a day that has not come', () => {
		expect(check([], event('sent', '2021-09-01'))).toEqual({ code: 'in_future' });
		expect(check([], event('sent', today))).toBeNull();
	});

	it.each(requestEventKinds.filter((kind) => kind !== 'sent' && kind !== 'received'))(
		'cannot happen before anything was sent: %s',
		(kind) => {
			expect(check([], event(kind, '2021-07-02'))).toEqual({ code: 'not_sent' });
			expect(check([sent], event(kind, '2021-06-30'))).toEqual({
				code: 'before_sent',
				sentOn: '2021-07-01'
			});
		}
	);

	it('can happen on the day of sending, or on one that is long past', () => {
		expect(check([sent], event('acknowledged', '2021-07-01'))).toBeNull();
		expect(check([], event('sent', '2005-01-04'))).toBeNull();
	});

	it('can follow receipt alone, where another body handed the request on', () => {
		const received = event('received', '2021-07-05');
		expect(check([], received)).toBeNull();
		expect(check([received], event('response', '2021-07-06'))).toBeNull();
		expect(check([received], event('response', '2021-07-02'))).toMatchObject({
			code: 'before_sent',
			sentOn: '2021-07-05'
		});
	});

	it('of receipt is not before sending, nor after a response', () => {
		expect(check([sent], event('received', '2021-06-30'))).toEqual({
			code: 'before_sent',
			sentOn: '2021-07-01'
		});
		expect(check([sent, event('response', '2021-07-20')], event('received', '2021-07-21'))).toEqual(
			{ code: 'after_others', kind: 'response', firstOn: '2021-07-20' }
		);
		// An acknowledgement by return says nothing of when the request reached who deals with it.
		expect(
			check([sent, event('acknowledged', '2021-07-01')], event('received', '2021-07-02'))
		).toBeNull();
	});

	it('of sending is before all else', () => {
		const received = event('received', '2021-07-02');
		expect(check([received], event('sent', '2021-07-03'))).toEqual({
			code: 'after_others',
			kind: 'received',
			firstOn: '2021-07-02'
		});
		expect(check([received], sent)).toBeNull();
	});

	it.each(['sent', 'received', 'transferred', 'withdrawn'] as const)('happens once: %s', (kind) => {
		const events = [sent, event(kind, '2021-07-01')].slice(kind === 'sent' ? 1 : 0);
		expect(check(events, event(kind, '2021-07-02'))).toEqual({
			code: 'recorded_already',
			recordedOn: '2021-07-01'
		});
	});

	it('is recorded once for a day with the same words', () => {
		const reply = event('holding_reply', '2021-07-20', { note: 'By telephone' });
		expect(check([sent, reply], reply)).toMatchObject({ code: 'recorded_already' });
		expect(check([sent, reply], { ...reply, note: 'By letter' })).toBeNull();
		expect(check([sent, reply], { ...reply, on: '2021-07-21' })).toBeNull();
	});

	it.each([
		['fee_paid', 'fees_notice'],
		['review_decided', 'review_asked'],
		['regulator_decided', 'complained']
	] as const)('%s needs %s before it, once for each', (end, begin) => {
		const ends = event(end, '2021-07-20');
		const refusal = { code: 'nothing_open', needs: begin };
		expect(check([sent], ends)).toEqual(refusal);
		expect(check([sent, event(begin, '2021-07-21')], ends)).toEqual(refusal);
		const begun = [sent, event(begin, '2021-07-10')];
		expect(check(begun, ends)).toBeNull();
		expect(check([...begun, event(end, '2021-07-11')], ends)).toEqual(refusal);
		expect(
			check([...begun, event(end, '2021-07-11'), event(begin, '2021-07-15')], ends)
		).toBeNull();
	});

	it('is judged the same in whatever order the others come', () => {
		const day = fc.integer({ min: 1, max: 31 }).map((n) => `2021-07-${String(n).padStart(2, '0')}`);
		const any = fc.record({ kind: fc.constantFrom(...requestEventKinds), on: day });
		fc.assert(
			fc.property(
				fc.uniqueArray(any, { selector: ({ on }) => on, maxLength: 8 }),
				any,
				(others, one) => {
					const list = others.map(({ kind, on }) => event(kind, on));
					const judged = (events: RequestEvent[]) =>
						check(events, event(one.kind, one.on))?.code ?? null;
					expect(judged([...list].reverse())).toBe(judged(list));
				}
			)
		);
	});
});
