import type { ChartSettings } from '../charts/chart';
import type { Criterion } from '../gaps/assessment';
import { partsOf } from './kinds/registry';
import type { Question, QuestionKind } from './question';

/** What of a survey can name a question. */
export interface Mentioning {
	questions: readonly Question[];
	criteria: readonly Criterion[];
	charts: readonly ChartSettings[];
	/** The codes of the questions of which a source published figures. */
	published: readonly string[];
}

/** Something of a survey that names a question, and what it needs of it. */
export interface Mention {
	kind: 'question' | 'criterion' | 'chart' | 'published_figure';
	/** Its code or slug; of a published figure the question's. */
	name: string;
	question: string;
	needs: {
		kind?: QuestionKind;
		parts?: readonly string[];
		option?: string;
		/** Whether it needs any options at all. */
		options?: boolean;
	};
}

function listMentions({ questions, criteria, charts, published }: Mentioning): Mention[] {
	return [
		...questions.flatMap(({ code, asked_if: condition }): Mention[] =>
			condition
				? [
						{
							kind: 'question',
							name: code,
							question: condition.question,
							needs: { option: condition.any_item_is }
						}
					]
				: []
		),
		...criteria.flatMap(({ code, looks_at, rule }): Mention[] => {
			const clauses = rule.flatMap((clause) => ('question' in clause.if ? [clause.if] : []));
			return [
				...(looks_at ? [{ question: looks_at.question, needs: { parts: [looks_at.item] } }] : []),
				...clauses.map((one) => ({
					question: one.question,
					needs: { parts: [one.item], option: one.is }
				}))
			].map((one) => ({ kind: 'criterion', name: code, ...one }));
		}),
		...charts.flatMap((chart): Mention[] => {
			const name = { kind: 'chart' as const, name: chart.slug };
			switch (chart.figure) {
				case 'share_of_staff':
					return [
						{ ...name, question: chart.question, needs: { kind: 'counts', parts: chart.groups } }
					];
				case 'topics':
					return [{ ...name, question: chart.question, needs: { kind: 'choice_grid' } }];
				case 'answers':
					return [
						{
							...name,
							question: chart.question,
							needs: { parts: chart.parts ?? [], options: true }
						}
					];
				case 'change':
					return [
						{
							...name,
							question: chart.question,
							needs: { parts: chart.part ? [chart.part] : (chart.groups ?? []) }
						}
					];
				case 'dispositions':
				case 'provisions':
				case 'answered_beside_refused':
					return (chart.questions ?? []).map((question) => ({ ...name, question, needs: {} }));
				default:
					return [];
			}
		}),
		...published.map((question): Mention => ({
			kind: 'published_figure',
			name: question,
			question,
			needs: {}
		}))
	];
}

/** The options that an answer to a question can hold; none where it counts. */
const optionsOf = (question: Question): string[] =>
	question.kind === 'counts' ? [] : question.options.map((option) => option.code);

function isServed({ question: code, needs }: Mention, questions: readonly Question[]): boolean {
	const question = questions.find((one) => one.code === code);
	if (!question) return false;
	if (needs.kind && needs.kind !== question.kind) return false;
	if (needs.options && optionsOf(question).length === 0) return false;
	if (needs.option !== undefined && !optionsOf(question).includes(needs.option)) return false;
	// The one part of a choice is the question's code in files, and "choice" in its value.
	const parts =
		question.kind === 'choice' ? ['choice'] : partsOf(question).map((part) => part.code);
	return (needs.parts ?? []).every((part) => parts.includes(part));
}

/**
 * What of a survey names a question, or a part or an option of one, that its questions have before and
 * no longer have after; each once.
 */
export function brokenMentions(
	before: readonly Question[],
	after: readonly Question[],
	mentioning: Omit<Mentioning, 'questions'>
): Mention[] {
	const broken = listMentions({ ...mentioning, questions: after }).filter(
		(mention) => isServed(mention, before) && !isServed(mention, after)
	);
	return broken.filter(
		(mention, index) =>
			broken.findIndex((one) => one.kind === mention.kind && one.name === mention.name) === index
	);
}

/** Whether what a question depends on, where it depends on anything, is an option of an earlier one. */
export function hasServedCondition(question: Question, earlier: readonly Question[]): boolean {
	return listMentions({ questions: [question], criteria: [], charts: [], published: [] }).every(
		(mention) => isServed(mention, earlier)
	);
}
