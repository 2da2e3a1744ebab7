import { expect, test } from 'vitest';
import { exampleDataset, exampleRegister } from '../../../../tests/support/example';
import { withSecondWave } from '../../../../tests/support/second-wave';
import { wavesOfChart } from './waves-of-chart';

test('gives the wave of a chart, and of a chart of change all that it compares', () => {
	const dataset = withSecondWave(exampleDataset(), exampleRegister());
	const slugsOf = (figure: string) =>
		wavesOfChart(
			dataset.charts.find((one) => one.figure === figure)!,
			dataset
		).map((wave) => wave.slug);
	expect(slugsOf('dispositions')).toEqual(['2021-22']);
	expect(slugsOf('change')).toEqual(['2021-22', '2026']);
});
