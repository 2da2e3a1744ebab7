import { describe, expect, it } from 'vitest';
import { locateQuote } from './locate-quote';

const letter = [
	'Your request\nThank you for your letter of 1 March.',
	'A total of 214 individuals have the application installed on a\ndepartmental device. We are not able to give a breakdown by',
	'group, which we are withholding.',
	'',
	'Thank you for your letter of 1 March.'
];
const locate = (page: number, quote: string, pages: readonly string[] = letter) =>
	locateQuote({ page, quote }, pages.length, (at) => Promise.resolve(pages[at - 1]!));

describe('locateQuote', () => {
	it('finds words on the page that was given', async () => {
		const quote = 'have the application installed on a departmental device.';
		const found = await locate(2, quote);
		expect(found).toMatchObject({ kind: 'here', from: { page: 2 }, to: { page: 2 } });
		if (found.kind !== 'here') return;
		const words = letter[1]!.slice(found.from.offset, found.to.offset);
		expect(words.replace('\n', ' ')).toBe(quote);
	});

	it('finds words that run over onto the next page', async () => {
		expect(await locate(2, 'breakdown by group, which')).toEqual({
			kind: 'here',
			from: { page: 2, offset: letter[1]!.indexOf('breakdown') },
			to: { page: 3, offset: 'group, which'.length }
		});
	});

	it('tells the nearest other page that has them', async () => {
		expect(await locate(4, 'Thank you for your letter')).toMatchObject({
			kind: 'elsewhere',
			from: { page: 5 }
		});
		expect(await locate(2, 'Thank you for your letter')).toMatchObject({
			kind: 'elsewhere',
			from: { page: 1 }
		});
		// A page that the letter has not.
		expect(await locate(12, 'A total of 214')).toMatchObject({
			kind: 'elsewhere',
			from: { page: 2 }
		});
	});

	it('tells that they are nowhere, or that the page is a picture', async () => {
		expect(await locate(2, 'A total of 215 individuals')).toEqual({ kind: 'nowhere' });
		expect(await locate(99, 'A total of 215 individuals')).toEqual({ kind: 'nowhere' });
		expect(await locate(4, 'A total of 215 individuals')).toEqual({ kind: 'no_words' });
	});
});
