import { bodyNoun, type BodyNoun } from '../bodies/body-noun';
import type { Dataset, WaveAnswers } from '../editions/dataset';
import type { Option } from '../questions/question';
import {
	continueSentence,
	countWord,
	formatCount,
	joinWords,
	startSentence
} from '../questions/words';
import { missingReasons, missingTable, type MissingReason } from './missing';
import { boundsWords } from './share-words';
import { silenceClauses } from './silence';
import { findSubject, tallySubject, type Subject } from './subject';
import { shareOf, type Share, type Tally } from './tally';

/** What a missing value is called beside its count. */
function reasonWord(reason: MissingReason): string {
	return reason === 'awaiting' ? 'awaiting' : continueSentence(missingTable[reason]);
}

/** A tally in words, each count once: "7 yes", "2 no", "6 refused", "1 awaiting". */
function tallyCounts(tally: Tally, options: readonly Option[]): string[] {
	return [
		...options.flatMap((option) => {
			const count = tally.values.get(option.code);
			return count ? [`${formatCount(count)} ${continueSentence(option.label)}`] : [];
		}),
		...missingReasons.flatMap((reason) =>
			tally.missing[reason] ? [`${formatCount(tally.missing[reason])} ${reasonWord(reason)}`] : []
		)
	];
}

/** The share of bodies the survey is chiefly about, in words that give its base and its bounds. */
export interface SubjectStatement {
	/** The question's code. */
	question: string;
	share: Share;
	/** "7 of the 9 departments that answered permit WhatsApp." */
	lead: string;
	/** "Six withheld it and one had not replied by March 2022"; '' where all is known. */
	silences: string;
	/** "between 7 and 14 of 16"; '' where all is known. */
	bounds: string;
	/** "permit it" */
	again: string;
	/** "The question did not arise for 2."; '' where it arose for all. */
	aside: string;
	/** "7 yes", "2 no", "6 refused", "1 awaiting" */
	counts: string[];
	bar: { yes: string; unknown: string; no: string };
}

/** How many of the bodies say what, out of how many that answered. */
function leadWords(subject: Subject, share: Share, noun: BodyNoun): string {
	const { count, base, unknown } = share;
	const answered = unknown ? ' that answered' : '';
	if (base === 0) return `No ${noun.one} has answered.`;
	if (base === 1) {
		const who = `The one ${noun.one}${answered}`;
		return count
			? `${who} ${subject.words.one}.`
			: `${who} gave an answer other than “${subject.yes.label}”.`;
	}
	const who = `of the ${formatCount(base)} ${noun.many}${answered}`;
	if (count === base) {
		return `All ${formatCount(base)} ${noun.many}${answered} ${subject.words.many}.`;
	}
	if (count === 0) return `None ${who} ${subject.words.many}.`;
	return `${formatCount(count)} ${who} ${count === 1 ? subject.words.one : subject.words.many}.`;
}

/**
 * The survey's chief share in one wave, or null where the survey has no subject.
 * @param noun what the bodies are called, where more of them are spoken of than the wave has
 */
export function stateSubject(
	dataset: Dataset,
	wave: WaveAnswers,
	noun: BodyNoun = bodyNoun(wave.bodies)
): SubjectStatement | null {
	const subject = findSubject(dataset.questions);
	if (!subject) return null;
	const { question, yes, words } = subject;
	const tally = tallySubject(subject, wave);
	const share = shareOf(tally, (value) => value === yes.code);
	const asides = tally.missing.not_applicable;
	const options = 'options' in question ? question.options : [];
	return {
		question: question.code,
		share,
		lead: leadWords(subject, share, noun),
		silences: startSentence(joinWords(silenceClauses(tally.missing, wave.wave.as_at))),
		bounds: share.unknown ? `${boundsWords(share)} of ${formatCount(share.of)}` : '',
		again: words.again,
		aside: asides ? `The question did not arise for ${countWord(asides)}.` : '',
		counts: tallyCounts(tally, options),
		bar: { yes: words.bar.yes, unknown: 'unknown', no: words.bar.no }
	};
}
