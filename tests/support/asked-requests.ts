/** Requests of every standing, as a chart of the time to respond takes them. */
import list from '$lib/domain/requests/bank-holidays.json';
import { readClock } from '$lib/domain/requests/clock';
import { parseHolidays } from '$lib/domain/requests/holidays';
import type { RequestEvent, RequestEventKind } from '$lib/domain/requests/request-event';
import type { TimedRequest } from '$lib/domain/charts/figures/time-to-respond';

const holidays = parseHolidays(list);

/** The day on which they stand so. */
export const askedToday = '2021-07-20';

type Happening = [kind: RequestEventKind, on: string, until?: string];

const asEvent = ([kind, on, until = null as never]: Happening): RequestEvent => ({
	kind,
	on,
	until,
	note: null
});

/** A request to a body to which this happened, as it stands on that day. */
export function askedRequest(
	code: string,
	happened: Happening[],
	more: Partial<TimedRequest> = {}
): TimedRequest {
	return {
		body: { code, name: `Department of ${code}` },
		follows: null,
		clock: readClock(happened.map(asEvent), askedToday, holidays),
		...more
	};
}

const received: Happening = ['received', '2021-06-08'];

/** One request of each standing, in no order. */
export const askedRequests: TimedRequest[] = [
	askedRequest('MoJ', [received, ['response', '2021-06-08']]),
	askedRequest('BEIS', [received, ['response', '2021-06-30']]),
	askedRequest('CO', [received, ['response', '2021-07-06']]),
	askedRequest('DCMS', [
		received,
		['extended', '2021-07-01', '2021-08-03'],
		['response', '2021-07-13']
	]),
	askedRequest('Defra', [received, ['response', '2021-07-09']]),
	askedRequest('HMT', [
		['sent', '2021-03-01'],
		['response', '2021-07-16']
	]),
	askedRequest('DfE', [received]),
	askedRequest('DfT', [['received', '2021-07-05']]),
	askedRequest('DWP', [received, ['extended', '2021-07-01', '2021-08-03']]),
	askedRequest('DIT', [received, ['clarification_asked', '2021-06-15']]),
	askedRequest('FCDO', [received, ['fees_notice', '2021-06-15']]),
	askedRequest('DHSC', []),
	askedRequest('HO', [received, ['transferred', '2021-06-15']]),
	askedRequest('DLUHC', [received], { follows: 'HO' }),
	askedRequest('MoD', [received, ['withdrawn', '2021-06-15']]),
	askedRequest('NIO', [['response', '2021-06-15']]),
	askedRequest('SO', [['received', '2018-06-15']]),
	askedRequest('WO', [
		['received', '2018-06-15'],
		['response', '2018-07-15']
	])
];
