import { expect, test } from 'vitest';
import type { Headcount } from './body';
import { findHeadcount } from './headcount';

const headcount = (body: string, as_at: string): Headcount => ({
	body,
	as_at,
	headcount: 100,
	fte: 90,
	source: { title: 'Public sector employment', rounding: null }
});
const headcounts = [
	headcount('hmt', '2022-06-30'),
	headcount('hmt', '2022-03-31'),
	headcount('hmt', '2021-09-30'),
	headcount('mod', '2022-03-01')
];

test('takes the latest headcount up to the end of the month', () => {
	expect(findHeadcount(headcounts, 'hmt', '2022-03')?.as_at).toBe('2022-03-31');
});

test('takes the latest headcount up to the day', () => {
	expect(findHeadcount(headcounts, 'hmt', '2022-03-30')?.as_at).toBe('2021-09-30');
});

test('takes the earliest one where all are later', () => {
	expect(findHeadcount(headcounts, 'hmt', '2020-01')?.as_at).toBe('2021-09-30');
});

test('takes no other body’s', () => {
	expect(findHeadcount(headcounts, 'beis', '2022-03')).toBeNull();
});
