import { expect, test } from 'vitest';
import type { BodyChange, ChangeKind } from './body';
import { describeChange, joinPieces } from './change-words';

const say = (kind: ChangeKind, of: Partial<BodyChange> = {}) =>
	joinPieces(
		describeChange({ kind, predecessor: 'a', successor: 'b', what: null, ...of }, (slug) =>
			slug.toUpperCase()
		)
	);

test.each([
	['renamed', 'A was renamed B'],
	['split', 'A was split, and part of it went to B'],
	['merged', 'A was merged into B'],
	['functions_transferred', 'A passed some of its work to B'],
	['created', 'B was created'],
	['abolished', 'A was abolished']
] as const)('a body that was %s: “%s”', (kind, words) => {
	expect(say(kind)).toBe(words);
});

test('what it was about is said', () => {
	expect(say('functions_transferred', { what: 'equalities' })).toBe('A passed equalities to B');
	expect(say('split', { what: 'trade' })).toBe('A was split, and part of it went to B (trade)');
});

test('a body that the record leaves out is said to be left out', () => {
	expect(say('renamed', { predecessor: null })).toBe('a body not on record was renamed B');
});

test('names come with their slugs', () => {
	const pieces = describeChange(
		{ kind: 'merged', predecessor: 'a', successor: 'b', what: null },
		(slug) => slug
	);
	expect(pieces.map((piece) => piece.slug)).toEqual(['a', null, 'b', null]);
});
