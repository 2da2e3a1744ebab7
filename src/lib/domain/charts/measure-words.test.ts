import { expect, test } from 'vitest';
import { measureWords } from './measure-words';

test('says when a figure is as at, once', () => {
	expect(measureWords({ subtitle: 'Number of departments', asAt: '2022-03' })).toBe(
		'Number of departments. As at March 2022.'
	);
	expect(measureWords({ subtitle: 'Share of staff, March 2022', asAt: '2022-03' })).toBe(
		'Share of staff, March 2022.'
	);
});
