import { expect, test } from 'vitest';
import { tidyTyped, typedText, wellFormed } from './typed-text';

test.each([
	['  Refused.\r\n\r\nUnder section 31. \r\n', 'Refused.\n\nUnder section 31.'],
	['One line', 'One line'],
	[' \r\n ', '']
])('keeps lines apart with one character and nothing around them: %j', (typed, stored) => {
	expect(tidyTyped(typed)).toBe(stored);
	expect(typedText.parse(typed)).toBe(stored);
});

test.each([
	['a\0b', 'ab'],
	['cut \uD83D', 'cut \uFFFD'],
	['whole \uD83D\uDE00', 'whole \uD83D\uDE00']
])('leaves out what a database cannot hold: %j', (typed, held) => {
	expect(wellFormed(typed)).toBe(held);
	expect(tidyTyped(typed)).toBe(held);
});
