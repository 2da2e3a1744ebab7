import type { WaveAnswers } from '../editions/dataset';
import { readPart } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import type { Disposition } from './disposition';
import type { PartReading } from './missing';

/**
 * What a body says in a wave to one part of a question; a body without an answer was not asked, unless it
 * was erased.
 * @param body its slug
 */
export function readAnswer(
	wave: WaveAnswers,
	body: string,
	question: Question,
	part: string
): PartReading {
	const answer = wave.find(body, question.code);
	return answer
		? readPart(question, answer, part)
		: { known: false, reason: absenceOf(wave, body, question.code) };
}

/** Why a body has no answer in a wave: it was not asked, or what it answered was erased. */
export function absenceOf(
	wave: Pick<WaveAnswers, 'findErasure'>,
	body: string,
	question: string
): 'not_asked' | 'erased' {
	return wave.findErasure(body, question) ? 'erased' : 'not_asked';
}

/**
 * How a body dealt with a question in a wave; a body without an answer was not asked. Null where the answer
 * was erased: how it dealt with the question is then not known any more.
 * @param body its slug
 * @param question its code
 */
export function dispositionOf(
	wave: WaveAnswers,
	body: string,
	question: string
): Disposition | null {
	const answer = wave.find(body, question);
	if (answer) return answer.disposition;
	const absence = absenceOf(wave, body, question);
	return absence === 'erased' ? null : absence;
}
