import { expect, test } from 'vitest';
import { dispositionWords } from './disposition-words';

test('says by when no response had come', () => {
	expect(dispositionWords('awaiting', '2022-03')).toBe('No response by March 2022');
	expect(dispositionWords('awaiting', null)).toBe('No response');
});

test('says of a refusal that it would not even confirm', () => {
	expect(dispositionWords('refused', '2022-03')).toBe('Refused');
	expect(dispositionWords('refused', '2022-03', true)).toBe('Neither confirmed nor denied');
});
