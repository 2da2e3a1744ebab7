import type { WaveAnswers } from '../editions/dataset';
import { pluralPhrase } from '../questions/phrase';
import type { Option, Question } from '../questions/question';
import { tallyReadings, type Tally } from './tally';
import { readAnswer } from './wave-reading';

/** What a survey is chiefly about: one part of one question, and the option that headlines count. */
export interface Subject {
	question: Question;
	part: string;
	yes: Option;
	words: SubjectWords;
}

/** The counted option in the words that sentences and bars need. */
interface SubjectWords {
	/** After one body and after several: "permits WhatsApp", "permit WhatsApp". */
	one: string;
	many: string;
	/** Said again: "permit it". */
	again: string;
	/** In a bar: "permit", "do not". */
	bar: { yes: string; no: string };
}

/**
 * What a survey is chiefly about: the first question that names its subject, or else the first choice
 * with a plain yes. Null where it has neither.
 */
export function findSubject(questions: readonly Question[]): Subject | null {
	for (const question of questions) {
		if (question.kind !== 'choice_grid' || !question.subject) continue;
		const item = question.items.find((one) => one.code === question.subject);
		const yes = question.options.find((one) => one.tone === 'yes');
		if (item && yes) {
			const no = question.options.find((one) => one.tone === 'no');
			return { question, part: item.code, yes, words: wordsOf(question, yes, no, item.label) };
		}
	}
	for (const question of questions) {
		if (question.kind !== 'choice') continue;
		const yes = question.options.find((one) => one.tone === 'yes');
		if (yes) {
			const no = question.options.find((one) => one.tone === 'no');
			return { question, part: question.code, yes, words: wordsOf(question, yes, no, null) };
		}
	}
	return null;
}

function wordsOf(
	question: Question,
	yes: Option,
	no: Option | undefined,
	item: string | null
): SubjectWords {
	if (!yes.phrase || item === null) {
		const about = item ?? question.title;
		return {
			one: `says “${yes.label}” to “${about}”`,
			many: `say “${yes.label}” to “${about}”`,
			again: 'say so',
			bar: { yes: `say “${yes.label}”`, no: 'say otherwise' }
		};
	}
	const fill = (phrase: string, words: string) => phrase.replace('{items}', words).trim();
	const plural = pluralPhrase(yes.phrase);
	const bare = fill(plural, '');
	const contrary = no?.phrase ? fill(pluralPhrase(no.phrase), '') : 'do not';
	return {
		one: fill(yes.phrase, item),
		many: fill(plural, item),
		again: fill(plural, 'it'),
		bar: {
			yes: bare,
			no: contrary.endsWith(bare) ? contrary.slice(0, -bare.length).trim() : contrary
		}
	};
}

/** What the bodies of a wave say of a subject. */
export function tallySubject(subject: Subject, wave: WaveAnswers): Tally {
	return tallyReadings(
		wave.bodies.map((body) => readAnswer(wave, body.slug, subject.question, subject.part))
	);
}
