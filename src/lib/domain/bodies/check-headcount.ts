import type { Headcount } from './body';

export interface HeadcountProblem {
	code: 'in_future' | 'fte_over_headcount';
}

/**
 * What keeps a headcount from being recorded, or null. Nobody counts as more than one full-time
 * equivalent, and rounding both figures the same way does not turn them round.
 * @param today 'YYYY-MM-DD'
 */
export function checkHeadcount(
	{ as_at, headcount, fte }: Pick<Headcount, 'as_at' | 'headcount' | 'fte'>,
	today: string
): HeadcountProblem | null {
	if (as_at > today) return { code: 'in_future' };
	return fte > headcount ? { code: 'fte_over_headcount' } : null;
}
