import { expect, test } from 'vitest';
import { adoptsWording } from './adopts-wording';

test.each([
	['Permits WhatsApp; not Signal.', 'permits whatsapp  not signal'],
	['302 people have it', '302 people have it.'],
	['“Most” people', "'most' people"]
])('%j is %j, taken over', (override, proposal) => {
	expect(adoptsWording(override, [proposal])).toBe(true);
});

test.each([
	['Permits WhatsApp and Signal.', 'Permits WhatsApp.'],
	['30 people have it', '302 people have it'],
	['Café', 'Cafe']
])('%j says something else than %j', (override, proposal) => {
	expect(adoptsWording(override, [proposal])).toBe(false);
});

test('generated words are nobody’s', () => {
	expect(adoptsWording(null, ['', 'Permits WhatsApp.'])).toBe(false);
});

test('any of the words that somebody proposed counts', () => {
	expect(adoptsWording('Permits it', ['Forbids it.', 'Permits it.'])).toBe(true);
	expect(adoptsWording('Permits it', [])).toBe(false);
});
