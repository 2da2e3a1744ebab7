import { shortName } from '../../bodies/body';
import type { Dataset } from '../../editions/dataset';
import { dispositions, dispositionTable, isDisposition } from '../disposition';
import { citedProvisions, provisionTitle } from '../provisions';
import type { ComparisonView } from './view';
import { comparedWave, type WorkInHand } from './work-in-hand';

/** A choice of a filter. */
export interface FilterOption {
	value: string;
	label: string;
}

/** What each filter of a comparison can be set to. */
export interface ComparisonFilters {
	bodies: FilterOption[];
	dispositions: FilterOption[];
	provisions: FilterOption[];
	/** None of work in hand, whose address names its wave. */
	waves: FilterOption[];
}

/** The options, with the one chosen among them even where the wave has nothing that it would give. */
function withChosen(
	options: FilterOption[],
	value: string | null,
	label: (value: string) => string
): FilterOption[] {
	return value === null || options.some((option) => option.value === value)
		? options
		: [...options, { value, label: label(value) }];
}

/** The filters of a comparison: what occurs in its wave, and what the view has chosen. */
export function listFilters(
	dataset: Dataset,
	view: ComparisonView,
	work: WorkInHand | null = null
): ComparisonFilters {
	const wave = comparedWave(dataset, view.wave, work);
	const answers = dataset.answers.filter((answer) => answer.wave === view.wave);
	return {
		bodies: withChosen(
			wave.bodies.map((body) => ({ value: body.slug, label: shortName(body) })),
			view.body,
			(slug) => {
				const body = dataset.bodies.find((one) => one.slug === slug);
				return body ? shortName(body) : slug;
			}
		),
		dispositions: withChosen(
			dispositions
				.filter((one) => answers.some((answer) => answer.disposition === one))
				.map((one) => ({ value: one, label: dispositionTable[one].label })),
			view.disposition,
			(value) => (isDisposition(value) ? dispositionTable[value].label : value)
		),
		provisions: withChosen(
			citedProvisions(answers).map((one) => ({ value: one, label: provisionTitle(one) })),
			view.provision,
			provisionTitle
		),
		waves: work ? [] : dataset.waves.map((one) => ({ value: one.slug, label: one.title }))
	};
}
