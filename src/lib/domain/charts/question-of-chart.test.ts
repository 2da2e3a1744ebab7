import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { SettingsOf } from './chart';
import { questionOfChart } from './question-of-chart';

const dataset = exampleDataset();
const settings: SettingsOf<'answers'> = {
	slug: 'responsible',
	wave: '2021-22',
	figure: 'answers',
	question: 'responsible'
};

test('is the one that the settings name', () => {
	expect(questionOfChart(settings, dataset, ['choice'])).toMatchObject({ code: 'responsible' });
});

test('is none of another kind, nor one that the survey lacks', () => {
	expect(() => questionOfChart(settings, dataset, ['counts'])).toThrow('the kind counts');
	expect(() =>
		questionOfChart({ ...settings, question: 'elsewhere' }, dataset, ['choice', 'choice_grid'])
	).toThrow('the kind choice or choice_grid');
});
