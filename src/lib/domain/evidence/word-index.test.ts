import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from './boxes';
import { breakLines, listWords, moveWord, nearestWord, wordAt, type SetWords } from './word-index';

/** Sets words in lines: each a list of widths, from a place across and down. */
function setLines(lines: number[][], left = 0, top = 0): Box[] {
	return lines.flatMap((widths, line) => {
		let across = left;
		return widths.map((width) => {
			const box = {
				left: across,
				right: across + width,
				top: top + line * 14,
				bottom: top + line * 14 + 10
			};
			across += width + 4;
			return box;
		});
	});
}
const setOf = (boxes: Box[]): SetWords => ({ boxes, lines: breakLines(boxes) });

describe('listWords', () => {
	it('finds every word of a text and nothing between them', () => {
		const text = 'A total of 214 \n individuals have\u00a0it.';
		expect(listWords(text).map(({ start, end }) => text.slice(start, end))).toEqual([
			'A',
			'total',
			'of',
			'214',
			'individuals',
			'have',
			'it.'
		]);
	});

	it('leaves out no letter, whatever the text', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const words = listWords(text);
				const letters = words.map(({ start, end }) => text.slice(start, end)).join('');
				expect(letters).toBe(text.replace(/\s+/g, ''));
				for (const [index, { start }] of words.entries()) expect(wordAt(words, start)).toBe(index);
			})
		);
	});
});

describe('wordAt', () => {
	it('takes the word before where a place stands between two, and the first before all', () => {
		const words = listWords('  one two');
		expect([0, 2, 4, 5, 6, 8, 100].map((offset) => wordAt(words, offset))).toEqual([
			0, 0, 0, 0, 1, 1, 1
		]);
	});
});

describe('breakLines', () => {
	it('begins a line where words go back to the left', () => {
		expect(breakLines(setLines([[10, 20, 30], [15, 15], [60]]))).toEqual([0, 3, 5]);
	});

	it('begins a line where the next column begins, though it is higher up the page', () => {
		expect(
			breakLines([
				...setLines([
					[10, 10],
					[10, 10]
				]),
				...setLines([[10, 10]], 300)
			])
		).toEqual([0, 2, 4]);
	});

	it('keeps a raised figure, and large print beside small, on their line', () => {
		const line = setLines([[10, 10, 10]]);
		line[1] = { ...line[1]!, top: -3, bottom: 4 };
		expect(breakLines(line)).toEqual([0]);
		line[1] = { ...line[1]!, top: -30, bottom: 14 };
		expect(breakLines(line)).toEqual([0]);
	});

	it('has no line where there is no word', () => {
		expect(breakLines([])).toEqual([]);
	});
});

describe('moveWord', () => {
	const set = setOf(setLines([[10, 20, 30], [60, 10], [20]]));

	it('goes along the words, and off the sheet at its ends', () => {
		expect(moveWord(set, 2, 'next', 0)).toBe(3);
		expect(moveWord(set, 3, 'previous', 0)).toBe(2);
		expect(moveWord(set, 5, 'next', 0)).toBe('after');
		expect(moveWord(set, 0, 'previous', 0)).toBe('before');
		expect(moveWord(set, 5, 'down', 0)).toBe('after');
		expect(moveWord(set, 2, 'up', 0)).toBe('before');
	});

	it('goes up and down to the word that stands under the place it keeps to', () => {
		expect(moveWord(set, 2, 'down', 70)).toBe(4);
		expect(moveWord(set, 2, 'down', 45)).toBe(3);
		expect(moveWord(set, 4, 'down', 70)).toBe(5);
		expect(moveWord(set, 5, 'up', 70)).toBe(4);
		expect(nearestWord(set, -1, 500)).toBe(5);
		expect(nearestWord(set, 0, 500)).toBe(2);
	});

	it('goes to the ends of the line it is on', () => {
		expect(moveWord(set, 1, 'line_start', 0)).toBe(0);
		expect(moveWord(set, 1, 'line_end', 0)).toBe(2);
		expect(moveWord(set, 3, 'line_end', 0)).toBe(4);
	});

	it('visits every word going on, and comes back the same way, whatever the lines', () => {
		const lines = fc.array(
			fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 }),
			{
				minLength: 1,
				maxLength: 12
			}
		);
		fc.assert(
			fc.property(lines, (widths) => {
				const set = setOf(setLines(widths));
				expect(set.lines).toHaveLength(widths.length);
				const steps: number[] = [];
				for (let at: number | string = 0; typeof at === 'number'; at = moveWord(set, at, 'next', 0))
					steps.push(at);
				expect(steps).toEqual(set.boxes.map((_, index) => index));
				// Down as often as there are lines: each is stood on once.
				const rows: number[] = [];
				for (
					let at: number | string = 0;
					typeof at === 'number';
					at = moveWord(set, at, 'down', 30)
				) {
					rows.push(set.lines.findLastIndex((start) => start <= (at as number)));
				}
				expect(rows).toEqual(set.lines.map((_, index) => index));
			})
		);
	});
});
