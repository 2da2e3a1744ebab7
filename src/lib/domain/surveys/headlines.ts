import type { Answer } from '../answers/answer';
import { compareProvisions, provisionWords } from '../answers/provisions';
import { staffShare } from '../answers/staff-share';
import { findSubject, stateSubject, silenceClauses, tallySubject } from '../answers/subject';
import { bodyNoun } from '../bodies/body-noun';
import { findHeadcount } from '../charts/figures/share-of-staff';
import { answersOfWave, latestWave, type Dataset, type WaveAnswers } from '../editions/dataset';
import { tallyOutcomes } from '../gaps/assess';
import { countWord, formatCount, joinWords } from '../questions/words';

/** One of the figures that a survey is led with. */
export interface HeadlineFigure {
	kind: 'subject' | 'refusals' | 'share_of_staff' | 'told';
	/** "7 to 14", "6", "11% to 33%" */
	figure: string;
	/** What it is of, with its base and what is unknown. */
	words: string;
}

const range = (least: string, most: string) => (least === most ? least : `${least} to ${most}`);

/** How many bodies have what the survey is chiefly about: the least and the most it could be. */
function subjectFigure(dataset: Dataset, wave: WaveAnswers): HeadlineFigure | null {
	const subject = findSubject(dataset.questions);
	const statement = stateSubject(dataset, wave);
	if (!subject || !statement) return null;
	const { share } = statement;
	const verb = share.most === 1 ? subject.words.one : subject.words.many;
	const clauses = silenceClauses(tallySubject(subject, wave).missing, wave.wave.as_at);
	const reasons = clauses.length
		? `: ${[`${countWord(share.count)} said so`, ...clauses].join(', ')}`
		: '';
	return {
		kind: 'subject',
		figure: range(formatCount(share.least), formatCount(share.most)),
		words: `of ${formatCount(share.of)} ${bodyNoun(wave.bodies).many} ${verb}${reasons}`
	};
}

/**
 * Which sections refusals rest on: those that all of them cite, then the rest by section. "all under
 * section 31, two of them under section 24 too"
 */
export function refusalBasis(refusals: readonly Pick<Answer, 'provisions'>[]): string {
	const cited = [...new Set(refusals.flatMap((one) => one.provisions))].sort(compareProvisions);
	const citing = (id: string) => refusals.filter((one) => one.provisions.includes(id)).length;
	const byAll = cited.filter((id) => citing(id) === refusals.length);
	const bySome = cited.filter((id) => citing(id) < refusals.length);
	const silent = refusals.filter((one) => one.provisions.length === 0).length;
	const few = (words: string, id: string) => `${countWord(citing(id))} ${words}`;
	if (byAll.length) {
		return [
			`${refusals.length > 1 ? 'all ' : ''}under ${provisionWords(byAll)}`,
			...bySome.map((id) => few(`of them under ${provisionWords([id])} too`, id))
		].join(', ');
	}
	if (silent === refusals.length) return 'no section stated';
	return [
		...bySome.map((id) => few(`under ${provisionWords([id])}`, id)),
		...(silent ? [`${countWord(silent)} without stating a section`] : [])
	].join(', ');
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
	const settings = dataset.charts.find(
		(chart) => chart.figure === 'share_of_staff' && chart.wave === wave.wave.slug
	);
	if (settings?.figure !== 'share_of_staff') return null;
	const question = dataset.questions.find((one) => one.code === settings.question);
	if (question?.kind !== 'counts') return null;
	const shares = wave.bodies.flatMap((body) => {
		const answer = wave.find(body.slug, question.code);
		const headcount = findHeadcount(dataset.headcounts, body.slug, wave.wave.as_at);
		const share = answer && staffShare(question, settings.groups, answer, headcount);
		return share?.known ? [share] : [];
	});
	if (!shares.length) return null;
	const percents = shares.map((share) => Math.round(share.percent));
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
		figure: range(`${Math.min(...percents)}%`, `${Math.max(...percents)}%`),
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
		words: `of ${formatCount(tally.apply)} tests of a ${bodyNoun(wave.bodies).one} against a recommendation can be told${rest}`
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
