import { expect, it } from 'vitest';
import { licenceChoice, licences, licenceWords } from './licence';

it.each(licences.map(({ code, words }) => [code, words] as const))(
	'%s is kept as words, and chosen again by them',
	(code, words) => {
		expect(licenceWords(code, 'something else')).toBe(words);
		expect(licenceChoice(words)).toBe(code);
	}
);

it('one that is on no list is written in', () => {
	expect(licenceWords('other', ' CC BY 4.0 ')).toBe('CC BY 4.0');
	expect(licenceChoice('CC BY 4.0')).toBe('other');
});

it('none is none', () => {
	expect(licenceWords('', 'CC BY 4.0')).toBeNull();
	expect(licenceWords('other', ' ')).toBeNull();
	expect(licenceWords('constructor', '')).toBeNull();
	expect(licenceChoice(null)).toBe('');
});
