import { chartWords } from '$lib/domain/charts/chart';
import type { ChartChoice } from '$lib/domain/charts/chart-choice';
import type { TypedChart } from '$lib/domain/charts/typed-chart';
import type { FormState } from '../../../../../read-form';
import { listOf, textOf } from '../../../../../typed-values';

const words = ['slug', 'wave', ...chartWords] as const;

/** What stands in the form: what was typed where it could not be taken, or else what is given. */
export function typedOfForm(
	form: FormState | null | undefined,
	given: TypedChart,
	choices: readonly ChartChoice[]
): TypedChart {
	if (!form) return given;
	return {
		...given,
		bodies: listOf(form, 'bodies', given.bodies),
		choices: Object.fromEntries(
			choices.map(({ key }) => [key, listOf(form, key, given.choices[key] ?? [])])
		),
		...Object.fromEntries(words.map((word) => [word, textOf(form, word, given[word])]))
	};
}
