import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutText } from './cut-text';

const piecesOf = (text: string, length: number) => {
	const starts = cutText(text, length);
	return starts.map((start, index) => text.slice(start, starts[index + 1]));
};

describe('cutText', () => {
	it('cuts after line breaks', () => {
		expect(piecesOf('one two\nthree\nfour five six\nseven', 10)).toEqual([
			'one two\nthree\n',
			'four five six\n',
			'seven'
		]);
	});

	it('cuts a line that is too long after a space, and a word that is too long anywhere', () => {
		expect(piecesOf('one two three four', 5)).toEqual(['one two ', 'three ', 'four']);
		expect(piecesOf('abcdefghijklmnopqrstuvwxyz', 5)).toEqual([
			'abcdefghij',
			'klmnopqrst',
			'uvwxyz'
		]);
		expect(piecesOf('abc😀😀😀', 2)).toEqual(['abc', '😀😀', '😀']);
	});

	it('leaves a short text, and an empty one, in one piece', () => {
		expect(cutText('', 5)).toEqual([0]);
		expect(cutText('one', 5)).toEqual([0]);
	});

	it('keeps every sign, in pieces of no more than twice the length', () => {
		const words = fc.array(fc.constantFrom('a', 'word', ' ', '\n', '😀', 'something'), {
			maxLength: 80
		});
		fc.assert(
			fc.property(words, fc.integer({ min: 2, max: 30 }), (parts, length) => {
				const text = parts.join('');
				const pieces = piecesOf(text, length);
				expect(pieces.join('')).toBe(text);
				for (const piece of pieces) {
					expect(piece.length).toBeLessThanOrEqual(2 * length);
					expect(piece.isWellFormed()).toBe(true);
					if (text) expect(piece).not.toBe('');
				}
			})
		);
	});
});
