import type { ClockResult } from '$lib/domain/requests/clock';
import { clockProblem, describeClock, type ClockWords } from '$lib/domain/requests/clock-words';
import { progressOf, requestProgressLabels } from '$lib/domain/requests/request-list';

/** Where a request stands in words, also where its days lie outside the known bank holidays. */
export function describeResult(result: ClockResult, today: string): ClockWords {
	return result.ok
		? describeClock(result.clock, today)
		: {
				state: requestProgressLabels[progressOf(result, null)],
				due: null,
				detail: [clockProblem(result)]
			};
}
