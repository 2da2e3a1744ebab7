import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { setUpSurvey } from './set-up';

const typed = {
	survey: { slug: 'signal', title: 'Signal', summary: 'Who uses Signal.' },
	wave: { slug: '2026', title: '2026', law: 'FOIA 2000', as_at: '2026-11', note: null },
	asked: ['hmt', 'co']
};

describe('a survey that is set up', () => {
	it('has no questions of its own where it starts from nothing', () => {
		expect(setUpSurvey(typed, null)).toEqual({
			survey: { ...typed.survey, publication: null, columns: [], notes: [] },
			wave: typed.wave,
			asked: ['hmt', 'co'],
			questions: [],
			recommendations: [],
			criteria: [],
			charts: [],
			contexts: [],
			publishedFigures: []
		});
	});

	it('takes over what another asks and how it is read', () => {
		const other = exampleDataset();
		const made = setUpSurvey(typed, other);
		expect(made.questions).toEqual(other.questions);
		expect(made.recommendations).toEqual(other.recommendations);
		expect(made.criteria).toEqual(other.criteria);
		expect(made.survey).toEqual({
			...typed.survey,
			publication: null,
			columns: other.survey.columns,
			notes: []
		});
	});

	it('draws its charts of its own first wave', () => {
		const other = exampleDataset();
		const made = setUpSurvey(typed, other);
		expect(made.charts.map((chart) => chart.slug)).toEqual(other.charts.map((chart) => chart.slug));
		expect(made.charts.every((chart) => chart.wave === '2026')).toBe(true);
	});

	it('takes over nothing that was said: no source, no note, no published figure, no context', () => {
		const made = setUpSurvey(typed, exampleDataset());
		expect(made).toMatchObject({ contexts: [], publishedFigures: [] });
		expect(made.survey.publication).toBeNull();
	});
});
