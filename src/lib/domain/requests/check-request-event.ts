import { inOrder } from './clock';
import type { RequestEvent, RequestEventKind } from './request-event';

/** Why an event cannot have happened to a request. */
export type EventProblem =
	/** Its day has not come yet. */
	| { code: 'in_future' }
	/** Nothing can happen to a request before it was sent, and no sending is recorded. */
	| { code: 'not_sent' }
	/** It was sent, or received, on a later day. */
	| { code: 'before_sent'; sentOn: string }
	/** Something else happened to it on an earlier day than this sending or receipt. */
	| { code: 'after_others'; kind: RequestEventKind; firstOn: string }
	/** It happens once, or was recorded with the same words for the same day, and is recorded already. */
	| { code: 'recorded_already'; recordedOn: string }
	/** It ends something that, by that day, had not begun. */
	| { code: 'nothing_open'; needs: RequestEventKind };

/** What happens to a request once at most. Of responses there can be several: the first one counts. */
const once: readonly RequestEventKind[] = ['sent', 'received', 'transferred', 'withdrawn'];

/** What ends something, and what begins it. */
const ends: Partial<Record<RequestEventKind, RequestEventKind>> = {
	fee_paid: 'fees_notice',
	review_decided: 'review_asked',
	regulator_decided: 'complained'
};

/**
 * Whether an event can have happened to a request, beside what is known to have happened.
 * @param events what happened, in any order and without what is struck out
 * @param today the calendar day in Europe/London
 * @returns null where it can
 */
export function checkRequestEvent(
	events: readonly RequestEvent[],
	event: RequestEvent,
	today: string
): EventProblem | null {
	if (event.on > today) return { code: 'in_future' };

	const same = events.find(
		({ kind, on, until, note }) =>
			kind === event.kind &&
			(once.includes(kind) || (on === event.on && until === event.until && note === event.note))
	);
	if (same) return { code: 'recorded_already', recordedOn: same.on };

	const isStart = (kind: RequestEventKind) => kind === 'sent' || kind === 'received';
	if (isStart(event.kind)) return checkStart(events, event);

	// A body that was handed a request has received it, and we never sent it there.
	const [start] = inOrder(events).filter(({ kind }) => isStart(kind));
	if (!start) return { code: 'not_sent' };
	if (event.on < start.on) return { code: 'before_sent', sentOn: start.on };

	const needs = ends[event.kind];
	if (needs && !isOpen(events, event, needs)) return { code: 'nothing_open', needs };
	return null;
}

/** Sending comes before all else; receipt comes after sending and before any reply in substance. */
function checkStart(events: readonly RequestEvent[], event: RequestEvent): EventProblem | null {
	const sent = events.find(({ kind }) => kind === 'sent');
	if (sent && event.on < sent.on) return { code: 'before_sent', sentOn: sent.on };
	const first = inOrder(events).find(
		({ kind, on }) =>
			on < event.on &&
			(event.kind === 'sent' || ['part_response', 'response', 'transferred'].includes(kind))
	);
	return first ? { code: 'after_others', kind: first.kind, firstOn: first.on } : null;
}

/** Whether, by the day of an event, what it ends had begun more often than it had ended. */
function isOpen(
	events: readonly RequestEvent[],
	event: RequestEvent,
	begins: RequestEventKind
): boolean {
	const until = (kind: RequestEventKind) =>
		events.filter((one) => one.kind === kind && one.on <= event.on).length;
	return until(begins) > until(event.kind);
}
