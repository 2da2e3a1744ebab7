import { expect, it } from 'vitest';
import { lettersSentence } from './letters-sentence';
import type { PublicLetter } from './public-letter';

const letter: PublicLetter = {
	wave: 'spring',
	body: 'hmt',
	sha256: 'a'.repeat(64),
	name: 'Letter.pdf',
	type: 'pdf',
	bytes: 1,
	licence: 'Open Government Licence v3.0',
	responded_on: null,
	redacts: null
};

it('says nothing where there are none', () => {
	expect(lettersSentence([])).toBeNull();
});

it('counts letters and names each licence once', () => {
	const other = { ...letter, licence: 'Crown copyright, published with permission' };
	expect(lettersSentence([letter])).toBe(
		'1 letter can be read, under: Open Government Licence v3.0.'
	);
	expect(lettersSentence([letter, other, letter])).toBe(
		'3 letters can be read, under: Crown copyright, published with permission and Open Government Licence v3.0.'
	);
});
