import { expect, test } from 'vitest';
import { newsWords } from './news';

test('names the one thing that something was done to', () => {
	expect(newsWords('queried', 1, 'HMT, Permitted')).toBe('queried HMT, Permitted');
	expect(newsWords('submitted', 1, null)).toBe('submitted a finding');
});

test('counts what was done to several', () => {
	expect(newsWords('accepted', 1200, null)).toBe('accepted 1,200 answers or findings');
});
