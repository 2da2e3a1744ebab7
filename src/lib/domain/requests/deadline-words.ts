import { clipWords, countThings, joinWords } from '../questions/words';
import { formatDay } from '../surveys/as-at';
import { formatLongDay } from './day-words';
import type { Deadline, DeadlineResult } from './deadline';
import { divisions, type Division } from './holidays';
import type { NonWorkingDay } from './working-day';

const divisionLabels = {
	'england-and-wales': 'England and Wales',
	scotland: 'Scotland',
	'northern-ireland': 'Northern Ireland'
} as const satisfies Record<Division, string>;

/** What is wrong with the day that was given, and what to give instead. */
export function deadlineProblem(result: Extract<DeadlineResult, { ok: false }>): string {
	const { received } = result;
	if (result.code === 'outside_holidays') {
		return `The bank holidays known here run from ${formatDay(result.firstOn)} to ${formatDay(result.lastOn)}. An answer to a request received on ${formatDay(received)} would be due outside those years, so the day cannot be worked out.`;
	}
	if (received.trim() === '') {
		return 'Enter the day on which the request was received, as year, month and day, as in 2021-07-19.';
	}
	return `“${clipWords(received)}” is not a day of the calendar. Enter year, month and day, as in 2021-07-19.`;
}

/** A day that does not count, as a line of a table. */
export interface SkippedDay {
	/** 'YYYY-MM-DD'. */
	date: string;
	/** "Saturday 24 July 2021". */
	day: string;
	/** Why it does not count. */
	why: string;
}

/** When an answer is due, in the words of the page. */
export interface DeadlineWords {
	received: string;
	due: string;
	/** The 40th working day, or null where it lies beyond the known bank holidays. */
	day40: string | null;
	skipped: SkippedDay[];
	/** How many days were skipped and of what sort: "8 weekend days and 1 bank holiday". */
	skippedCount: string;
	/** The other reading, in sentences; null where the two readings agree. */
	otherReading: string | null;
}

function reasonWords(day: NonWorkingDay): string {
	if (day.kind === 'weekend') return 'Weekend';
	if (day.divisions.length === divisions.length) return day.title;
	const where = joinWords(day.divisions.map((division) => divisionLabels[division]));
	return `${day.title}, in ${where} only; not a working day elsewhere in the United Kingdom either`;
}

function countSkipped(skipped: readonly NonWorkingDay[]): string {
	const weekend = skipped.filter((day) => day.kind === 'weekend').length;
	const holidays = skipped.length - weekend;
	return joinWords([
		...(weekend ? [countThings(weekend, 'weekend day', 'weekend days')] : []),
		...(holidays
			? [countThings(holidays, 'bank or public holiday', 'bank or public holidays')]
			: [])
	]);
}

/** A deadline in the words of the page. */
export function describeDeadline(result: Deadline): DeadlineWords {
	const other = result.codeOfPractice;
	return {
		received: formatLongDay(result.received),
		due: formatLongDay(result.due),
		day40: result.day40 === null ? null : formatLongDay(result.day40),
		skipped: result.skipped.map((day) => ({
			date: day.date,
			day: formatLongDay(day.date),
			why: reasonWords(day)
		})),
		skippedCount: countSkipped(result.skipped),
		otherReading:
			other === null
				? null
				: `${formatLongDay(result.received)} was not a working day. The Act counts from the day of receipt all the same. The Code of Practice under section 45 (July 2018) takes the next working day, ${formatLongDay(other.received)}, as the day of receipt; ${
						other.due === null
							? 'by that reading the answer would be due beyond the bank holidays known here.'
							: `by that reading the answer would be due on ${formatLongDay(other.due)}.`
					}`
	};
}
