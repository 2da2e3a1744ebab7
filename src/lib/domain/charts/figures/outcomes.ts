import { boundsWords } from '../../answers/share-words';
import { bodyNoun, type BodyNoun } from '../../bodies/body-noun';
import type { Dataset } from '../../editions/dataset';
import {
	outcomes,
	outcomeTable,
	type Assessment,
	type Criterion,
	type Recommendation
} from '../../gaps/assessment';
import { tallyOutcomes, type OutcomeTally } from '../../gaps/outcome-tally';
import {
	continueSentence,
	countThings,
	countWord,
	endSentence,
	formatCount,
	joinWords,
	startSentence
} from '../../questions/words';
import type { ChartSettings } from '../chart';
import type { Cell, Figure, ToldFigure, StackRow } from '../figure';
import { outcomeLook } from '../looks';
import { stateOutcomes } from '../statements/outcomes';
import { frameFigure } from './frame';
import { stackPoints } from './stack-points';

interface Group {
	recommendation: Recommendation;
	/** The one test that it is of, where each has a bar of its own. */
	criterion: Criterion | null;
	/** Whether its tests are of each body, or of government as a whole. */
	scope: 'body' | 'government';
	tally: OutcomeTally;
	assessments: Assessment[];
}

const testsWords = (count: number) => countThings(count, 'test', 'tests');

/** How many tests are met, with bounds, or that nothing can be told. */
function remarkOf({ tally }: Group): string {
	if (tally.apply === 0) return 'None of these tests applies';
	if (tally.told === 0)
		return `Cannot tell: no evidence on any of the ${testsWords(tally.apply)} that apply`;
	return startSentence(
		`${boundsWords(tally.met)} of the ${testsWords(tally.met.of)} that apply are met`
	);
}

type Scope = Group['scope'];

const ofScope = (scope: Scope, some: readonly Assessment[]) =>
	some.filter((one) => (one.body === null) === (scope === 'government'));

const whomWords = (scope: Scope, noun: BodyNoun) =>
	scope === 'government' ? 'government as a whole' : noun.many;

/** Each criterion by itself, in the order of the recommendations. */
function groupByCriterion(dataset: Dataset, assessments: readonly Assessment[]): Group[] {
	return dataset.recommendations.flatMap((recommendation) =>
		dataset.criteria
			.filter((criterion) => criterion.recommendation === recommendation.code)
			.map((criterion) => {
				const tests = assessments.filter((one) => one.criterion === criterion.code);
				return {
					recommendation,
					criterion,
					scope: criterion.scope,
					tally: tallyOutcomes(tests),
					assessments: tests
				};
			})
			.filter((group) => group.tally.total > 0)
	);
}

/** The tests of each recommendation, those of bodies apart from those of government as a whole. */
function groupTests(dataset: Dataset, assessments: readonly Assessment[]): Group[] {
	const recommendationOf = new Map(dataset.criteria.map((one) => [one.code, one.recommendation]));
	return dataset.recommendations.flatMap((recommendation) => {
		const own = assessments.filter(
			(one) => recommendationOf.get(one.criterion) === recommendation.code
		);
		return (['body', 'government'] as const)
			.map((scope) => {
				const tests = ofScope(scope, own);
				return {
					recommendation,
					criterion: null,
					scope,
					tally: tallyOutcomes(tests),
					assessments: tests
				};
			})
			.filter((group) => group.tally.total > 0);
	});
}

/** The recommendations of which nothing can be told. */
function silentOnes(groups: readonly Group[]): Recommendation[] {
	const all = new Set(groups.map((group) => group.recommendation));
	return [...all].filter((one) =>
		groups.every((group) => group.recommendation !== one || group.tally.told === 0)
	);
}

function summarise(all: OutcomeTally, government: OutcomeTally, groups: Group[], noun: BodyNoun) {
	const silent = silentOnes(groups);
	return [
		`Of the ${testsWords(all.apply)} of ${noun.many} that apply, the evidence says yes in ${countWord(all.counts.met)}, partly in ${countWord(all.counts.partly_met)} and no in ${countWord(all.counts.not_met)}${all.counts.cannot_tell ? `; ${countWord(all.counts.cannot_tell)} cannot be told, so ${boundsWords(all.met)} are met` : ''}`,
		...(silent.length
			? [
					`Nothing can be told of ${joinWords(silent.map((one) => `${one.code} (${continueSentence(one.title)})`))}`
				]
			: []),
		...(government.total
			? [
					`Of ${countWord(government.apply)} ${government.apply === 1 ? 'test' : 'tests'} of government as a whole, ${countWord(government.told)} can be told`
				]
			: [])
	]
		.map((words) => endSentence(startSentence(words)))
		.join(' ');
}

