import { chartWords, type ChartSettings } from '../charts/chart';
import type { Criterion, Recommendation } from '../gaps/assessment';
import type { SurveyImport } from '../interchange/survey-file';
import type { Question } from '../questions/question';
import type { Survey, Wave } from './survey';

/** A survey as it is set up, before anybody has answered. */
export interface SurveySetUp extends Omit<SurveyImport, 'responses' | 'findings'> {
	/** The slugs of the bodies that its first wave asks. */
	asked: readonly string[];
}

/** What one survey can take over from another: what it asks and how it is read, and no answer. */
export interface SurveyPattern {
	survey: Pick<Survey, 'columns'>;
	questions: readonly Question[];
	recommendations: readonly Recommendation[];
	criteria: readonly Criterion[];
	charts: readonly ChartSettings[];
}

/**
 * Sets up a survey from what was typed, with the questions, recommendations, criteria, charts and
 * columns of another where one is given. What was said to the other stays with it: its source, its notes,
 * its context and what was published of it. The charts are drawn of the new survey's first wave and of all
 * that it asks, and without what was said on them in a publisher's own words.
 */
export function setUpSurvey(
	typed: {
		survey: Pick<Survey, 'slug' | 'title' | 'summary'>;
		wave: Wave;
		asked: readonly string[];
	},
	pattern: SurveyPattern | null
): SurveySetUp {
	return {
		survey: {
			...typed.survey,
			publication: null,
			columns: pattern?.survey.columns ?? [],
			notes: []
		},
		wave: typed.wave,
		asked: typed.asked,
		questions: [...(pattern?.questions ?? [])],
		recommendations: [...(pattern?.recommendations ?? [])],
		criteria: [...(pattern?.criteria ?? [])],
		charts: (pattern?.charts ?? []).map((chart) => chartPattern(chart, typed.wave.slug)),
		contexts: [],
		publishedFigures: []
	};
}

/** What a publisher chose for the bodies and the findings of one survey alone. */
const ownToSurvey: readonly string[] = ['bodies', ...chartWords];

function chartPattern(chart: ChartSettings, wave: string): ChartSettings {
	const pattern = Object.entries(chart).filter(([key]) => !ownToSurvey.includes(key));
	return { ...(Object.fromEntries(pattern) as ChartSettings), wave };
}
