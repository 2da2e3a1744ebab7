import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { answersOfWave, type Dataset } from '../editions/dataset';
import { offerCharts } from './figure-forms';

const example = exampleDataset();

/** Why the charts of a figure are not offered, by question; null where they are. */
const reasonsOf = (figure: string, dataset: Dataset) =>
	offerCharts(dataset, answersOfWave(dataset, '2021-22'))
		.find((one) => one.figure === figure)!
		.offered.map(({ question, reason }) => [question?.code ?? null, reason]);

describe('what is offered', () => {
	it('leaves out what would add up unlike counts, and says why', () => {
		expect(reasonsOf('answers', example)).toContainEqual(['installed', 'adds_unlike_counts']);
	});

	it('leaves out shares where no number of staff is known', () => {
		expect(reasonsOf('share_of_staff', { ...example, headcounts: [] })).toEqual([
			['installed', 'no_headcounts']
		]);
	});

	it('leaves out what was withheld or refused where nothing was', () => {
		const answers = example.answers.map((one) => ({ ...one, disposition: 'answered' as const }));
		expect(reasonsOf('provisions', { ...example, answers })).toEqual([[null, 'nothing_withheld']]);
		expect(reasonsOf('answered_beside_refused', { ...example, answers })).toEqual([
			[null, 'nothing_refused']
		]);
	});
});
