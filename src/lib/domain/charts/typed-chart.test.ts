import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { answersOfWave } from '../editions/dataset';
import type { ChartSettings } from './chart';
import { offerCharts } from './figure-forms';
import { figureOf } from './figures/registry';
import { proposeChart, readTypedChart, writeTypedChart } from './typed-chart';

const dataset = exampleDataset();
const wave = '2021-22';
const propose = (figure: ChartSettings['figure'], question = '') =>
	proposeChart({ figure, wave, question }, dataset, []);

describe('what is offered', () => {
	const offered = offerCharts(dataset, answersOfWave(dataset, wave)).flatMap(
		({ figure, offered: list }) =>
			list.flatMap(({ question, reason }) =>
				reason === null ? [{ figure, question: question?.code ?? '' }] : []
			)
	);

	it.each(offered)('can be drawn as it is proposed: $figure $question', ({ figure, question }) => {
		const read = readTypedChart(propose(figure, question), dataset);
		if (!read.ok) throw new Error(JSON.stringify(read.problems));
		expect(figureOf(read.settings, dataset).headline).not.toBe('');
	});
});

describe('what is typed of a chart', () => {
	it.each(dataset.charts)('reads back as it was stored: $slug', (settings) => {
		const read = readTypedChart(writeTypedChart(settings, dataset), dataset);
		expect(read).toEqual({ ok: true, settings });
	});

	it('leaves out of the settings what stands for all and what is empty', () => {
		const read = readTypedChart(propose('dispositions'), dataset);
		expect(read).toEqual({
			ok: true,
			settings: { slug: 'dispositions', wave, figure: 'dispositions' }
		});
	});

	it.each([
		['bodies', { bodies: [] }, 'none_chosen'],
		['bodies', { bodies: ['nobody'] }, 'unknown_body'],
		['questions', { choices: { questions: [] } }, 'none_chosen'],
		['slug', { slug: 'two words' }, 'bad_slug'],
		['slug', { slug: 'New' }, 'bad_slug'],
		['headline', { headline: 'x'.repeat(201) }, 'too_long'],
		['wave', { wave: '1999' }, 'unknown_wave'],
		['figure', { figure: 'pie' }, 'unknown_figure'],
		['figure', { figure: 'answers', question: 'installed' }, 'not_offered']
	])('is refused at “%s” for %j', (field, typed, code) => {
		expect(readTypedChart({ ...propose('dispositions'), ...typed }, dataset)).toEqual({
			ok: false,
			problems: [{ field, code }]
		});
	});

	it('is proposed under a name that no other chart has', () => {
		expect(
			proposeChart({ figure: 'topics', wave, question: 'guidance' }, dataset, [])
		).toMatchObject({ slug: 'topics-guidance' });
		const taken = ['topics-guidance', 'topics-guidance-2'];
		expect(
			proposeChart({ figure: 'topics', wave, question: 'guidance' }, dataset, taken).slug
		).toBe('topics-guidance-3');
	});
});
