import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { findLatestChart } from './latest-chart';

const dataset = exampleDataset();
const shown = { edition: { number: 1 }, dataset };

describe('findLatestChart', () => {
	it('is nothing where the latest is what is shown, or none is left', () => {
		expect(findLatestChart('dispositions', shown, shown)).toBeNull();
		expect(findLatestChart('dispositions', shown, null)).toBeNull();
	});

	it('tells a chart that draws the same from one that does not', () => {
		const latest = (answers: typeof dataset.answers) => ({
			edition: { number: 2 },
			dataset: { ...dataset, answers }
		});
		const refused = dataset.answers.map((answer) =>
			answer.question === 'permitted'
				? { ...answer, disposition: 'refused' as const, value: null }
				: answer
		);
		expect(findLatestChart('dispositions', shown, latest(dataset.answers))).toEqual({
			edition: 2,
			code: 'same'
		});
		expect(findLatestChart('dispositions', shown, latest(refused))).toEqual({
			edition: 2,
			code: 'differs'
		});
	});

	it('says where the latest has no such chart', () => {
		const latest = { edition: { number: 3 }, dataset: { ...dataset, charts: [] } };
		expect(findLatestChart('dispositions', shown, latest)).toEqual({ edition: 3, code: 'dropped' });
	});
});
