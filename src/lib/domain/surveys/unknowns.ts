import { absenceClauses, silenceClauses } from '../answers/silence';
import { findSubject, tallySubject } from '../answers/subject';
import { countUnknown, tallyReadings } from '../answers/tally';
import {
	countMissingShares,
	listStaffShares,
	staffQuestion,
	staffShareSettings
} from '../answers/wave-staff-shares';
import { bodyNoun } from '../bodies/body-noun';
import { countBodies } from '../bodies/count-bodies';
import { answersOfWave, latestWave, type Dataset, type WaveAnswers } from '../editions/dataset';
import { reasonTable } from '../gaps/assessment';
import { readPart } from '../questions/kinds/registry';
import {
	continueSentence,
	countWord,
	formatCount,
	joinWords,
	startSentence
} from '../questions/words';

/** One thing that a survey leaves unknown: what, and in how far. */
export interface Unknown {
	lead: string;
	/** Goes on from the lead; a full stop ends it. */
	words: string;
}

/** How many did not say what the survey is chiefly about, and why. */
function subjectUnknown(dataset: Dataset, wave: WaveAnswers): Unknown[] {
	const subject = findSubject(dataset.questions);
	if (!subject) return [];
	const tally = tallySubject(subject, wave);
	const unknown = countUnknown(tally);
	if (!unknown) return [];
	const clauses = silenceClauses(tally.missing, wave.wave.as_at);
	return [
		{
			lead: startSentence(countBodies(unknown, wave.bodies)),
			words: ` did not say whether ${
				unknown === 1 ? `it ${subject.words.one}` : `they ${subject.words.many}`
			}: ${joinWords(clauses)}.`
		}
	];
}

/** The items of the chief question of which most that answered said nothing. */
function itemUnknowns(dataset: Dataset, wave: WaveAnswers): Unknown[] {
	const subject = findSubject(dataset.questions);
	if (subject?.question.kind !== 'choice_grid') return [];
	const { question } = subject;
	const answered = wave.bodies.flatMap((body) => {
		const answer = wave.find(body.slug, question.code);
		return answer?.value ? [answer] : [];
	});
	const silent = new Map<number, string[]>();
	for (const item of question.items) {
		const tally = tallyReadings(answered.map((answer) => readPart(question, answer, item.code)));
		const missing = tally.missing.not_stated;
		if (missing * 2 > answered.length) {
			silent.set(missing, [...(silent.get(missing) ?? []), item.label]);
		}
	}
	const noun = bodyNoun(wave.bodies);
	const who = (count: number) =>
		answered.length === 1
			? `the one ${noun.one}`
			: `${countWord(count)} of the ${countWord(answered.length)} ${noun.many}`;
	return [...silent].map(([count, items]) => ({
		lead: joinWords(items),
		words: `: ${who(count)} that answered did not mention ${
			items.length === 1 ? 'it' : 'them'
		}, which is not a no.`
	}));
}

/** For how many bodies a share of staff can be worked out, and why not for the rest. */
function staffUnknown(dataset: Dataset, wave: WaveAnswers): Unknown[] {
	return staffShareSettings(dataset, wave.wave.slug).flatMap((settings) => {
		const rows = listStaffShares(settings, dataset);
		const known = rows.filter((row) => row.share.known).length;
		if (known === rows.length) return [];
		const clauses = absenceClauses(countMissingShares(rows), wave.wave.as_at);
		return [
			{
				lead: staffQuestion(settings, dataset).title,
				words: `: a share of staff can be worked out for ${countWord(known)} of ${formatCount(rows.length)}. Of the rest, ${joinWords(clauses)}.`
			}
		];
	});
}

/** How many criteria the survey asked nothing about, and which recommendations wholly. */
function unaskedCriteria(dataset: Dataset, wave: WaveAnswers): Unknown[] {
	const unasked = dataset.criteria.filter((criterion) => {
		const own = dataset.assessments.filter(
			(one) =>
				one.wave === wave.wave.slug &&
				one.criterion === criterion.code &&
				one.outcome !== 'not_applicable'
		);
		return own.length > 0 && own.every((one) => one.reason === 'not_asked');
	});
	if (!unasked.length) return [];
	const whole = dataset.recommendations.filter((recommendation) => {
		const own = dataset.criteria.filter((one) => one.recommendation === recommendation.code);
		return own.length > 0 && own.every((one) => unasked.includes(one));
	});
	const among = whole.length
		? `, among them all of ${joinWords(whole.map((one) => `“${one.title}”`))}`
		: '';
	return [
		{
			lead: `${startSentence(countWord(unasked.length))} of the ${countWord(dataset.criteria.length)} criteria`,
			words: `: ${continueSentence(reasonTable.not_asked)} about anything that would settle them${among}.`
		}
	];
}

/** How many tests wait on guidance that exists and that nobody has quoted. */
function unseenTexts(dataset: Dataset, wave: WaveAnswers): Unknown[] {
	const count = dataset.assessments.filter(
		(one) => one.wave === wave.wave.slug && one.reason === 'text_not_seen'
	).length;
	if (!count) return [];
	return [
		{
			lead: `In ${countWord(count)} ${count === 1 ? 'test' : 'tests'} of a ${bodyNoun(wave.bodies).one}`,
			words: `, ${continueSentence(reasonTable.text_not_seen)}.`
		}
	];
}

/** What a survey's latest wave leaves unknown, the chief question first. Empty where all is known. */
export function listUnknowns(dataset: Dataset): Unknown[] {
	const wave = answersOfWave(dataset, latestWave(dataset).slug);
	return [subjectUnknown, itemUnknowns, staffUnknown, unaskedCriteria, unseenTexts].flatMap(
		(list) => list(dataset, wave)
	);
}
