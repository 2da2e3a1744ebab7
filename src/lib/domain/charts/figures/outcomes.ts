import type { Dataset } from '../../editions/dataset';
import {
	outcomes,
	outcomeTable,
	type Assessment,
	type Recommendation
} from '../../gaps/assessment';
import { tallyOutcomes, type OutcomeTally } from '../../gaps/assess';
import {
	continueSentence,
	countWord,
	endSentence,
	formatCount,
	joinWords
} from '../../questions/words';
import type { ChartSettings } from '../chart';
import type { Cell, Figure, StackRow } from '../figure';
import { outcomeLook } from '../looks';
import { bodiesNoun, frameFigure } from './frame';

interface Group {
	recommendation: Recommendation;
	/** Whether its tests are of each body, or of government as a whole. */
	scope: 'body' | 'government';
	tally: OutcomeTally;
}

const order = outcomes;

function testsWord(count: number): string {
	return `${formatCount(count)} ${count === 1 ? 'test' : 'tests'}`;
}

/** Bounds on how many tests are met, or that nothing can be told. */
function boundsWords({ tally }: Group): string {
	if (tally.apply === 0) return 'None of these tests applies';
	if (tally.told === 0)
		return `Cannot tell: no evidence on any of the ${testsWord(tally.apply)} that apply`;
	const { least, most, of, unknown } = tally.met;
	return unknown === 0
		? `${formatCount(least)} of the ${testsWord(of)} that apply are met`
		: `Between ${formatCount(least)} and ${formatCount(most)} of the ${testsWord(of)} that apply are met`;
}

/** How bodies stand against each recommendation: one bar of outcomes for each. */
export function outcomesFigure(
	settings: Extract<ChartSettings, { figure: 'outcomes' }>,
	dataset: Dataset
): Figure {
	return frameFigure(settings, dataset, (wave) => {
		const { bodies } = wave;
		const noun = bodiesNoun(bodies, 2);
		const assessments = dataset.assessments.filter((one) => one.wave === settings.wave);
		const recommendationOf = new Map(dataset.criteria.map((one) => [one.code, one.recommendation]));
		const ofScope = (scope: Group['scope'], some: Assessment[]) =>
			some.filter((one) => (one.body === null) === (scope === 'government'));
		const groups = dataset.recommendations.flatMap((recommendation) => {
			const own = assessments.filter(
				(one) => recommendationOf.get(one.criterion) === recommendation.code
			);
			return (['body', 'government'] as const)
				.map((scope) => ({ recommendation, scope, tally: tallyOutcomes(ofScope(scope, own)) }))
				.filter((group) => group.tally.total > 0);
		});
		const all = tallyOutcomes(ofScope('body', assessments));
		const government = tallyOutcomes(ofScope('government', assessments));
		const silent = dataset.recommendations.filter((recommendation) => {
			const own = groups.filter((group) => group.recommendation === recommendation);
			return own.length > 0 && own.every((group) => group.tally.told === 0);
		});

		const whom = (group: Group) => (group.scope === 'government' ? 'government as a whole' : noun);
		const labelOf = (group: Group) =>
			group.scope === 'government'
				? `${group.recommendation.code}, government as a whole`
				: `${group.recommendation.code} ${group.recommendation.title}`;
		const rows = groups.map((group, row): StackRow => ({
			label: labelOf(group),
			remark: boundsWords(group),
			segments: order
				.filter((outcome) => group.tally.counts[outcome] > 0)
				.map((outcome) => ({
					key: outcome,
					label: outcomeTable[outcome].label,
					value: group.tally.counts[outcome],
					look: outcomeLook(outcome),
					cell: { row, column: outcome },
					words: `${testsWord(group.tally.counts[outcome])} of ${formatCount(group.tally.total)}, ${whom(group)}`
				}))
		}));
		const used = order.filter((outcome) => groups.some((group) => group.tally.counts[outcome] > 0));

		return {
			headline: `${formatCount(all.told)} of ${formatCount(all.apply)} tests of a ${bodiesNoun(bodies, 1)} against a recommendation can be told`,
			subtitle: `Outcomes by recommendation, number of tests`,
			summary: [
				`Of the ${testsWord(all.apply)} of a ${bodiesNoun(bodies, 1)} that apply, ${countWord(all.counts.met)} are met, ${countWord(all.counts.partly_met)} partly met, and for ${countWord(all.counts.not_met)} the evidence says no; ${countWord(all.counts.cannot_tell)} cannot be told, so between ${formatCount(all.met.least)} and ${formatCount(all.met.most)} are met`,
				...(silent.length
					? [
							`Nothing can be told of ${joinWords(silent.map((one) => `${one.code} (${continueSentence(one.title)})`))}`
						]
					: []),
				...(government.total
					? [
							`${government.told === 0 ? 'None' : formatCount(government.told)} of the ${testsWord(government.apply)} of government as a whole can be told`
						]
					: [])
			]
				.map(endSentence)
				.join(' '),
			method:
				'Each recommendation is read as tests. Clauses over the answers decide a test, or a person’s finding with its source; a test that no answer bears on cannot be told. A test addressed to government as a whole is made once. There is no single score.',
			notes: ['An absence of evidence is not a failure.', ...dataset.survey.notes],
			table: {
				caption: 'Outcomes by recommendation, with the least and the most that could be met',
				columns: [
					{ key: 'recommendation', label: 'Recommendation', numeric: false, unit: null },
					{ key: 'whom', label: 'Tests of', numeric: false, unit: null },
					{ key: 'total', label: 'Tests', numeric: true, unit: null },
					...order.map((outcome) => ({
						key: outcome,
						label: outcomeTable[outcome].label,
						numeric: true,
						unit: null
					})),
					{ key: 'least', label: 'Met, at least', numeric: true, unit: null },
					{ key: 'most', label: 'Met, at most', numeric: true, unit: null }
				],
				rows: groups.map((group): Record<string, Cell> => {
					const { tally } = group;
					const blank = tally.told === 0 && tally.counts.cannot_tell > 0;
					// Where nothing can be told, a count of none met would read as a failure.
					const told = (count: number): Cell =>
						blank ? 'Cannot tell' : count > 0 ? count : 'None';
					return {
						recommendation: `${group.recommendation.code} ${group.recommendation.title}`,
						whom: whom(group),
						total: tally.total,
						met: told(tally.counts.met),
						partly_met: told(tally.counts.partly_met),
						not_met: told(tally.counts.not_met),
						cannot_tell: tally.counts.cannot_tell || 'None',
						not_applicable: tally.counts.not_applicable || 'None',
						least: blank ? 'Cannot tell' : tally.met.least,
						most: blank ? 'Cannot tell' : tally.met.most
					};
				})
			},
			marks: {
				form: 'stacks',
				rows,
				key: used.map((outcome) => ({
					label: outcomeTable[outcome].label,
					look: outcomeLook(outcome)
				}))
			},
			points: rows.flatMap((row, index) =>
				row.segments.map((segment, part) => ({
					row: index,
					part,
					title: `${row.label}: ${continueSentence(segment.label)}`,
					words: part === 0 && row.remark ? `${segment.words}. ${row.remark}` : segment.words
				}))
			)
		};
	});
}
