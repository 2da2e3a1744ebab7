import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapPlainText } from './wrap-plain-text';

describe('plain text that is wrapped', () => {
	it('breaks a long line between words, at 72 characters', () => {
		const words = 'word '.repeat(20).trim();
		expect(wrapPlainText(words).split('\n')).toEqual([
			'word '.repeat(14).trim(),
			'word '.repeat(6).trim()
		]);
	});

	it('stands clear of a number or a letter in brackets', () => {
		const long = 'ministers '.repeat(10).trim();
		expect(wrapPlainText(`1. ${long}`).split('\n')[1]).toMatch(/^ {3}ministers/);
		expect(wrapPlainText(`   (a) ${long}`).split('\n')[1]).toMatch(/^ {7}ministers/);
	});

	it('keeps line ends, blank lines and what stands in', () => {
		expect(wrapPlainText('Dear HMT,\r\n\r\n   An address\n')).toBe('Dear HMT,\n\n   An address\n');
	});

	it('leaves a word whole that is longer than a line', () => {
		const address = `https://example.org/${'x'.repeat(90)}`;
		expect(wrapPlainText(`See ${address} for more.`)).toBe(`See\n${address}\nfor more.`);
	});

	it('loses no word, and has no longer line of short words', () => {
		const words = fc.array(fc.stringMatching(/^[\p{L}\p{N}.,’“-]{1,20}$/u), { maxLength: 60 });
		fc.assert(
			fc.property(words, (given) => {
				const wrapped = wrapPlainText(given.join(' '));
				expect(wrapped.split(/\s+/).filter(Boolean)).toEqual(given);
				for (const line of wrapped.split('\n')) expect([...line].length).toBeLessThanOrEqual(72);
			})
		);
	});
});
