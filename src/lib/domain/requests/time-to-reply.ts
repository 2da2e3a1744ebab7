import { formatDay } from '../surveys/as-at';
import type { ClockResult } from './clock';
import { formatLongDay, formatWorkingDays } from './day-words';

/** How the time to reply stands of a request that is not answered. Days late are working days, by our count. */
export type TimeToReply =
	| { kind: 'not_up'; dueOn: string }
	| { kind: 'up'; daysLate: number }
	| { kind: 'stopped'; why: 'clarification' | 'fee'; since: string }
	/** Some of its days lie outside the bank holidays known here. */
	| { kind: 'untold' };

/** The same of any request; null where it was answered, ended without an answer or was never sent. */
export function timeToReply(result: ClockResult): TimeToReply | null {
	if (!result.ok) return result.state === null ? { kind: 'untold' } : null;
	const { state, dueOn, daysLate, stopped } = result.clock;
	if (state === 'stopped' && stopped) return { kind: 'stopped', ...stopped };
	if (state === 'past_due') return { kind: 'up', daysLate };
	if (state === 'running' && dueOn !== null) return { kind: 'not_up', dueOn };
	return null;
}

/** The same as the end of a sentence about a day that has passed: "its time to reply was not up". */
export function timeToReplyWords(time: TimeToReply): string {
	switch (time.kind) {
		case 'not_up':
			return `its time to reply was not up: it was due on ${formatLongDay(time.dueOn)}`;
		case 'up': {
			const days = time.daysLate
				? `${formatWorkingDays(time.daysLate)} past due`
				: 'past due, without a working day since';
			return `its time to reply was up: ${days}, by our count`;
		}
		case 'stopped': {
			const asked = time.why === 'fee' ? 'a fee' : 'clarification';
			return `its time to reply was stopped: ${asked} had been asked for on ${formatDay(time.since)}`;
		}
		case 'untold':
			return 'whether its time to reply was up cannot be told';
	}
}
