import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyChange, ChangeKind } from '../bodies/body';
import { isOwnBody } from './own-body';

const change = (
	predecessor: string | null,
	kind: ChangeKind,
	successor: string | null
): BodyChange => ({
	predecessor,
	successor,
	kind,
	on: '2023-02-07',
	what: null,
	confidence: 'high'
});

/** DECC and BIS became BEIS, which became DESNZ and DBT; DBT is BIST now. */
const changes = [
	change('bis', 'merged', 'beis'),
	change('decc', 'merged', 'beis'),
	change('beis', 'split', 'desnz'),
	change('beis', 'split', 'dbt'),
	change('dbt', 'renamed', 'bist'),
	change('beis', 'functions_transferred', 'co'),
	change('dexeu', 'abolished', null),
	change(null, 'created', 'dexeu')
];

describe('one’s own body', () => {
	it('is the one that somebody works for', () => {
		expect(isOwnBody('hmt', 'hmt', changes)).toBe(true);
		expect(isOwnBody('hmt', 'desnz', changes)).toBe(false);
	});

	it('is also what it came from, however long ago', () => {
		expect(isOwnBody('desnz', 'beis', changes)).toBe(true);
		expect(isOwnBody('desnz', 'decc', changes)).toBe(true);
		expect(isOwnBody('bist', 'bis', changes)).toBe(true);
	});

	it('is also what became of it', () => {
		expect(isOwnBody('decc', 'beis', changes)).toBe(true);
		expect(isOwnBody('decc', 'bist', changes)).toBe(true);
	});

	it('is also one that functions came from or went to', () => {
		expect(isOwnBody('co', 'beis', changes)).toBe(true);
		expect(isOwnBody('beis', 'co', changes)).toBe(true);
	});

	it('is not one that merely shares a predecessor', () => {
		expect(isOwnBody('desnz', 'dbt', changes)).toBe(false);
		expect(isOwnBody('bis', 'decc', changes)).toBe(false);
	});

	it('is none for those who work for no body of the register', () => {
		for (const body of ['hmt', 'beis', 'dexeu']) expect(isOwnBody(null, body, changes)).toBe(false);
	});

	it('is not made by having begun or ended like another', () => {
		const others = [...changes, change('ukti', 'abolished', null), change(null, 'created', 'fsa')];
		expect(isOwnBody('dexeu', 'ukti', others)).toBe(false);
		expect(isOwnBody('dexeu', 'fsa', others)).toBe(false);
	});

	it('is found though records go round in a circle', () => {
		const circle = [change('a', 'renamed', 'b'), change('b', 'renamed', 'a')];
		expect(isOwnBody('a', 'b', circle)).toBe(true);
		expect(isOwnBody('a', 'c', circle)).toBe(false);
	});

	it('goes both ways: who may not decide about whom may not be decided about by them', () => {
		const slug = fc.constantFrom('a', 'b', 'c', 'd', 'e');
		const kind = fc.constantFrom<ChangeKind>('renamed', 'split', 'merged', 'functions_transferred');
		const records = fc.array(
			fc.tuple(slug, kind, slug).map(([from, how, to]) => change(from, how, to))
		);
		fc.assert(
			fc.property(records, slug, slug, (list, one, other) => {
				expect(isOwnBody(one, other, list)).toBe(isOwnBody(other, one, list));
				expect(isOwnBody(one, one, list)).toBe(true);
			})
		);
	});
});
