import { bodyNoun } from '../bodies/body-noun';
import { countBodies } from '../bodies/count-bodies';
import type { WaveAnswers } from '../editions/dataset';
import { countWord, endSentence, joinWords, startSentence } from '../questions/words';
import type { Answer } from './answer';
import type { QuestionSides } from './answered-beside-refused';
import { isWithholding } from './disposition';
import { dispositionWords } from './disposition-words';
import { basisWords } from './provisions';
import { refusalBasis } from './refusal-basis';
import { boundsWords } from './share-words';
import { absenceClauses, type Missing } from './silence';

/** What must not be read into an answer that stands beside a refusal. */
export const refusalCaveats = [
	'That one body answered what another refused does not show that the refusal was wrong. Circumstances may differ: an exemption may apply to what one body holds and not to what another does, and each weighs the public interest for itself.',
	'A body that had not replied stands on neither side: which it would have been on is not known.',
	'The sections are those that the replies cite, as coded. Whether they apply is not judged here.'
] as const;

/** How a question was dealt with and on what that rests: "Refused, under sections 24 and 31". */
export function dealtWords(
	answer: Pick<Answer, 'disposition' | 'provisions' | 'neither_confirmed_nor_denied'>
): string {
	const dealt = dispositionWords(answer.disposition, null, answer.neither_confirmed_nor_denied);
	return isWithholding(answer.disposition) ? `${dealt}, ${basisWords(answer.provisions)}` : dealt;
}

/** "nine departments answered", "two departments answered in part", "six departments answered, two of them in part," */
function answeredWords({ answered, inPart }: QuestionSides, wave: WaveAnswers): string {
	const who = countBodies(answered.length, wave.bodies);
	if (inPart.length === 0) return `${who} answered`;
	return inPart.length === answered.length
		? `${who} answered in part`
		: `${who} answered, ${countWord(inPart.length)} of them in part,`;
}

/** How many would not even say that they hold it, where any did. */
function silentRefusals({ refused }: QuestionSides): string[] {
	const silent = refused.filter(({ answer }) => answer?.neither_confirmed_nor_denied).length;
	if (silent === 0) return [];
	return [
		silent === refused.length
			? `${silent === 1 ? 'it' : 'all of them'} would neither confirm nor deny holding it`
			: `${countWord(silent)} of those would neither confirm nor deny holding it`
	];
}

/**
 * Who answered a question beside who refused it, in a sentence: "Nine departments answered what six refused,
 * all under section 31; one had not replied by March 2022."
 */
export function besideSentence(sides: QuestionSides, wave: WaveAnswers): string {
	const { answered, refused, others } = sides;
	const missing: Missing = Object.fromEntries(
		others.map(({ reason, bodies }) => [reason, bodies.length])
	);
	const noun = bodyNoun(wave.bodies);
	const basis = refusalBasis(refused.flatMap(({ answer }) => answer ?? []));
	const chief = refused.length
		? answered.length
			? `${answeredWords(sides, wave)} what ${countWord(refused.length)} refused, ${basis}`
			: `no ${noun.one} answered what ${countWord(refused.length)} refused, ${basis}`
		: answered.length
			? `no ${noun.one} refused it; ${answeredWords(sides, wave).replace(/,$/, '')}`
			: `no ${noun.one} refused it, and none answered`;
	const rest = absenceClauses(missing, wave.wave.as_at);
	return endSentence(
		startSentence(
			[chief, ...silentRefusals(sides), ...(rest.length ? [joinWords(rest)] : [])].join('; ')
		)
	);
}

/**
 * How far both sides could be larger, in a clause: "between 9 and 10 answered and between 6 and 7 refused";
 * null where nothing is unknown.
 */
export function besideBounds({ answeredShare, refusedShare }: QuestionSides): string | null {
	return answeredShare.unknown === 0
		? null
		: `${boundsWords(answeredShare)} answered and ${boundsWords(refusedShare)} refused`;
}
