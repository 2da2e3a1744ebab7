import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { analyseBodyGaps } from './body-gaps';

const dataset = exampleDataset();

test('one department’s gaps give each criterion’s outcome, reason and next question', () => {
	const body = dataset.bodies.find((one) => one.slug === 'beis')!;
	const { summary, recommendations } = analyseBodyGaps(dataset, dataset.waves[0]!, body);
	expect(summary).toBe('3 of the 19 tests that apply can be told.');
	const gaps = recommendations.flatMap((one) => one.gaps);
	expect(gaps).toHaveLength(19);
	expect(gaps.find((one) => one.code === '2.5')).toMatchObject({
		words: 'Met',
		finding: true,
		rule: 'cannot tell: guidance exists; the report does not quote it',
		next: null
	});
	expect(gaps.find((one) => one.code === '2.1')?.contexts).toHaveLength(1);
});

test('where nothing can be told it says “None”, not nought', () => {
	const body = dataset.bodies.find((one) => one.slug === 'dhsc')!;
	expect(analyseBodyGaps(dataset, dataset.waves[0]!, body).summary).toBe(
		'None of the 19 tests that apply can be told.'
	);
});
