import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordDifference, type WordPiece } from './word-difference';

const join = (pieces: readonly WordPiece[], kinds: readonly WordPiece['kind'][]) =>
	pieces
		.filter(({ kind }) => kinds.includes(kind))
		.map(({ text }) => text)
		.join('');

describe('the difference of two texts', () => {
	test('names the words that were taken out and those that came in their place', () => {
		expect(
			wordDifference('Permits WhatsApp; not Signal.', 'Permits Signal; not WhatsApp.')
		).toEqual([
			{ kind: 'kept', text: 'Permits ' },
			{ kind: 'removed', text: 'WhatsApp' },
			{ kind: 'added', text: 'Signal' },
			{ kind: 'kept', text: '; not ' },
			{ kind: 'removed', text: 'Signal' },
			{ kind: 'added', text: 'WhatsApp' },
			{ kind: 'kept', text: '.' }
		]);
	});

	test('shows words that were exchanged one after the other as one exchange', () => {
		expect(wordDifference('302 people have it.', 'Nobody has it.')).toEqual([
			{ kind: 'removed', text: '302 people have' },
			{ kind: 'added', text: 'Nobody has' },
			{ kind: 'kept', text: ' it.' }
		]);
	});

	test('is nothing but what is kept where nothing changed, and nothing at all of nothing', () => {
		expect(wordDifference('The same.', 'The same.')).toEqual([{ kind: 'kept', text: 'The same.' }]);
		expect(wordDifference('', '')).toEqual([]);
	});

	test('exchanges the middle of texts too long to be compared word by word', () => {
		const [one, other] = ['a ', 'b '].map((word) => `Begins. ${word.repeat(1500)}Ends.`);
		expect(wordDifference(one!, other!).map(({ kind }) => kind)).toEqual([
			'kept',
			'removed',
			'added',
			'kept'
		]);
	});

	const words = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 60 }),
		fc
			.array(fc.constantFrom('a', 'b', 'c', ' ', '  ', '\n', '.', '“', 'é', '😀'), {
				maxLength: 30
			})
			.map((list) => list.join(''))
	);

	test('gives both texts back, whatever they are', () => {
		fc.assert(
			fc.property(words, words, (before, after) => {
				const pieces = wordDifference(before, after);
				expect(join(pieces, ['kept', 'added'])).toBe(after);
				expect(join(pieces, ['kept', 'removed'])).toBe(before);
			})
		);
	});

	test('has no empty piece and no two of a kind in a row', () => {
		fc.assert(
			fc.property(words, words, (before, after) => {
				const pieces = wordDifference(before, after);
				expect(pieces.every(({ text }) => text !== '')).toBe(true);
				expect(pieces.some(({ kind }, index) => pieces[index + 1]?.kind === kind)).toBe(false);
			})
		);
	});
});
