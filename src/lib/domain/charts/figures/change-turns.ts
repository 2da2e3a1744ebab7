import { dispositionTable, hasValue } from '../../answers/disposition';
import { dispositionWords } from '../../answers/disposition-words';
import { missingTable, type MissingReason } from '../../answers/missing';
import { dispositionOf, readAnswer } from '../../answers/wave-reading';
import type { Part } from '../../questions/kinds/kind';
import type { Question } from '../../questions/question';
import { continueSentence } from '../../questions/words';
import type { Look } from '../figure';
import { dispositionLook, missingDotLook, toneLooks } from '../looks';
import { isAskedInBoth, type ComparedWave, type TracedBody } from '../../surveys/compared-waves';

/** What a body said in one wave. */
export interface SaidInWave {
	/** Whether it can be compared with what was said in another. */
	known: boolean;
	/** Whether it is drawn as a disc: a value was given. */
	isValue: boolean;
	label: string;
	short: string;
	look: Look;
	provisions: readonly string[];
}

/** One body with what it said in every wave. */
export interface TurnedBody {
	traced: TracedBody;
	said: readonly { label: string; known: boolean; hasAnswer: boolean }[];
	/** From the first of the waves to the last. */
	turn: 'changed' | 'same' | 'unknown' | 'other_body' | 'one_wave';
	/** "Refused, then answered"; "Unchanged"; why it cannot be compared. */
	words: string;
}

const missing = (reason: MissingReason, asAt: string | null): Omit<SaidInWave, 'provisions'> => {
	const label =
		reason === 'awaiting' || reason === 'refused'
			? dispositionWords(reason, asAt)
			: missingTable[reason];
	return {
		known: false,
		isValue: false,
		label,
		short: missingTable[reason],
		look: missingDotLook(reason)
	};
};

/** How a body dealt with a question in one wave. */
export function readDisposition(wave: ComparedWave, body: string, question: string): SaidInWave {
	const disposition = dispositionOf(wave.answers, body, question);
	const answer = wave.answers.find(body, question);
	const provisions = answer?.provisions ?? [];
	if (disposition === null) return { ...missing('erased', null), provisions };
	if (!hasValue(disposition)) {
		const { label: plain } = dispositionTable[disposition];
		return {
			known: disposition !== 'not_asked',
			isValue: false,
			label: dispositionWords(disposition, wave.asAt, answer?.neither_confirmed_nor_denied),
			short: plain,
			look: missingDotLook(disposition as MissingReason),
			provisions
		};
	}
	const { label } = dispositionTable[disposition];
	return {
		known: true,
		isValue: true,
		label,
		short: label,
		look: dispositionLook(disposition),
		provisions
	};
}

/** What a body said to a part of a question in one wave. */
export function readOption(
	wave: ComparedWave,
	body: string,
	question: Question,
	part: Part
): SaidInWave {
	const reading = readAnswer(wave.answers, body, question, part.code);
	const provisions = wave.answers.find(body, question.code)?.provisions ?? [];
	const option = part.options?.find((one) => reading.known && one.code === reading.value);
	if (option) {
		return {
			known: true,
			isValue: true,
			label: option.label,
			short: option.short ?? option.label,
			look: toneLooks[option.tone ?? 'part'],
			provisions
		};
	}
	return { ...missing(reading.known ? 'not_stated' : reading.reason, wave.asAt), provisions };
}

/** "Refused, then answered"; what was said in waves that did not ask is left out. */
function turnWords(labels: readonly string[]): string {
	return labels
		.filter((label, index) => label !== labels[index - 1])
		.map((label, index) => (index === 0 ? label : continueSentence(label)))
		.join(', then ');
}

/** What became of a body's answer from the first of the waves to the last. */
export function turnOf(
	traced: TracedBody,
	said: readonly SaidInWave[]
): Pick<TurnedBody, 'turn' | 'words'> {
	const [before, after] = [said[0], said.at(-1)];
	if (traced.breaks.length > 0) {
		return { turn: 'other_body', words: 'Not comparable: the body is not the same' };
	}
	if (!isAskedInBoth(traced) || !before || !after) {
		return { turn: 'one_wave', words: 'Not comparable: not asked at both ends' };
	}
	// What differs only by the date it was as at is the same.
	const words = turnWords(said.map(({ short }) => short));
	if (!before.known || !after.known) {
		return {
			turn: 'unknown',
			words: before.short === after.short ? `${before.short} both times` : words
		};
	}
	if (before.short !== after.short) return { turn: 'changed', words };
	return { turn: 'same', words: words === before.short ? 'Unchanged' : words };
}
