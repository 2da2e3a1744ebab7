import { chartWordLimits } from './chart';
import type { ChartProblem } from './check-chart';

const words = {
	unknown_figure: () => 'There is no figure of this kind.',
	unknown_wave: () =>
		'No answer of this wave has been accepted, so there is nothing to draw of it yet.',
	not_offered: () =>
		'This chart is not offered for the survey as it stands: the list of charts says why.',
	none_chosen: (field) =>
		field === 'bodies' ? 'Tick at least one body.' : 'Tick at least one of these.',
	unknown_body: () => 'A body that is ticked was not asked in this wave. Check the boxes.',
	unknown_choice: () =>
		'Something that is ticked is no longer part of the survey. Check the boxes.',
	too_long: (field) => {
		const limit = (chartWordLimits as Partial<Record<string, number>>)[field];
		return limit ? `Use ${limit} characters at most.` : 'This is too long.';
	},
	bad_slug: () =>
		'Give the chart a name for addresses: letters, digits, underscores, dots and hyphens, with a letter or a digit first, and not “new”.',
	unfit: () => 'This does not fit the chart.'
} as const satisfies Record<ChartProblem['code'], (field: string) => string>;

/** What is wrong with a field of a chart, and what to do about it. */
export const chartProblemWords = ({ field, code }: ChartProblem): string => words[code](field);
