import type { Figure, Marks, ToldFigure } from './figure';
import { continueSentence, countThings, endSentence, startSentence } from '../questions/words';

const bars = (count: number) => countThings(count, 'bar', 'bars');
const rows = (count: number) => countThings(count, 'row', 'rows');

/** What the picture looks like, for those who do not see it. */
const formWords = {
	stacks: (count) => `stacked bars, ${bars(count)}`,
	bars: (count) => `horizontal bars, ${rows(count)}`,
	dots: (count) => `matrix of dots, ${rows(count)}`,
	strip: (count) => `strip, ${rows(count)}`,
	slopes: (count) => `lines from date to date, ${rows(count)} with one for each body`
} as const satisfies Record<Marks['form'], (count: number) => string>;

/**
 * The text alternative that is proposed: the form, what is measured, and the summary with its counts and
 * unknowns. It names no colour, and leaves single rows to the table.
 */
export function proposeAlternative({
	marks,
	subtitle,
	summary
}: Pick<ToldFigure, 'marks' | 'subtitle' | 'summary'>): string {
	const form = startSentence(formWords[marks.form](marks.rows.length));
	return `${endSentence(`${form}: ${continueSentence(subtitle)}`)} ${summary}`;
}

/** A figure with everything generated that a publisher could have said in its place. */
export function completeFigure(told: ToldFigure): Figure {
	return {
		...told,
		alternative: proposeAlternative(told),
		generated: { headline: null, subtitle: null }
	};
}
