import { expect, test } from 'vitest';
import { boundsWords, countRange, rangeWords } from './share-words';
import { boundShare } from './tally';

test('gives the least and the most where something is unknown', () => {
	const share = boundShare(1200, 1500, 300);
	expect(boundsWords(share)).toBe('between 1,200 and 1,500');
	expect(countRange(share)).toBe('1,200 to 1,500');
});

test('gives one figure where nothing is unknown', () => {
	const share = boundShare(7, 9, 0);
	expect(boundsWords(share)).toBe('7');
	expect(countRange(share)).toBe('7');
	expect(rangeWords('11%', '11%')).toBe('11%');
});
