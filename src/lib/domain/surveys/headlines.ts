import { refusalBasis } from '../answers/refusal-basis';
import { countRange, rangeWords } from '../answers/share-words';
import { silenceClauses } from '../answers/silence';
import { findSubject, tallySubject } from '../answers/subject';
import { shareOf } from '../answers/tally';
import { listStaffShares, staffQuestion, staffShareSettings } from '../answers/wave-staff-shares';
import { bodyNoun } from '../bodies/body-noun';
import { answersOfWave, latestWave, type Dataset, type WaveAnswers } from '../editions/dataset';
import { tallyOutcomes } from '../gaps/outcome-tally';
import { countThings, countWord, formatCount, formatPercent, joinWords } from '../questions/words';

/** One of the figures that a survey is led with. */
export interface HeadlineFigure {
	kind: 'subject' | 'refusals' | 'share_of_staff' | 'told';
	/** "7 to 14", "6", "11% to 33%" */
	figure: string;
	/** What it is of, with its base and what is unknown. */
	words: string;
}

/** How many bodies have what the survey is chiefly about: the least and the most it could be. */
function subjectFigure(dataset: Dataset, wave: WaveAnswers): HeadlineFigure | null {
	const subject = findSubject(dataset.questions);
	if (!subject) return null;
	const tally = tallySubject(subject, wave);
	const share = shareOf(tally, (value) => value === subject.yes.code);
	if (share.of === 0) return null;
	const noun = bodyNoun(wave.bodies);
	const verb = share.most === 1 ? subject.words.one : subject.words.many;
	const clauses = silenceClauses(tally.missing, wave.wave.as_at);
	const reasons = clauses.length
		? `: ${[`${countWord(share.count)} said so`, ...clauses].join(', ')}`
		: '';
	return {
		kind: 'subject',
		figure: countRange(share),
		words: `of ${countThings(share.of, noun.one, noun.many)} ${verb}${reasons}`
	};
}

/** How many refused the survey's chief question, and under what. */
function refusalFigure(dataset: Dataset, wave: WaveAnswers): HeadlineFigure | null {
	const subject = findSubject(dataset.questions);
	if (!subject) return null;
	const refusals = wave.bodies.flatMap((body) => {
		const answer = wave.find(body.slug, subject.question.code);
		return answer?.disposition === 'refused' ? [answer] : [];
	});
	if (!refusals.length) return null;
	return {
		kind: 'refusals',
		figure: formatCount(refusals.length),
		words: `withheld whether ${
			refusals.length === 1 ? `it ${subject.words.one}` : `they ${subject.words.many}`
		}, ${refusalBasis(refusals)}`
	};
}

/** The least and the most share of staff among the bodies where it can be worked out. */
function staffFigure(dataset: Dataset, wave: WaveAnswers): HeadlineFigure | null {
	const [settings] = staffShareSettings(dataset, wave.wave.slug);
	if (!settings) return null;
	const question = staffQuestion(settings, dataset);
	const shares = listStaffShares(settings, dataset).flatMap(({ share }) =>
		share.known ? [share] : []
	);
	if (!shares.length) return null;
	const percents = shares.map((share) => share.percent);
	const noun = bodyNoun(wave.bodies);
	const all = shares.filter((share) => share.counted === 'all_groups').length;
	const partial = shares.filter((share) => share.atLeast).length;
	const asides = [
		...(all && all < shares.length
			? [`${countWord(all)} ${all === 1 ? 'counts' : 'count'} all groups together`]
			: []),
		...(partial ? [`at ${countWord(partial)} it is at least that`] : [])
	];
	return {
		kind: 'share_of_staff',
		figure: rangeWords(
			formatPercent(Math.min(...percents), 0),
			formatPercent(Math.max(...percents), 0)
		),
		words:
			`of full-time-equivalent staff ${question.have ?? 'are counted'}, at the ` +
			(shares.length === 1
				? `one ${noun.one} where it can be worked out`
				: `${countWord(shares.length)} ${noun.many} where it can be worked out`) +
			(asides.length ? `; ${joinWords(asides)}` : '')
	};
}

/** How many of the tests that apply can be told. */
function toldFigure(dataset: Dataset, wave: WaveAnswers): HeadlineFigure | null {
	const tally = tallyOutcomes(
		dataset.assessments.filter((one) => one.wave === wave.wave.slug && one.body !== null)
	);
	if (tally.apply === 0) return null;
	const rest = tally.told < tally.apply ? '; the rest is what to ask next' : '';
	return {
		kind: 'told',
		figure: formatCount(tally.told),
		words: `of ${countThings(tally.apply, 'test', 'tests')} of ${bodyNoun(wave.bodies).many} against the recommendations can be told${rest}`
	};
}

/**
 * The figures that a survey is led with, of its latest wave; those that its data do not give are left
 * out. Each states its base and what is not known.
 */
export function headlineFigures(dataset: Dataset): HeadlineFigure[] {
	const wave = answersOfWave(dataset, latestWave(dataset).slug);
	return [subjectFigure, refusalFigure, staffFigure, toldFigure].flatMap(
		(figure) => figure(dataset, wave) ?? []
	);
}
