import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { compareDatasets } from './difference';

describe('the difference between two editions', () => {
	test('is nothing where they say the same', () => {
		expect(compareDatasets(exampleDataset(), exampleDataset())).toEqual({
			added: [],
			changed: [],
			withdrawn: [],
			movements: [],
			outcomes: 0
		});
	});

	test('holds the words before and after, and the movement between dispositions', () => {
		const after = exampleDataset();
		const answer = after.answers.find(
			(one) => one.body === 'dhsc' && one.question === 'permitted'
		)!;
		answer.disposition = 'refused';
		answer.wording = 'Refused under section 31.';
		const difference = compareDatasets(exampleDataset(), after);
		expect(difference.changed).toEqual([
			{
				wave: '2021-22',
				body: 'dhsc',
				question: 'permitted',
				before: 'No response by March 2022.',
				after: 'Refused under section 31.'
			}
		]);
		expect(difference.movements).toEqual([{ from: 'awaiting', to: 'refused', count: 1 }]);
	});

	test('tells what was added from what was withdrawn', () => {
		const shorter = exampleDataset();
		shorter.answers = shorter.answers.filter((one) => one.body !== 'hmt');
		const added = compareDatasets(shorter, exampleDataset());
		const withdrawn = compareDatasets(exampleDataset(), shorter);
		expect(added.added).toHaveLength(4);
		expect(added.added[0]?.before).toBeNull();
		expect(withdrawn.withdrawn.map((one) => one.question)).toEqual(
			added.added.map((one) => one.question)
		);
	});

	test('counts the outcomes that are others than before', () => {
		const after = exampleDataset();
		after.assessments = after.assessments.map((one) =>
			one.body === 'hmt' && one.criterion === '1.4' ? { ...one, outcome: 'not_met' } : one
		);
		expect(compareDatasets(exampleDataset(), after).outcomes).toBe(1);
	});
});
