import { describe, expect, it } from 'vitest';
import type { ChangeKind, NamedChange } from './body';
import { breakBetween, transfersBetween, type Span } from './breaks-between';

const change = (
	predecessor: string | null,
	successor: string | null,
	kind: ChangeKind,
	on: string,
	what: string | null = null
): NamedChange => ({
	predecessor,
	successor,
	kind,
	on,
	what,
	confidence: 'high',
	bodies: [predecessor, successor].flatMap((slug) =>
		slug ? [{ slug, code: slug.toUpperCase(), name: slug }] : []
	)
});
const changes = [
	change('wz', null, 'abolished', '2022-12-31'),
	change('beis', 'desnz', 'split', '2023-02-07'),
	change('beis', 'dbt', 'split', '2023-02-07'),
	change('beis', 'dsit', 'split', '2023-02-07'),
	change('dit', 'dbt', 'merged', '2023-02-07'),
	change('co', 'dsit', 'functions_transferred', '2024-07-24', 'digital services'),
	change('dluhc', 'mhclg', 'renamed', '2024-07-09'),
	change('dsit', 'co', 'split', '2026-07-20'),
	change('dbt', 'bist', 'renamed', '2026-07-20')
];
const span = (earlier: string, later: string, asked: Partial<Span> = {}): Span => ({
	earlier,
	later,
	askedEarlier: true,
	...asked
});
const wordsOf = (slug: string, of: Span) => breakBetween(slug, changes, of)?.words ?? null;

describe('what breaks the line of a body', () => {
	it('names all that a body was split into', () => {
		expect(breakBetween('beis', changes, span('2022-03', '2024-03'))).toEqual({
			kind: 'became',
			on: ['2023-02-07'],
			others: ['dbt', 'desnz', 'dsit'],
			words: 'became DBT, DESNZ and DSIT (split, 7 February 2023)'
		});
	});

	it('names each of those that a new body came from, with what happened to it', () => {
		expect(wordsOf('dbt', span('2022-03', '2024-03', { askedEarlier: false }))).toBe(
			'from BEIS (split, 7 February 2023) and DIT (merged, 7 February 2023)'
		);
	});

	it('ends a line at a renaming, and begins another', () => {
		expect(wordsOf('dluhc', span('2022-03', '2025-03'))).toBe(
			'became MHCLG (renamed, 9 July 2024)'
		);
		expect(wordsOf('mhclg', span('2022-03', '2025-03', { askedEarlier: false }))).toBe(
			'from DLUHC (renamed, 9 July 2024)'
		);
	});

	it('follows a body through several changes', () => {
		expect(wordsOf('beis', span('2022-03', '2026-09'))).toBe(
			'became BIST, CO and DESNZ (split, 7 February 2023; renamed and split, 20 July 2026)'
		);
	});

	it('breaks a body that took in a part of another and went on', () => {
		expect(breakBetween('co', changes, span('2024-09', '2026-09'))).toMatchObject({
			kind: 'took_in',
			words: 'took in work of DSIT (split, 20 July 2026)'
		});
	});

	it('says that a body was abolished', () => {
		expect(wordsOf('wz', span('2022-03', '2024-03'))).toBe('abolished, 31 December 2022');
	});

	it('leaves alone what happened before the one date or after the other', () => {
		expect(wordsOf('beis', span('2020-01', '2022-12-31'))).toBeNull();
		expect(wordsOf('dluhc', span('2024-07-09', '2025-01'))).toBeNull();
		expect(wordsOf('hmt', span('2020-01', '2026-12'))).toBeNull();
	});

	it('takes a body that was asked at the earlier date to have begun by then', () => {
		expect(wordsOf('dbt', span('2023-02', '2024-03'))).toBeNull();
		// In the same month its predecessor can only have been asked before.
		expect(wordsOf('dit', span('2023-02', '2024-03'))).toBe('became DBT (merged, 7 February 2023)');
	});

	it('is nothing where functions were passed on, which are told all the same', () => {
		const of = span('2024-07', '2025-03');
		expect(wordsOf('co', of)).toBeNull();
		expect(transfersBetween('co', changes, of)).toEqual([
			'CO passed digital services to DSIT, 24 July 2024'
		]);
	});

	it('ends where the records run in a circle', () => {
		const circle = [
			change('a', 'b', 'renamed', '2023-01-01'),
			change('b', 'a', 'renamed', '2023-06-01')
		];
		expect(breakBetween('a', circle, span('2022-01', '2024-01'))).toBeNull();
	});
});
