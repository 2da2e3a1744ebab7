import type { BodyNoun } from '../bodies/body-noun';
import { bodyNoun } from '../bodies/body-noun';
import type { Dataset, WaveAnswers } from '../editions/dataset';
import { readPart } from '../questions/kinds/registry';
import { pluralPhrase } from '../questions/phrase';
import type { Option, Question } from '../questions/question';
import {
	continueSentence,
	countWord,
	formatCount,
	joinWords,
	startSentence
} from '../questions/words';
import { formatAsAt, type AsAt } from '../surveys/as-at';
import type { MissingReason } from './missing';
import { missingReasons } from './missing';
import { shareOf, tallyReadings, type Share, type Tally } from './tally';

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

/** How many bodies did not say, by what happened, in the order in which sentences name them. */
const silences: {
	reasons: readonly MissingReason[];
	words: (count: number, asAt: AsAt) => string;
}[] = [
	{ reasons: ['refused', 'withheld'], words: () => 'withheld it' },
	{
		reasons: ['awaiting'],
		words: (_count, asAt) => `had not replied by ${formatAsAt(asAt)}`
	},
	{ reasons: ['not_stated'], words: () => 'did not say' },
	{
		reasons: ['not_held'],
		words: (count) => `said ${count === 1 ? 'it holds' : 'they hold'} no such information`
	},
	{ reasons: ['in_total'], words: () => 'counted it only in a total' },
	{ reasons: ['not_asked'], words: (count) => `${count === 1 ? 'was' : 'were'} not asked` }
];

/** "six withheld it", "one had not replied by March 2022": a clause for each reason that occurs. */
export function silenceClauses(missing: Tally['missing'], asAt: AsAt): string[] {
	return silences.flatMap(({ reasons, words }) => {
		const count = reasons.reduce((sum, reason) => sum + missing[reason], 0);
		return count ? [`${countWord(count)} ${words(count, asAt)}`] : [];
	});
}

/** The reasons of a tally as a word or two each. */
const tallyWords = {
	refused: 'refused',
	withheld: 'withheld',
	in_total: 'in a total only',
	not_held: 'not held',
	not_applicable: 'did not arise',
	not_stated: 'not stated',
	awaiting: 'awaiting',
	not_asked: 'not asked'
} as const satisfies Record<MissingReason, string>;

/** A tally in words, each count once: "7 yes", "2 no", "6 refused", "1 awaiting". */
export function tallyCounts(tally: Tally, options: readonly Option[]): string[] {
	return [
		...options.flatMap((option) => {
			const count = tally.values.get(option.code);
			return count ? [`${formatCount(count)} ${continueSentence(option.label)}`] : [];
		}),
		...missingReasons.flatMap((reason) =>
			tally.missing[reason] ? [`${formatCount(tally.missing[reason])} ${tallyWords[reason]}`] : []
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
	if (count === 0) return `None ${who} ${subject.words.many}.`;
	return `${formatCount(count)} ${who} ${count === 1 ? subject.words.one : subject.words.many}.`;
}

/** What the bodies of a wave say of a subject. */
export function tallySubject(subject: Subject, wave: WaveAnswers): Tally {
	return tallyReadings(
		wave.bodies.map((body) => {
			const answer = wave.find(body.slug, subject.question.code);
			return answer
				? readPart(subject.question, answer, subject.part)
				: { known: false, reason: 'not_asked' };
		})
	);
}

/** The survey's chief share in one wave, or null where the survey has no subject. */
export function stateSubject(dataset: Dataset, wave: WaveAnswers): SubjectStatement | null {
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
		lead: leadWords(subject, share, bodyNoun(wave.bodies)),
		silences: startSentence(joinWords(silenceClauses(tally.missing, wave.wave.as_at))),
		bounds: share.unknown
			? `between ${formatCount(share.least)} and ${formatCount(share.most)} of ${formatCount(share.of)}`
			: '',
		again: words.again,
		aside: asides ? `The question did not arise for ${countWord(asides)}.` : '',
		counts: tallyCounts(tally, options),
		bar: { yes: words.bar.yes, unknown: 'unknown', no: words.bar.no }
	};
}
