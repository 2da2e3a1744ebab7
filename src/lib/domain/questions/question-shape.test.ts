import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { Choice, ChoiceGrid, Counts } from './question';
import { hasSameShape } from './question-shape';

const { questions } = exampleDataset();
const find = <Q>(code: string) => questions.find((one) => one.code === code) as Q;
const grid = find<ChoiceGrid>('permitted');
const counts = find<Counts>('installed');
const choice = find<Choice>('responsible');

describe('the shape of a question', () => {
	it('stays when words change', () => {
		expect(
			hasSameShape(grid, {
				...grid,
				title: 'Allowed',
				prompt: 'What is allowed?',
				subject: 'signal',
				items: grid.items.map((item) => ({ ...item, label: item.label.toUpperCase() })),
				options: grid.options.map((option) => ({ ...option, label: `${option.label}!` }))
			})
		).toBe(true);
		expect(hasSameShape(counts, { ...counts, unit: 'officials', have: 'own a pen' })).toBe(true);
	});

	it.each([
		['code', grid, { ...grid, code: 'allowed' }],
		['kind', choice, { ...counts, code: choice.code }],
		['items', grid, { ...grid, items: grid.items.slice(1) }],
		['order of options', grid, { ...grid, options: [...grid.options].reverse() }],
		[
			'tone',
			choice,
			{ ...choice, options: choice.options.map(({ code, label }) => ({ code, label })) }
		],
		['groups', counts, { ...counts, groups: counts.groups.slice(1) }],
		['choice for all', grid, { ...grid, overall: true }],
		['condition', counts, { ...counts, asked_if: undefined }]
	] as const)('changes with its %s', (_, before, after) => {
		expect(hasSameShape(before, after)).toBe(false);
	});
});
