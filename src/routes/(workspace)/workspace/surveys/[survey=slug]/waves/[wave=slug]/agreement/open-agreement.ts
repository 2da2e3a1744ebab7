import type { Question } from '$lib/domain/questions/question';
import { codingsDiffer } from '$lib/domain/review/agreement/compared-codes';
import {
	agreementByQuestion,
	type QuestionAgreement
} from '$lib/domain/review/agreement/question-agreement';
import type { AnswerContent } from '$lib/domain/answers/answer';
import { listQuestions } from '$lib/server/queries/questions';
import { findSample, type StoredSample } from '$lib/server/queries/second-coding-samples';
import {
	listFirstCodings,
	listSecondCodings,
	type StoredSecondCoding
} from '$lib/server/queries/second-codings';
import { openWave } from '../open-wave';

/** An answer that two people coded. */
export interface ComparedAnswer {
	coding: StoredSecondCoding;
	question: Question;
	first: AnswerContent;
	second: AnswerContent;
	/** The key of the actor who coded it first. */
	firstBy: string;
	differs: boolean;
}

export interface OpenedAgreement extends Awaited<ReturnType<typeof openWave>> {
	questions: Question[];
	sample: StoredSample | null;
	codings: StoredSecondCoding[];
	compared: ComparedAnswer[];
	measured: QuestionAgreement[];
}

/**
 * How far two people agree in coding a wave. The page has asked before whether that may be seen. What the
 * second coder has not submitted is compared with nothing.
 * @throws a 404 where there is no such wave
 */
export async function openAgreement(
	db: App.Locals['db'],
	params: { survey: string; wave: string }
): Promise<OpenedAgreement> {
	const opened = await openWave(db, params);
	const [stored, sample] = await Promise.all([
		listQuestions(db, opened.surveyId),
		findSample(db, opened.id)
	]);
	const questions = stored.map(({ question }) => question);
	const [codings, firsts] = sample
		? await Promise.all([listSecondCodings(db, sample.id), listFirstCodings(db, sample.id)])
		: [[], new Map<number, never>()];
	const compared = codings.flatMap((coding): ComparedAnswer[] => {
		const question = questions.find(({ code }) => code === coding.question);
		const found = firsts.get(coding.answerId);
		// What was erased is compared no more.
		if (!question || !found?.content || !coding.content) return [];
		const [first, second] = [found.content, coding.content];
		const differs = codingsDiffer(question, first, second);
		return [{ coding, question, first, second, firstBy: found.author, differs }];
	});
	const measured = agreementByQuestion(
		questions,
		compared.map(({ question, first, second }) => ({ question: question.code, first, second }))
	);
	return { ...opened, questions, sample, codings, compared, measured };
}
