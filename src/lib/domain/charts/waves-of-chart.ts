import { answersOfWave, type Dataset } from '../editions/dataset';
import type { Wave } from '../surveys/survey';
import type { ChartSettings } from './chart';
import { comparedWaves } from '../surveys/compared-waves';

/** The waves whose answers a chart draws, earliest first. */
export function wavesOfChart(settings: ChartSettings, dataset: Dataset): Wave[] {
	return settings.figure === 'change'
		? comparedWaves(settings, dataset).map(({ answers }) => answers.wave)
		: [answersOfWave(dataset, settings.wave).wave];
}