/** What a group is called: the recommendation, or the one criterion. */
const titleOf = ({ recommendation, criterion }: Group) =>
	criterion
		? `${criterion.code} ${criterion.title}`
		: `${recommendation.code} ${recommendation.title}`;

function tellRow(group: Group, row: number, noun: BodyNoun): StackRow {
	const { recommendation, criterion, scope, tally } = group;
	return {
		label:
			scope === 'government' && !criterion
				? `${recommendation.code}, government as a whole`
				: titleOf(group),
		remark: remarkOf(group),
		segments: outcomes
			.filter((outcome) => tally.counts[outcome] > 0)
			.map((outcome) => ({
				key: outcome,
				label: outcomeTable[outcome].label,
				value: tally.counts[outcome],
				look: outcomeLook(outcome),
				cell: { row, column: outcome },
				words: `${formatCount(tally.counts[outcome])} of ${testsWords(tally.total)} of ${whomWords(scope, noun)}`
			}))
	};
}

/** Where nothing can be told, a count of none met would read as a failure: words stand in its place. */
function tellCells(group: Group, noun: BodyNoun): Record<string, Cell> {
	const { scope, tally } = group;
	const blank = tally.told === 0 && tally.counts.cannot_tell > 0;
	const told = (count: number): Cell => (blank ? 'Cannot tell' : count || 'None');
	return {
		recommendation: titleOf(group),
		whom: whomWords(scope, noun),
		total: tally.total,
		met: told(tally.counts.met),
		partly_met: told(tally.counts.partly_met),
		not_met: told(tally.counts.not_met),
		cannot_tell: tally.counts.cannot_tell || 'None',
		not_applicable: tally.counts.not_applicable || 'None',
		least: told(tally.met.least),
		most: told(tally.met.most)
	};
}

const tableColumns = (what: string): Figure['table']['columns'] => [
	{ key: 'recommendation', label: what, numeric: false, unit: null },
	{ key: 'whom', label: 'Tests of', numeric: false, unit: null },
	{ key: 'total', label: 'Tests', numeric: true, unit: null },
	...outcomes.map((outcome) => ({
		key: outcome,
		label: outcomeTable[outcome].label,
		numeric: true,
		unit: null
	})),
	{ key: 'least', label: 'Met, at least', numeric: true, unit: null },
	{ key: 'most', label: 'Met, at most', numeric: true, unit: null }
];

/** How bodies stand against each recommendation: one bar of outcomes for each. */
export function outcomesFigure(
	settings: Extract<ChartSettings, { figure: 'outcomes' }>,
	dataset: Dataset
): ToldFigure {
	return frameFigure(settings, dataset, (wave) => {
		const noun = bodyNoun(wave.bodies);
		const assessments = dataset.assessments.filter((one) => one.wave === settings.wave);
		const byCriterion = settings.each === 'criterion';
		const groups = byCriterion
			? groupByCriterion(dataset, assessments)
			: groupTests(dataset, assessments);
		const what = byCriterion ? 'criterion' : 'recommendation';
		const all = tallyOutcomes(ofScope('body', assessments));
		const government = tallyOutcomes(ofScope('government', assessments));
		const rows = groups.map((group, row) => tellRow(group, row, noun));
		const used = outcomes.filter((outcome) =>
			groups.some((group) => group.tally.counts[outcome] > 0)
		);
		return {
			headline: `Whether a ${noun.one} does as recommended can be told in ${formatCount(all.told)} of ${testsWords(all.apply)}`,
			subtitle: `Outcomes by ${what}, number of tests`,
			summary: summarise(all, government, groups, noun),
			method:
				'Each recommendation is read as tests. Clauses over the answers decide a test, or a person’s finding with its source; a test that no answer bears on cannot be told. A test addressed to government as a whole is made once. There is no single score.',
			notes: ['An absence of evidence is not a failure.', ...dataset.survey.notes],
			table: {
				caption: `Outcomes by ${what}, with the least and the most that could be met`,
				columns: tableColumns(startSentence(what)),
				rows: groups.map((group) => tellCells(group, noun))
			},
			marks: {
				form: 'stacks',
				rows,
				key: used.map((outcome) => ({
					label: outcomeTable[outcome].label,
					look: outcomeLook(outcome)
				}))
			},
			points: stackPoints(rows),
			statements: stateOutcomes(
				groups.map((group) => ({
					title: titleOf(group),
					whom: whomWords(group.scope, noun),
					tally: group.tally,
					assessments: group.assessments
				})),
				dataset.criteria,
				wave.bodies
			)
		};
	});
}
