import { describe, expect, it } from 'vitest';
import { isSamePhrase } from './same-phrase';

describe('a phrase of the codebook', () => {
	it.each([
		['general guidance', 'General Guidance'],
		['general guidance', '  general\n guidance '],
		['as set out in the Ministerial Code', 'AS SET OUT IN THE MINISTERIAL CODE']
	])('is the same however letters write it: %s', (one, other) => {
		expect(isSamePhrase(one, other)).toBe(true);
	});

	it.each([
		['general guidance', 'guidance'],
		['no guidance', 'noguidance'],
		['policy', 'policies']
	])('is another where its words are others: %s, %s', (one, other) => {
		expect(isSamePhrase(one, other)).toBe(false);
	});
});
