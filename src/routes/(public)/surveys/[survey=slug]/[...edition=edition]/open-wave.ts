import { error } from '@sveltejs/kit';
import { latestWave, type Dataset } from '$lib/domain/editions/dataset';
import { clipWords } from '$lib/domain/questions/words';
import type { Wave } from '$lib/domain/surveys/survey';

/**
 * The wave that an address asks for, or the latest where it names none.
 * @throws a 400 where there is no such wave
 */
export function openWave(dataset: Dataset, url: URL): Wave {
	const asked = url.searchParams.get('wave');
	if (asked === null) return latestWave(dataset);
	const wave = dataset.waves.find((one) => one.slug === asked);
	if (wave) return wave;
	const allowed = dataset.waves.map((one) => one.slug).join(', ');
	error(400, {
		message: `This survey has no wave “${clipWords(asked)}”.`,
		hint: `Its waves are: ${allowed}.`
	});
}
