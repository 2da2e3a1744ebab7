import { answersOfWave, type Dataset } from '../editions/dataset';
import { askedBodies } from './asked-bodies';
import { chartSettingsSchema, chartWords, type ChartSettings, type ChartWord } from './chart';
import { checkChart, isOffered, type ChartProblem } from './check-chart';
import type { ChoiceKey } from './chart-choice';
import { figureForms, isFigureKind } from './figure-forms';

/** A chart as somebody types and ticks it. */
export interface TypedChart extends Record<ChartWord, string> {
	/** Its name in addresses. */
	slug: string;
	figure: string;
	wave: string;
	/** The code of the question that it is of; empty where it is of the survey as a whole. */
	question: string;
	/** The slugs of the bodies whose boxes are ticked. */
	bodies: string[];
	/** What is ticked of every choice that its kind of figure offers. */
	choices: Partial<Record<ChoiceKey, string[]>>;
}

export type ReadChart =
	{ ok: true; settings: ChartSettings } | { ok: false; problems: ChartProblem[] };

const findQuestion = ({ questions }: Pick<Dataset, 'questions'>, code: string | null) =>
	questions.find((one) => one.code === code) ?? null;

const isAll = (chosen: readonly string[], all: readonly string[]) =>
	all.every((code) => chosen.includes(code));

/**
 * Reads a chart's settings from what was typed. What stands for all, and what was left empty, is left out of
 * them. Where they do not fit the survey, the problems say why.
 */
export function readTypedChart(typed: TypedChart, dataset: Dataset): ReadChart {
	const { figure, wave, question } = typed;
	const refuse = (...problems: ChartProblem[]): ReadChart => ({ ok: false, problems });
	if (!isFigureKind(figure)) return refuse({ field: 'figure', code: 'unknown_figure' });
	if (dataset.waves.every((one) => one.slug !== wave)) {
		return refuse({ field: 'wave', code: 'unknown_wave' });
	}
	const answers = answersOfWave(dataset, wave);
	if (!isOffered(figure, question || null, dataset, answers)) {
		return refuse({ field: 'figure', code: 'not_offered' });
	}
	const problems: ChartProblem[] = [];
	const settings: Record<string, unknown> = { slug: typed.slug.trim(), wave, figure };
	if (question) settings.question = question;

	const asked = askedBodies({ figure, wave }, dataset).map((body) => body.slug);
	if (typed.bodies.length === 0) problems.push({ field: 'bodies', code: 'none_chosen' });
	else if (!isAll(typed.bodies, asked)) settings.bodies = typed.bodies;

	for (const choice of figureForms[figure].choices(
		dataset,
		findQuestion(dataset, question),
		wave
	)) {
		const chosen = (typed.choices[choice.key] ?? []).filter(Boolean);
		const all = choice.options.map((option) => option.value);
		if (choice.type === 'one') {
			if (chosen[0]) settings[choice.key] = chosen[0];
		} else if (chosen.length === 0) {
			problems.push({ field: choice.key, code: 'none_chosen' });
		} else if (!choice.allIsNone || !isAll(chosen, all)) {
			settings[choice.key] = all.filter((code) => chosen.includes(code));
		}
	}
	for (const word of chartWords) {
		const words = typed[word].trim();
		if (words) settings[word] = words;
	}
	if (problems.length > 0) return { ok: false, problems };

	const parsed = chartSettingsSchema.safeParse(settings);
	if (!parsed.success) {
		return refuse(
			...parsed.error.issues.map(({ path, code }): ChartProblem => ({
				field: String(path[0] ?? ''),
				code: code === 'too_big' ? 'too_long' : path[0] === 'slug' ? 'bad_slug' : 'unfit'
			}))
		);
	}
	const unfit = checkChart(parsed.data, dataset);
	return unfit.length > 0 ? refuse(...unfit) : { ok: true, settings: parsed.data };
}

/** A chart's settings as its form shows them. */
export function writeTypedChart(settings: ChartSettings, dataset: Dataset): TypedChart {
	const stored: Partial<Record<string, unknown>> = settings;
	const question = typeof stored.question === 'string' ? stored.question : '';
	const isKnown = dataset.waves.some((one) => one.slug === settings.wave);
	const asked = isKnown ? askedBodies(settings, dataset) : [];
	const choices = figureForms[settings.figure].choices(
		dataset,
		findQuestion(dataset, question),
		settings.wave
	);
	const wordOf = (word: ChartWord) => settings[word] ?? '';
	return {
		slug: settings.slug,
		figure: settings.figure,
		wave: settings.wave,
		question,
		bodies: settings.bodies ?? asked.map((body) => body.slug),
		choices: Object.fromEntries(
			choices.map(({ key, type, options }): [ChoiceKey, string[]] => {
				const value = stored[key];
				if (Array.isArray(value)) return [key, value.map(String)];
				if (typeof value === 'string') return [key, [value]];
				return [key, type === 'one' ? [''] : options.map((option) => option.value)];
			})
		),
		headline: wordOf('headline'),
		subtitle: wordOf('subtitle'),
		note: wordOf('note'),
		alternative: wordOf('alternative')
	};
}

/**
 * The form of a new chart: of all bodies, with everything ticked and every word left to be generated.
 * @param taken the slugs that charts of the survey have or had
 */
export function proposeChart(
	{
		figure,
		wave,
		question
	}: Pick<TypedChart, 'wave' | 'question'> & { figure: ChartSettings['figure'] },
	dataset: Dataset,
	taken: readonly string[]
): TypedChart {
	return {
		slug: proposeSlug([figure, question].filter(Boolean).join('-'), taken),
		figure,
		wave,
		question,
		bodies: askedBodies({ figure, wave }, dataset).map((body) => body.slug),
		choices: Object.fromEntries(
			figureForms[figure]
				.choices(dataset, findQuestion(dataset, question), wave)
				.map(({ key, type, options }): [ChoiceKey, string[]] => [
					key,
					type === 'one' ? [options[0]?.value ?? ''] : options.map((option) => option.value)
				])
		),
		headline: '',
		subtitle: '',
		note: '',
		alternative: ''
	};
}

/** A name in addresses that no other chart has: "share-of-staff-apps", "share-of-staff-apps-2". */
export function proposeSlug(words: string, taken: readonly string[]): string {
	const plain =
		words
			.toLowerCase()
			.replaceAll(/[^a-z0-9]+/g, '-')
			.replaceAll(/^-+|-+$/g, '')
			.slice(0, 56) || 'chart';
	if (!taken.includes(plain)) return plain;
	let number = 2;
	while (taken.includes(`${plain}-${number}`)) number += 1;
	return `${plain}-${number}`;
}
