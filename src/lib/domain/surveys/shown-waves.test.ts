import { expect, test } from 'vitest';
import { nameWaves } from './shown-waves';

const first = { title: '2021–22', as_at: '2022-03' };

test('names each wave of a page, and when its answers are as at', () => {
	expect(nameWaves([first])).toEqual({ titles: '2021–22', asAt: 'March 2022' });
	expect(nameWaves([first, { title: '2026', as_at: '2026-03-31' }])).toEqual({
		titles: '2021–22 and 2026',
		asAt: 'March 2022 and 31 March 2026'
	});
});

test('says a date once that two waves share', () => {
	expect(nameWaves([first, { title: 'Agencies', as_at: '2022-03' }])).toEqual({
		titles: '2021–22 and Agencies',
		asAt: 'March 2022'
	});
});
