import { answersOfWave, type Dataset, type WaveAnswers } from '../editions/dataset';
import { askedBodies } from './asked-bodies';
import type { ChartSettings, FigureKind } from './chart';
import { figureForms } from './figure-forms';

/** What is wrong with a chart's settings: with which of them, and how. */
export interface ChartProblem {
	/** The key of the settings, or of a choice among them. */
	field: string;
	code:
		| 'unknown_figure'
		| 'unknown_wave'
		| 'not_offered'
		| 'none_chosen'
		| 'unknown_body'
		| 'unknown_choice'
		| 'too_long'
		| 'bad_slug'
		| 'unfit';
}

/**
 * Whether a chart of a figure is offered in a wave.
 * @param code of the question that it is of; null where it is of the survey as a whole
 */
export function isOffered(
	figure: FigureKind,
	code: string | null,
	dataset: Dataset,
	wave: WaveAnswers
): boolean {
	return figureForms[figure]
		.offer(dataset, wave)
		.some(({ question, reason }) => reason === null && (question?.code ?? null) === code);
}

/**
 * What of a chart's settings does not fit the survey as it would be published now; nothing where they do. What
 * would mislead is not offered, so it does not fit either.
 */
export function checkChart(settings: ChartSettings, dataset: Dataset): ChartProblem[] {
	if (dataset.waves.every((one) => one.slug !== settings.wave)) {
		return [{ field: 'wave', code: 'unknown_wave' }];
	}
	const wave = answersOfWave(dataset, settings.wave);
	const form = figureForms[settings.figure];
	const code = 'question' in settings ? settings.question : null;
	if (!isOffered(settings.figure, code, dataset, wave)) {
		return [{ field: 'figure', code: 'not_offered' }];
	}

	const problems: ChartProblem[] = [];
	if (settings.slug.toLowerCase() === 'new') problems.push({ field: 'slug', code: 'bad_slug' });
	const asked = askedBodies(settings, dataset);
	const isAsked = (slug: string) => asked.some((body) => body.slug === slug);
	if (settings.bodies && !settings.bodies.every(isAsked)) {
		problems.push({ field: 'bodies', code: 'unknown_body' });
	}
	const question = dataset.questions.find((one) => one.code === code) ?? null;
	const stored: Partial<Record<string, unknown>> = settings;
	for (const { key, options } of form.choices(dataset, question, settings.wave)) {
		const chosen = [stored[key] ?? []].flat();
		if (chosen.some((value) => options.every((option) => option.value !== value))) {
			problems.push({ field: key, code: 'unknown_choice' });
		}
	}
	return problems;
}
