import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { Dataset } from '../editions/dataset';
import { headlineFigures } from './headlines';

const dataset = exampleDataset();
const figureOf = (data: Dataset, kind: string) =>
	headlineFigures(data).find((one) => one.kind === kind);

describe('the headline figures', () => {
	test('are those of the example, each with its base and its unknowns', () => {
		expect(headlineFigures(dataset)).toEqual([
			{
				kind: 'subject',
				figure: '7 to 14',
				words:
					'of 16 departments permit WhatsApp: seven said so, six withheld it, one had not replied by March 2022'
			},
			{
				kind: 'refusals',
				figure: '6',
				words:
					'withheld whether they permit WhatsApp, all under section 31, two of them under section 24 too'
			},
			{
				kind: 'share_of_staff',
				figure: '11% to 33%',
				words:
					'of full-time-equivalent staff have an app, at the five departments where it can be worked out; two count all groups together'
			},
			{
				kind: 'told',
				figure: '16',
				words:
					'of 280 tests of departments against the recommendations can be told; the rest is what to ask next'
			}
		]);
	});

	test('give one number where nothing is unknown', () => {
		const answers = dataset.answers.map((one) =>
			one.question === 'permitted'
				? { ...one, disposition: 'answered' as const, provisions: [], value: { whatsapp: 'yes' } }
				: one
		);
		const all = { ...dataset, answers };
		expect(figureOf(all, 'subject')).toMatchObject({
			figure: '16',
			words: 'of 16 departments permit WhatsApp'
		});
		expect(figureOf(all, 'refusals')).toBeUndefined();
	});

	test('leave out a share of staff that nobody’s answer gives, and never give a nought for it', () => {
		const answers = dataset.answers.map((one) =>
			one.question === 'installed' ? { ...one, disposition: 'awaiting' as const, value: null } : one
		);
		expect(figureOf({ ...dataset, answers }, 'share_of_staff')).toBeUndefined();
	});

	test('leave out tests where the survey has no recommendations', () => {
		expect(figureOf({ ...dataset, assessments: [] }, 'told')).toBeUndefined();
	});
});
