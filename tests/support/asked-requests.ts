/** Requests of every standing, as a chart of the time to respond takes them. */
import list from '$lib/domain/requests/bank-holidays.json';
import { readClock } from '$lib/domain/requests/clock';
import { parseHolidays } from '$lib/domain/requests/holidays';
import type { RequestEvent, RequestEventKind } from '$lib/domain/requests/request-event';
import type { Body } from '$lib/domain/bodies/body';
import type { PublicRequest } from '$lib/domain/requests/public-request';
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
const asked: [code: string, happened: Happening[], follows?: string][] = [
	['MoJ', [received, ['response', '2021-06-08']]],
	['BEIS', [received, ['response', '2021-06-30']]],
	['CO', [received, ['response', '2021-07-06']]],
	['DCMS', [received, ['extended', '2021-07-01', '2021-08-03'], ['response', '2021-07-13']]],
	['Defra', [received, ['response', '2021-07-09']]],
	[
		'HMT',
		[
			['sent', '2021-03-01'],
			['response', '2021-07-16']
		]
	],
	['DfE', [received]],
	['DfT', [['received', '2021-07-05']]],
	['DWP', [received, ['extended', '2021-07-01', '2021-08-03']]],
	['DIT', [received, ['clarification_asked', '2021-06-15']]],
	['FCDO', [received, ['fees_notice', '2021-06-15']]],
	['DHSC', []],
	['HO', [received, ['transferred', '2021-06-15']]],
	['DLUHC', [received], 'HO'],
	['MoD', [received, ['withdrawn', '2021-06-15']]],
	['NIO', [['response', '2021-06-15']]],
	['SO', [['received', '2018-06-15']]],
	[
		'WO',
		[
			['received', '2018-06-15'],
			['response', '2018-07-15']
		]
	]
];

export const askedRequests: TimedRequest[] = asked.map(([code, happened, follows]) =>
	askedRequest(code, happened, follows === undefined ? {} : { follows })
);

/** The same as an edition of this wave freezes them: without the one of which nothing has happened yet. */
export const askedPublicly = (wave: string): PublicRequest[] =>
	asked
		.filter(([, happened]) => happened.length > 0)
		.map(([code, happened, follows]) => ({
			wave,
			body: code.toLowerCase(),
			follows: follows?.toLowerCase() ?? null,
			events: happened.map(([kind, on, until]) => ({ kind, on, until: until ?? null }))
		}));

/** The bodies asked, those of which nothing has happened yet too. */
export const askedBodies: Body[] = askedRequests.map(({ body }) => ({
	slug: body.code!.toLowerCase(),
	code: body.code,
	name: body.name,
	kind: 'ministerial_department',
	has_ministers: true,
	govuk_slug: null
}));
