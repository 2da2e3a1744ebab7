import type { Answer } from '../answers/answer';
import { dispositions } from '../answers/disposition';
import { citedProvisions, findProvision, sectionsOf } from '../answers/provisions';
import type { Dataset } from '../editions/dataset';
import { clipWords } from '../questions/words';

/** What answers can be filtered by. A parameter given more than once takes any of its values. */
export const answerParameters = ['wave', 'body', 'question', 'disposition', 'provision'] as const;
export type AnswerParameter = (typeof answerParameters)[number];

/** The values asked for, by parameter; a parameter that is left out takes all. */
export type AnswerFilter = Partial<Record<AnswerParameter, string[]>>;

/** A parameter that cannot be taken as it is, with what it can be. */
export interface ParameterProblem {
	code: 'unknown_parameter' | 'unknown_value';
	parameter: string;
	value: string;
	allowed: string[];
}

export type AnswerFilterResult =
	{ ok: true; filter: AnswerFilter } | { ok: false; problems: ParameterProblem[] };

const isAnswerParameter = (name: string): name is AnswerParameter =>
	(answerParameters as readonly string[]).includes(name);

/** What each parameter may be, in the order of the survey. */
function allowedValues(dataset: Dataset): Record<AnswerParameter, string[]> {
	return {
		wave: dataset.waves.map((wave) => wave.slug),
		body: dataset.bodies.map((body) => body.slug),
		question: dataset.questions.map((question) => question.code),
		disposition: [...dispositions],
		provision: citedProvisions(dataset.answers)
	};
}

/**
 * Reads the filters of a query. A section of the Act that nobody cited is a good filter with no
 * answers; a misspelt parameter is a problem, since leaving it out would quietly give too much.
 * @param others parameters that something else reads
 */
export function readAnswerFilter(
	query: URLSearchParams,
	dataset: Dataset,
	others: readonly string[] = []
): AnswerFilterResult {
	const allowed = allowedValues(dataset);
	const filter: AnswerFilter = {};
	const problems: ParameterProblem[] = [];
	for (const [parameter, value] of query) {
		if (others.includes(parameter)) continue;
		if (!isAnswerParameter(parameter)) {
			problems.push({
				code: 'unknown_parameter',
				parameter,
				value,
				allowed: [...others, ...answerParameters]
			});
			continue;
		}
		const known =
			allowed[parameter].includes(value) ||
			(parameter === 'provision' && findProvision(value) !== null);
		if (known) filter[parameter] = [...(filter[parameter] ?? []), value];
		else {
			problems.push({ code: 'unknown_value', parameter, value, allowed: allowed[parameter] });
		}
	}
	return problems.length > 0 ? { ok: false, problems } : { ok: true, filter };
}

/** What is wrong with the parameters and what is allowed, in sentences. */
export function parameterWords(problems: readonly ParameterProblem[]): string {
	return problems
		.map(({ code, parameter, value, allowed }) => {
			const words =
				code === 'unknown_parameter'
					? `There is no parameter "${clipWords(parameter)}".`
					: `"${clipWords(value)}" is no ${parameter} of this edition.`;
			return `${words} Allowed: ${allowed.join(', ') || 'none'}.`;
		})
		.join(' ');
}

/** The answers that pass every filter, in their order. */
export function filterAnswers(answers: readonly Answer[], filter: AnswerFilter): Answer[] {
	const passes = (values: string[] | undefined, ...own: string[]) =>
		values === undefined || own.some((value) => values.includes(value));
	return answers.filter(
		(answer) =>
			passes(filter.wave, answer.wave) &&
			passes(filter.body, answer.body) &&
			passes(filter.question, answer.question) &&
			passes(filter.disposition, answer.disposition) &&
			passes(filter.provision, ...answer.provisions, ...sectionsOf(answer.provisions))
	);
}
