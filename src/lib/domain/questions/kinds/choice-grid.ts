import { z } from 'zod';
import type { Value } from '../../answers/answer';
import { sharedReason } from '../../answers/missing';
import { joinWords, startSentence } from '../words';
import type { ChoiceGrid, Item, Option } from '../question';
import type { Coded, Kind, TypingProblem, ValueMark } from './kind';

/** A missing part may give its own reason in place of an option. */
const missingParts = ['withheld', 'not_stated'] as const;
type MissingPart = (typeof missingParts)[number];

const isMissingPart = (value: unknown): value is MissingPart =>
	(missingParts as readonly unknown[]).includes(value);

function choose(question: ChoiceGrid, coded: Coded, part: string): Option | null {
	return question.options.find((option) => option.code === coded.value?.[part]) ?? null;
}

/** The items by the option they were given, in the order of the options. */
function itemsByOption(question: ChoiceGrid, coded: Coded): { option: Option; items: Item[] }[] {
	return question.options
		.map((option) => ({
			option,
			items: question.items.filter((item) => coded.value?.[item.code] === option.code)
		}))
		.filter(({ items }) => items.length > 0);
}

/** The items that were given no option, by the reason. */
function missingItems(question: ChoiceGrid, coded: Coded, reason: MissingPart): Item[] {
	return question.items.filter((item) => (coded.value?.[item.code] ?? 'not_stated') === reason);
}

const inline = (item: Item) => item.inline ?? item.label;

function clause(option: Option, items: Item[]): string {
	const labels = items.map(inline);
	if (option.phrase) {
		return option.phrase.replace('{items}', joinWords(labels, option.tone === 'no' ? 'or' : 'and'));
	}
	return `${option.label}: ${labels.join('; ')}`;
}

/** The words for what was given no option: "Signal and Viber not stated". */
function missingWords(question: ChoiceGrid, coded: Coded): string[] {
	return (
		[
			['withheld', 'withheld'],
			['not_stated', 'not stated']
		] as const
	).flatMap(([reason, words]) => {
		const items = missingItems(question, coded, reason);
		if (!items.length) return [];
		return [`${joinWords(items.map(inline))} ${words}`];
	});
}

/**
 * Items by options, with an optional choice for all of them together (part `overall`). An item that
 * an answer does not mention is not stated: it is never taken from the overall choice.
 */
export const choiceGrid: Kind<ChoiceGrid> = {
	valueSchema(question) {
		const codes = question.options.map((option) => option.code);
		const parts = Object.fromEntries(
			question.items.map((item) => [item.code, z.enum([...codes, ...missingParts]).optional()])
		);
		const overall = question.overall ? { overall: z.enum(codes).optional() } : {};
		return z
			.strictObject({ ...parts, ...overall })
			.refine(
				(value) => Object.keys(value).length > 0,
				'says nothing of any item'
			) as z.ZodType<Value>;
	},

	parts: (question) => [
		...question.items.map(({ code, label }) => ({ code, label, options: question.options })),
		...(question.overall ? [{ code: 'overall', label: 'Overall', options: question.options }] : [])
	],

	readPart(question, coded, part) {
		const shared = sharedReason(coded.disposition);
		if (shared) return { known: false, reason: shared };
		const value = coded.value?.[part];
		if (value === undefined) return { known: false, reason: 'not_stated' };
		return isMissingPart(value) ? { known: false, reason: value } : { known: true, value };
	},

	missingOf: (_question, part) => (part === 'overall' ? [] : [...missingParts]),

	readTyped(question, typed) {
		const value: Value = {};
		const problems: TypingProblem[] = [];
		for (const { code: part } of choiceGrid.parts(question)) {
			const given = typed[part]?.trim() ?? '';
			if (given === '') continue;
			const isKnown =
				question.options.some((option) => option.code === given) ||
				choiceGrid.missingOf(question, part).some((reason) => reason === given);
			if (isKnown) value[part] = given;
			else problems.push({ part, code: 'unknown_option' });
		}
		return { value: Object.keys(value).length > 0 ? value : null, problems };
	},

	words(question, coded) {
		const overall = question.overall ? choose(question, coded, 'overall') : null;
		const groups = itemsByOption(question, coded);
		const missing = missingWords(question, coded);
		if (overall && groups.length === 0) return `${overall.label}; the topics are not itemised`;
		const clauses = groups.map(({ option, items }) => clause(option, items));
		if (!overall) return startSentence([...clauses, ...missing].join('; '));
		const own = groups.some(({ option }) => option.code === overall.code);
		return [...(own ? [] : [overall.label]), ...clauses, ...missing.map(startSentence)].join('. ');
	},

	cell(question, coded) {
		const overall = question.overall ? choose(question, coded, 'overall') : null;
		const groups = itemsByOption(question, coded);
		const markOf = (option: Option, words: string): ValueMark => ({
			tone: option.tone ?? 'part',
			option: option.label,
			words
		});
		if (overall) {
			return {
				marks: [markOf(overall, overall.short ?? overall.label)],
				figures: [],
				remarks: groups
					.filter(({ option }) => option.code !== overall.code)
					.map(
						({ option, items }) =>
							`${option.short ?? option.label}: ${items.map(inline).join('; ')}`
					)
			};
		}
		return {
			marks: groups.map(({ option, items }) => {
				// A lone "no" to what the question is chiefly about reads better as the whole answer.
				const alone = items.length === 1 && items[0]?.code === question.subject;
				return markOf(
					option,
					alone && option.short ? option.short : items.map((item) => item.label).join(', ')
				);
			}),
			figures: [],
			remarks: []
		};
	}
};
