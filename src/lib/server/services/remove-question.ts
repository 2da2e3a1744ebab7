import type { Actor } from '$lib/domain/access/actor';
import { describeMentions } from '$lib/domain/questions/mention-words';
import { brokenMentions } from '$lib/domain/questions/question-mentions';
import { removeFromColumns } from '$lib/domain/surveys/columns';
import type { Database } from '../db/connect';
import { deleteEmptyAnswers } from '../queries/answers';
import { deleteEntriesOf } from '../queries/codebook';
import { countDrafts } from '../queries/drafts';
import {
	deleteQuestion,
	listPublishedQuestions,
	listQuestions,
	lockQuestion
} from '../queries/questions';
import { readPattern, updateSurvey } from '../queries/surveys';
import { fingerprintOf } from './fingerprint';
import { lockKnownSurvey } from './lock-known-survey';
import { perform, RefusedError } from './perform';

/**
 * Removes a question that nobody has answered and nothing names, and takes it out of the comparison.
 * @throws RefusedError `unknown_survey`, `unknown_question`, `question_has_answers`, `question_has_drafts`,
 * `question_in_use`
 */
export async function removeQuestion(
	db: Database,
	actor: Actor,
	{ survey: slug, code }: { survey: string; code: string },
	now: Date
): Promise<void> {
	return perform(db, actor, 'remove_question', { survey: slug }, now, async (tx) => {
		const survey = await lockKnownSurvey(tx, slug);
		await lockQuestion(tx, survey.id, code);
		const list = await listQuestions(tx, survey.id);
		const stored = list.find((one) => one.question.code === code);
		if (!stored) throw new RefusedError('unknown_question', `There is no question “${code}”.`);

		if (stored.revisions > 0) {
			throw new RefusedError(
				'question_has_answers',
				'This question has answers, and stays for as long as they do.'
			);
		}
		if ((await countDrafts(tx, stored.id)) > 0) {
			throw new RefusedError(
				'question_has_drafts',
				'Somebody is entering an answer to this question. That draft has to be discarded first.'
			);
		}
		const before = list.map((one) => one.question);
		const pattern = await readPattern(tx, survey.id);
		const published = await listPublishedQuestions(tx, survey.id);
		const broken = brokenMentions(
			before,
			before.filter((one) => one.code !== code),
			{ ...pattern, published }
		);
		if (broken.length > 0) {
			throw new RefusedError(
				'question_in_use',
				`This question is named by ${describeMentions(broken)}, which would have nothing to look at.`
			);
		}

		await deleteEntriesOf(tx, stored.id);
		await deleteEmptyAnswers(tx, stored.id);
		await deleteQuestion(tx, stored.id);
		const columns = removeFromColumns(survey.survey.columns, code);
		await updateSurvey(tx, survey.id, { ...survey.survey, columns });

		return {
			result: undefined,
			happening: {
				subject: { kind: 'question', key: code },
				beforeHash: fingerprintOf(stored.question)
			}
		};
	});
}
