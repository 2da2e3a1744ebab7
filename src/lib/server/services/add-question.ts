import type { Actor } from '$lib/domain/access/actor';
import type { Question } from '$lib/domain/questions/question';
import { hasServedCondition } from '$lib/domain/questions/question-mentions';
import { addColumn } from '$lib/domain/surveys/columns';
import type { Database } from '../db/connect';
import { findLastQuestionPosition, listQuestions } from '../queries/questions';
import { insertQuestions, updateSurvey } from '../queries/surveys';
import { fingerprintOf } from './fingerprint';
import { lockKnownSurvey } from './lock-known-survey';
import { perform, RefusedError } from './perform';

export interface QuestionInput {
	/** The survey's slug. */
	survey: string;
	question: Question;
}

/**
 * Adds a question at the end of a survey, with a column of its own in the comparison.
 * @throws RefusedError `unknown_survey`, `question_exists`, `unknown_condition`
 */
export async function addQuestion(
	db: Database,
	actor: Actor,
	{ survey: slug, question }: QuestionInput,
	now: Date
): Promise<void> {
	return perform(db, actor, 'add_question', { survey: slug }, now, async (tx) => {
		const stored = await lockKnownSurvey(tx, slug);
		const earlier = (await listQuestions(tx, stored.id)).map((one) => one.question);
		if (earlier.some((one) => one.code === question.code)) {
			throw new RefusedError(
				'question_exists',
				`This survey has a question “${question.code}” already. Give this one another code.`
			);
		}
		if (!hasServedCondition(question, earlier)) {
			throw new RefusedError(
				'unknown_condition',
				'The question depends on an answer that no earlier question can have.'
			);
		}

		const position = await findLastQuestionPosition(tx, stored.id);
		await insertQuestions(tx, stored.id, [question], position);
		const { survey } = stored;
		await updateSurvey(tx, stored.id, { ...survey, columns: addColumn(survey.columns, question) });

		return {
			result: undefined,
			happening: {
				subject: { kind: 'question', key: question.code },
				afterHash: fingerprintOf(question)
			}
		};
	});
}
