import type { Actor } from '$lib/domain/access/actor';
import { describeMentions } from '$lib/domain/questions/mention-words';
import type { Question } from '$lib/domain/questions/question';
import { brokenMentions, hasServedCondition } from '$lib/domain/questions/question-mentions';
import { hasSameShape } from '$lib/domain/questions/question-shape';
import { renameInColumns } from '$lib/domain/surveys/columns';
import type { Database } from '../db/connect';
import {
	listPublishedQuestions,
	listQuestions,
	lockQuestion,
	updateQuestion
} from '../queries/questions';
import { readPattern, updateSurvey } from '../queries/surveys';
import { fingerprintOf, refuseUnlessAsShown } from './fingerprint';
import { lockKnownSurvey } from './lock-known-survey';
import { perform, RefusedError } from './perform';

export interface QuestionEdit {
	/** The survey's slug. */
	survey: string;
	/** The code it has now. */
	code: string;
	/** What it is to be. */
	question: Question;
	/** Of the question as the form showed it: `fingerprintOf`. */
	fingerprint: string;
}

/**
 * Changes a question. Once it has any revision, only its words: answers are coded by the rest. It cannot
 * lose what another question, a criterion or a chart names.
 * @throws RefusedError `unknown_survey`, `unknown_question`, `changed_meanwhile`, `question_has_answers`,
 * `question_exists`, `unknown_condition`, `question_in_use`
 */
export async function editQuestion(
	db: Database,
	actor: Actor,
	{ survey: slug, code, question, fingerprint }: QuestionEdit,
	now: Date
): Promise<void> {
	return perform(db, actor, 'edit_question', { survey: slug }, now, async (tx) => {
		const survey = await lockKnownSurvey(tx, slug);
		await lockQuestion(tx, survey.id, code);
		const list = await listQuestions(tx, survey.id);
		const index = list.findIndex((one) => one.question.code === code);
		const stored = list[index];
		if (!stored) throw new RefusedError('unknown_question', `There is no question “${code}”.`);
		refuseUnlessAsShown(fingerprint, stored.question);

		if (stored.revisions > 0 && !hasSameShape(stored.question, question)) {
			throw new RefusedError(
				'question_has_answers',
				'This question has answers, which are coded by its kind, its codes, its tones and their order: those cannot change any more, and its words can.'
			);
		}
		const before = list.map((one) => one.question);
		const after = before.with(index, question);
		if (after.some((one, other) => other !== index && one.code === question.code)) {
			throw new RefusedError(
				'question_exists',
				`This survey has a question “${question.code}” already. Give this one another code.`
			);
		}
		if (!hasServedCondition(question, after.slice(0, index))) {
			throw new RefusedError(
				'unknown_condition',
				'The question depends on an answer that no earlier question can have.'
			);
		}
		const pattern = await readPattern(tx, survey.id);
		const published = await listPublishedQuestions(tx, survey.id);
		const broken = brokenMentions(before, after, { ...pattern, published });
		if (broken.length > 0) {
			throw new RefusedError(
				'question_in_use',
				`What you would take away is named by ${describeMentions(broken)}. Keep the codes that they name.`
			);
		}

		await updateQuestion(tx, stored.id, question);
		const columns = renameInColumns(survey.survey.columns, stored.question, question);
		await updateSurvey(tx, survey.id, { ...survey.survey, columns });

		return {
			result: undefined,
			happening: {
				subject: { kind: 'question', key: code },
				beforeHash: fingerprintOf(stored.question),
				afterHash: fingerprintOf(question),
				details: question.code === code ? {} : { renamed: question.code }
			}
		};
	});
}
