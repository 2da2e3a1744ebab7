import type { Body } from '../../bodies/body';
import { continueSentence, countThings, formatCount } from '../../questions/words';
import type { ClockResult } from '../../requests/clock';
import { formatWorkingDays } from '../../requests/day-words';
import type { ResponseTime } from '../../requests/response-time';
import { formatDay } from '../../surveys/as-at';
import type { Statement, SumPart } from '../statement';

/** One request, with what its row says. */
export interface TimedRow {
	/** "DLUHC, after HO" */
	label: string;
	body: Pick<Body, 'code' | 'name'> & Partial<Pick<Body, 'slug'>>;
	clock: ClockResult;
	time: ResponseTime;
	/** "Answered after 23 working days, 3 past due, by our count" */
	words: string;
}

const requests = (count: number) => countThings(count, 'request', 'requests');

/** The day counted from and the day counted to, where both are known. */
function spanOf({ clock, time }: TimedRow, today: string): { from: string; to: string } | null {
	if (!clock.ok || time.kind === 'untold' || clock.clock.countedFrom === null) return null;
	const to = time.kind === 'answered' ? clock.clock.respondedOn : today;
	return to === null ? null : { from: formatDay(clock.clock.countedFrom), to: formatDay(to) };
}

/** What the table of times says, a statement for each of its rows, in their order. */
export function stateTimes(rows: readonly TimedRow[], today: string): Statement[] {
	const counted = rows.filter(({ time }) => time.kind === 'answered').length;
	const open = rows.filter(({ time }) => time.kind === 'open').length;
	return rows.map((row, index) => {
		const { label, time, words, body } = row;
		const span = spanOf(row, today);
		const part: SumPart = {
			label: span ? `Working days after ${span.from}, up to ${span.to}` : 'Working days',
			amount: time.kind === 'untold' ? 'Not counted' : time.days,
			source: null,
			counted: [{ kind: 'request', label, body: body.slug ?? null }]
		};
		return {
			of: { row: index },
			title: label,
			number: time.kind === 'untold' ? null : formatCount(time.days),
			says: `request to ${label}: ${continueSentence(words)}`,
			base: `of ${requests(rows.length)}, ${formatCount(counted)} ${counted === 1 ? 'has' : 'have'} an answer whose days can be counted and ${formatCount(open)} ${open === 1 ? 'is' : 'are'} open`,
			sum:
				time.kind === 'untold'
					? `No sum: ${continueSentence(words)}`
					: span
						? `${formatWorkingDays(time.days)} after ${span.from}, up to ${span.to}`
						: formatWorkingDays(time.days),
			parts: [part]
		};
	});
}
