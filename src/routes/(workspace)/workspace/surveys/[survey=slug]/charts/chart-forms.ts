import { z } from 'zod';
import { choiceKeys, type ChoiceKey } from '$lib/domain/charts/chart-choice';
import type { TypedChart } from '$lib/domain/charts/typed-chart';
import { typedText } from '$lib/domain/questions/typed-text';
import { chartProblemWords } from '$lib/domain/charts/chart-problem-words';
import type { ChartProblem } from '$lib/domain/charts/check-chart';

/** What the forms of charts send, read into what the commands take. */

const list = z.array(z.string());
const lists = Object.fromEntries(choiceKeys.map((key) => [key, list])) as Record<
	ChoiceKey,
	typeof list
>;

export const chartForm = z.object({
	slug: typedText,
	figure: z.string(),
	wave: z.string(),
	question: z.string(),
	bodies: list,
	...lists,
	headline: typedText,
	subtitle: typedText,
	note: typedText,
	alternative: typedText
});

export const editChartForm = chartForm.extend({ fingerprint: z.string() });

export const moveChartForm = z.object({
	chart: z.string(),
	to: z.enum(['up', 'down']),
	fingerprint: z.string()
});

export const removeChartForm = z.object({
	fingerprint: z.string(),
	sure: z.string().refine((typed) => typed === 'yes', 'Tick the box to remove the chart.')
});

/** The field of the form that a refusal is about; the form as a whole where there is none. */
export const refusedField: Partial<Record<string, string>> = {
	chart_exists: 'slug',
	address_taken: 'slug',
	chart_published: 'slug'
};

/** What a form of a chart was sent with, as the domain reads it. */
export function typedOf(sent: z.infer<typeof chartForm>): TypedChart {
	const { slug, figure, wave, question, bodies, headline, subtitle, note, alternative } = sent;
	return {
		slug,
		figure,
		wave,
		question,
		bodies,
		headline,
		subtitle,
		note,
		alternative,
		choices: Object.fromEntries(choiceKeys.map((key) => [key, sent[key]]))
	};
}

/** What the address of a preview was typed, or null where nothing was typed yet. */
export function typedOfAddress(search: URLSearchParams): TypedChart | null {
	if (!search.has('shown')) return null;
	const word = (name: string) => (search.get(name) ?? '').replaceAll('\0', '');
	const words = (name: string) => search.getAll(name).map((value) => value.replaceAll('\0', ''));
	return {
		slug: word('slug'),
		figure: word('figure'),
		wave: word('wave'),
		question: word('question'),
		bodies: words('bodies'),
		headline: word('headline'),
		subtitle: word('subtitle'),
		note: word('note'),
		alternative: word('alternative'),
		choices: Object.fromEntries(choiceKeys.map((key) => [key, words(key)]))
	};
}

/** Problems by field, for the form. */
export function problemsByField(problems: readonly ChartProblem[]): Record<string, string> {
	const words: Record<string, string> = {};
	for (const problem of problems) {
		const field = problem.field === 'figure' || problem.field === 'wave' ? '' : problem.field;
		words[field] ??= chartProblemWords(problem);
	}
	return words;
}
