import type { AnswerContent } from '../../answers/answer';
import type { Question } from '../../questions/question';
import { comparedAspects, comparedCodes, type ComparedAspect } from './compared-codes';
import { nominalAgreement, type NominalAgreement } from './nominal-agreement';

/** An answer that two people coded, neither having seen what the other made of it. */
export interface CodedTwice {
	/** The question's code. */
	question: string;
	first: AnswerContent;
	second: AnswerContent;
}

/** How far two people agree in one thing about the answers to one question. */
export interface AspectAgreement extends NominalAgreement {
	aspect: ComparedAspect;
	/** How many answers its units are of. Those of one answer stand or fall together. */
	answers: number;
	/** Whether so few answers were compared that the figures mean nothing. */
	isTooFew: boolean;
}

/** How far two people agree about the answers to one question. */
export interface QuestionAgreement {
	question: Question;
	/** How many answers were coded twice. */
	answers: number;
	aspects: AspectAgreement[];
}

/**
 * With fewer answers than this, one coded otherwise moves the figures by more than they can tell. The
 * answers are counted, and not the parts of their values, since one slip can change every part.
 */
export const fewestAnswers = 10;

function agreementIn(
	aspect: ComparedAspect,
	question: Question,
	codings: readonly CodedTwice[]
): AspectAgreement {
	const codesOf = (content: AnswerContent) =>
		comparedCodes(question, content).filter((one) => one.aspect === aspect);
	const answers = codings.map(({ first, second }) => {
		const others = codesOf(second);
		return codesOf(first).map(({ code }, at) => [code, others[at]?.code ?? null]);
	});
	const compared = answers.filter((units) =>
		units.some((codes) => codes.every((code) => code !== null))
	).length;
	return {
		aspect,
		answers: compared,
		isTooFew: compared < fewestAnswers,
		...nominalAgreement(answers.flat())
	};
}

/** How far two people agree, question by question, in the order of the survey. */
export function agreementByQuestion(
	questions: readonly Question[],
	codings: readonly CodedTwice[]
): QuestionAgreement[] {
	return questions.map((question) => {
		const own = codings.filter((one) => one.question === question.code);
		return {
			question,
			answers: own.length,
			aspects: comparedAspects.map((aspect) => agreementIn(aspect, question, own))
		};
	});
}
