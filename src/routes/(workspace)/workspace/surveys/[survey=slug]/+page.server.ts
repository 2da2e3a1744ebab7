import { may } from '$lib/domain/access/may';
import { kindWords } from '$lib/domain/questions/kind-words';
import { formatAsAt } from '$lib/domain/surveys/as-at';
import { publicationWords } from '$lib/domain/surveys/source';
import { findPublication } from '$lib/server/queries/publications';
import { listQuestions } from '$lib/server/queries/questions';
import { readPattern } from '$lib/server/queries/surveys';
import { listWaves } from '$lib/server/queries/waves';
import { guard } from '../../../../guard';
import { openSurvey } from './open-survey';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const place = await guard(event, 'view_survey', { survey: event.params.survey });
	const { db, actor, now } = event.locals;
	const { id, survey } = await openSurvey(db, event.params.survey);
	const [questions, waves, pattern, publication] = await Promise.all([
		listQuestions(db, id),
		listWaves(db, id),
		readPattern(db, id),
		findPublication(db, survey.slug, null, now)
	]);
	return {
		survey: {
			slug: survey.slug,
			title: survey.title,
			summary: survey.summary,
			notes: survey.notes,
			publication: survey.publication && publicationWords(survey.publication)
		},
		edition: publication?.edition.number ?? null,
		questions: questions.map(({ question, revisions }) => ({
			code: question.code,
			title: question.title,
			prompt: question.prompt,
			kind: kindWords[question.kind].title,
			revisions
		})),
		waves: waves
			.map(({ wave, asked, answered }) => ({
				slug: wave.slug,
				title: wave.title,
				asAt: formatAsAt(wave.as_at),
				asked,
				answered
			}))
			.reverse(),
		recommendations: pattern.recommendations.length,
		criteria: pattern.criteria.length,
		charts: pattern.charts.length,
		mayEdit: may(actor, 'edit_survey', place).ok,
		mayAddQuestion: may(actor, 'add_question', place).ok,
		mayChart: may(actor, 'edit_chart', place).ok,
		mayPublish: may(actor, 'publish_edition', place).ok,
		mayErase: may(actor, 'erase', place).ok,
		mayStartWave: may(actor, 'start_wave', place).ok,
		done: event.url.searchParams.get('done')
	};
};
