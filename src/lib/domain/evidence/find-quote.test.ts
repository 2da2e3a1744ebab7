import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuote, tidyQuote } from './find-quote';

const found = (text: string, quote: string) => {
	const at = findQuote(text, quote);
	return at && text.slice(at.start, at.end);
};

describe('quoted words', () => {
	it.each([
		['A total of 214\nindividuals have it.', '214 individuals have it', '214\nindividuals have it'],
		['on a depart-\nmental device', 'departmental device', 'depart-\nmental device'],
		['the ofﬁce of the Minister', 'office', 'ofﬁce'],
		[
			'we “neither confirm nor deny” it',
			'"neither confirm nor deny"',
			'“neither confirm nor deny”'
		],
		['the period 2021–22 was', '2021-22', '2021–22'],
		['no breakdown is held', 'no breakdown', 'no breakdown'],
		['soft\u00adware', 'software', 'soft\u00adware'],
		['THE PERMANENT SECRETARY', 'the Permanent Secretary', 'THE PERMANENT SECRETARY'],
		['the cafe\u0301 policy', 'the café policy', 'the cafe\u0301 policy'],
		['and so on… we withhold', 'so on... we', 'so on… we'],
		['📱 the apps 💬 are permitted', 'apps 💬 are', 'apps 💬 are'],
		['📱📱 the apps are permitted', 'permitted', 'permitted']
	])('are found in %j: %j', (text, quote, expected) => {
		expect(found(text, quote)).toBe(expected);
	});

	it('are not found where the text says otherwise, or where nothing is quoted', () => {
		expect(findQuote('214 individuals', '215 individuals')).toBeNull();
		expect(findQuote('', 'anything')).toBeNull();
		expect(findQuote('anything', ' \n')).toBeNull();
	});

	it.each([
		['214 individuals have it', '14 individuals'],
		['1,203 individuals have it', '203 individuals'],
		['have it: 1,203', 'have it: 1'],
		['a total of 214', 'a total of 21']
	])('are not found where a number is another: %j, %j', (text, quote) => {
		expect(findQuote(text, quote)).toBeNull();
	});

	it('are found where their number stands by itself, after another that ends in it', () => {
		const text = 'Of 214 individuals, 14 individuals have it.';
		expect(findQuote(text, '14 individuals')?.start).toBe(text.indexOf(' 14 ') + 1);
		expect(found('in 2021, 203 individuals', '203 individuals')).toBe('203 individuals');
	});

	const word = fc.oneof(
		fc.stringMatching(/^[A-Za-z]{1,9}$/),
		fc.constantFrom('ofﬁce', '“no”', '📱', '1,203', '£5', 'Ministère', '2021–22', 'soft\u00adware')
	);
	const gap = fc.constantFrom(' ', '\n', '  ', '\u00a0', '\r\n\t');

	it('are found however their page is broken into lines, and exactly there', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(word, gap, gap), { minLength: 3, maxLength: 40 }),
				fc.nat(),
				fc.nat(),
				(parts, from, length) => {
					const first = from % parts.length;
					const last = first + (length % (parts.length - first));
					const text = parts.map(([one, space]) => one + space).join('');
					// Selected on a page that is broken into other lines.
					const chosen = parts.slice(first, last + 1);
					const quote = tidyQuote(chosen.map(([one, , space]) => one + space).join(''));
					const at = findQuote(text, quote);
					expect(at).not.toBeNull();
					const words = (some: string) => some.replace(/[\s\u00ad]+/g, '').toLowerCase();
					expect(words(text.slice(at!.start, at!.end))).toBe(words(quote));
				}
			)
		);
	});

	it('are found where the page breaks a word of theirs at the end of a line, in either', () => {
		const long = fc.stringMatching(/^[a-z]{4,12}$/);
		fc.assert(
			fc.property(
				fc.array(fc.tuple(long, fc.boolean()), { minLength: 1, maxLength: 20 }),
				fc.boolean(),
				(parts, isQuoteBroken) => {
					const plain = parts.map(([one]) => one).join(' ');
					const broken = parts
						.map(([one, isBroken]) => (isBroken ? `${one.slice(0, 2)}-\n${one.slice(2)}` : one))
						.join(' ');
					const [text, quote] = isQuoteBroken ? [plain, broken] : [broken, plain];
					expect(findQuote(text, quote)).toEqual({ start: 0, end: text.length });
					expect(tidyQuote(broken)).toBe(plain);
				}
			)
		);
	});

	it('give places of the text, whatever is in it', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, quote) => {
				const at = findQuote(text, quote);
				if (!at) return;
				expect(at.start).toBeLessThan(at.end);
				expect(at.end).toBeLessThanOrEqual(text.length);
			})
		);
	});
});

describe('what was selected', () => {
	it.each([
		['  A total of\n214  individuals ', 'A total of 214 individuals'],
		['a depart-\nmental device', 'a departmental device'],
		['sections 23-\n24', 'sections 23- 24'],
		['well-known', 'well-known']
	])('is quoted without its line breaks: %j', (selected, quote) => {
		expect(tidyQuote(selected)).toBe(quote);
	});
});
