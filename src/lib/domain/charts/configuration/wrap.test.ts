import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Font } from './theme';
import { wrapText } from './wrap';

const font: Font = { family: 'sans', weight: 400, size: 10 };
const measure = (text: string) => text.length * 5;
const wrap = (text: string, width: number) => wrapText(text, font, width, measure);

describe('wrapText', () => {
	it('breaks between words', () => {
		expect(wrap('Keep the messages that matter', 70)).toEqual([
			'Keep the',
			'messages that',
			'matter'
		]);
	});

	it('breaks after a hyphen rather than within a word', () => {
		expect(wrap('non-government', 50)).toEqual(['non-', 'government']);
	});

	it('cuts a word that is wider than a line', () => {
		expect(wrap('abcdefghij', 20)).toEqual(['abcd', 'efgh', 'ij']);
	});

	it('makes no line wider than asked and loses nothing but spaces at line ends', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 5, max: 200 }), (text, width) => {
				const lines = wrap(text, width);
				for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
				const bare = (words: string) => words.replace(/\s/g, '');
				expect(bare(lines.join(''))).toBe(bare(text));
			})
		);
	});
});
