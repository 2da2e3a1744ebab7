import { expect, test } from 'vitest';
import { quotePlaceWords } from './quote-place-words';

const letter = { name: 'Reply.pdf', pages: 3 };
const on = (page: number) => ({ from: { page, offset: 0 }, to: { page, offset: 4 } });

test('says nothing of words that are on the page given', () => {
	expect(quotePlaceWords({ kind: 'here', ...on(2) }, letter, 2)).toBeNull();
});

test('names the page of words that are on another', () => {
	expect(quotePlaceWords({ kind: 'elsewhere', ...on(3) }, letter, 2)).toBe(
		'These words are not on page 2 of Reply.pdf; they are on page 3.'
	);
});

test('leaves to a person what is not found', () => {
	expect(quotePlaceWords({ kind: 'nowhere' }, letter, 2)).toBe(
		'These words are not found in Reply.pdf. Compare them with it.'
	);
});

test('says that a picture cannot be looked up: a page of a letter, or the whole of it', () => {
	const place = { kind: 'no_words' } as const;
	expect(quotePlaceWords(place, letter, 2)).toMatch(/^Page 2 is a picture, /);
	expect(quotePlaceWords(place, { name: 'Scan.png', pages: 1 }, 1)).toMatch(
		/^Scan\.png is a picture, /
	);
});
