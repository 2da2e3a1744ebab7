import { expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { checkChart } from './check-chart';

const dataset = exampleDataset();

it('a stored chart fits its survey until what it names is gone', () => {
	for (const settings of dataset.charts) expect(checkChart(settings, dataset)).toEqual([]);
	const topics = dataset.charts.find((one) => one.figure === 'topics')!;
	expect(checkChart(topics, { ...dataset, questions: [] })).toEqual([
		{ field: 'figure', code: 'not_offered' }
	]);
	expect(checkChart({ ...topics, bodies: ['nobody'] }, dataset)).toEqual([
		{ field: 'bodies', code: 'unknown_body' }
	]);
});
