import { describe, expect, it } from 'vitest';
import {
	clipWords,
	continueSentence,
	countThings,
	countWord,
	formatPercent,
	joinWords
} from './words';

describe('a percentage', () => {
	it('has one decimal place, a whole number too, unless asked for none', () => {
		expect(formatPercent((629 / 2030) * 100)).toBe('31.0%');
		expect(formatPercent(13.457)).toBe('13.5%');
		expect(formatPercent(13.457, 0)).toBe('13%');
		expect(formatPercent(0)).toBe('0.0%');
	});

	it('never shows a little as nothing', () => {
		expect(formatPercent((7 / 85_900) * 100)).toBe('under 0.1%');
		expect(formatPercent(0.3, 0)).toBe('under 1%');
	});
});

describe('a count', () => {
	it('has its noun in the singular for one alone', () => {
		expect([0, 1, 1704].map((count) => countThings(count, 'answer', 'answers'))).toEqual([
			'0 answers',
			'1 answer',
			'1,704 answers'
		]);
	});

	it('is a word up to ten and a figure from there on', () => {
		expect([0, 10, 11, 1704].map(countWord)).toEqual(['none', 'ten', '11', '1,704']);
	});
});

it('joins words with commas and one conjunction', () => {
	expect(joinWords([])).toBe('');
	expect(joinWords(['a', 'b', 'c'])).toBe('a, b and c');
	expect(joinWords(['a', 'b'], 'or')).toBe('a or b');
});

it('keeps the capital of a name inside a sentence', () => {
	expect(continueSentence('Not stated')).toBe('not stated');
	expect(continueSentence('WhatsApp is permitted')).toBe('WhatsApp is permitted');
});

it('says back no more than it takes to recognise what was sent', () => {
	expect(clipWords('x'.repeat(9000))).toBe(`${'x'.repeat(60)}…`);
	expect(clipWords('hmt')).toBe('hmt');
});
