import type { WaveAnswers } from '../editions/dataset';
import { readPart } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import type { Disposition } from './disposition';
import type { PartReading } from './missing';

/**
 * What a body says in a wave to one part of a question; a body without an answer was not asked.
 * @param body its slug
 */
export function readAnswer(
	wave: WaveAnswers,
	body: string,
	question: Question,
	part: string
): PartReading {
	const answer = wave.find(body, question.code);
	return answer ? readPart(question, answer, part) : { known: false, reason: 'not_asked' };
}

/**
 * How a body dealt with a question in a wave; a body without an answer was not asked.
 * @param body its slug
 * @param question its code
 */
export function dispositionOf(wave: WaveAnswers, body: string, question: string): Disposition {
	return wave.find(body, question)?.disposition ?? 'not_asked';
}
