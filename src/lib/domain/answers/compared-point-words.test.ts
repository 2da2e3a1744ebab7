import { describe, expect, test } from 'vitest';
import { comparePoint } from './compared-point';
import { describePoints, gapPointWords } from './compared-point-words';

describe('the words of a point', () => {
	const yes = { body: 'CO', known: true, words: 'Yes' };
	const no = { body: 'HMT', known: true, words: 'No' };
	const silent = { body: 'DHSC', known: false, words: 'No response' };

	test('name who says what, and whom not, and why', () => {
		const words = (said: (typeof yes)[]) =>
			describePoints([comparePoint('Signal', said)])[0]!.words;
		expect(words([yes, no, silent])).toBe(
			'Differs: CO: yes; HMT: no. Not compared: DHSC (no response).'
		);
		expect(words([yes, { ...no, words: 'Yes' }])).toBe('The same: CO and HMT: yes.');
		expect(words([yes, silent])).toBe('Cannot be compared: DHSC (no response).');
	});

	test('say of a test no more than who differs and whom it is not compared for', () => {
		const words = (said: (typeof yes)[]) => gapPointWords(comparePoint('Outcome', said));
		expect(words([yes, no, silent])).toBe('Differs: CO: yes; HMT: no. Not compared: DHSC.');
		expect(words([yes, silent])).toBe('Cannot be compared: DHSC.');
		expect(words([silent])).toBe('Cannot be compared.');
	});

	test('say once what holds of several points', () => {
		const points = ['Signal', 'Viber'].map((label) => comparePoint(label, [yes, silent]));
		expect(describePoints(points)).toMatchObject([{ label: 'Signal and Viber' }]);
	});
});
