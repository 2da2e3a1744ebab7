import { dayOf } from '$lib/domain/editions/day-of';
import { checkRequestEvent, type EventProblem } from '$lib/domain/requests/check-request-event';
import { requestEventWords, type RequestEvent } from '$lib/domain/requests/request-event';
import { formatDay } from '$lib/domain/surveys/as-at';
import { standingEvents, type StoredRequest } from '../queries/requests';
import { RefusedError } from './perform';

function problemWords(problem: EventProblem, event: RequestEvent): string {
	const title = (kind: RequestEvent['kind']) => `“${requestEventWords[kind].title}”`;
	switch (problem.code) {
		case 'in_future':
			return 'That day has not come yet. Record it once it has happened.';
		case 'not_sent':
			return 'Nothing says that this request was sent. Record the day it was sent first.';
		case 'before_sent':
			return `It went out on ${formatDay(problem.sentOn)}, so ${title(event.kind)} cannot be earlier. If that day is wrong, strike it out and record the right one.`;
		case 'after_others':
			return `${title(problem.kind)} is recorded for ${formatDay(problem.firstOn)}, so ${title(event.kind)} cannot be later. If that day is wrong, strike it out and record the right one.`;
		case 'recorded_already':
			return `${title(event.kind)} is recorded already, for ${formatDay(problem.recordedOn)}. If that is wrong, strike it out first.`;
		case 'nothing_open':
			return `${title(event.kind)} needs ${title(problem.needs)} before it. Record that first.`;
	}
}

/**
 * Refuses an event that cannot have happened to a request. The caller holds the lock on the request.
 * @throws RefusedError with the code of the problem
 */
export function ensureEventFits(request: StoredRequest, event: RequestEvent, now: Date): void {
	const problem = checkRequestEvent(standingEvents(request), event, dayOf(now));
	if (problem) throw new RefusedError(problem.code, problemWords(problem, event));
}
