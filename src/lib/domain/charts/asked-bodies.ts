import type { Body } from '../bodies/body';
import { answersOfWave, type Dataset } from '../editions/dataset';
import { comparedWaves } from '../surveys/compared-waves';

/**
 * The bodies that a chart can be drawn of: those asked in its wave, and of a comparison over time those asked in
 * any of its waves, so that what a body became stands beside it.
 * @throws where the wave is not one of the dataset's
 */
export function askedBodies(
	chart: { figure: string; wave: string; since?: string[] | undefined },
	dataset: Dataset
): Body[] {
	if (chart.figure !== 'change') return answersOfWave(dataset, chart.wave).bodies;
	const asked = new Set(
		comparedWaves(chart, dataset).flatMap(({ answers }) => answers.bodies.map((body) => body.slug))
	);
	return dataset.bodies.filter((body) => asked.has(body.slug));
}
