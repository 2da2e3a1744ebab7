import { expect, test } from 'vitest';
import { checkHeadcount } from './check-headcount';

const figures = { as_at: '2021-09-30', headcount: 2080, fte: 2030 };

test('a headcount of today or before is taken', () => {
	expect(checkHeadcount(figures, '2021-09-30')).toBeNull();
	expect(checkHeadcount({ ...figures, fte: 2080 }, '2024-01-01')).toBeNull();
});

test('a headcount of a day to come is refused', () => {
	expect(checkHeadcount(figures, '2021-09-29')).toEqual({ code: 'in_future' });
});

test('more full-time equivalents than people are refused', () => {
	expect(checkHeadcount({ ...figures, fte: 2081 }, '2024-01-01')).toEqual({
		code: 'fte_over_headcount'
	});
});
