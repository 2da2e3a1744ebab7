import { z } from 'zod';
import type { Value } from '../../answers/answer';
import { sharedReason, type PartReading } from '../../answers/missing';
import { formatCount, joinWords } from '../words';
import type { Counts, Group } from '../question';
import type { Coded, Kind, TypingProblem } from './kind';

/** Why a group has no count of its own. */
const missingCounts = ['withheld', 'in_total', 'not_stated'] as const;
type MissingCount = (typeof missingCounts)[number];

const reasonWords = {
	withheld: { all: 'breakdown by group withheld', some: 'withheld' },
	in_total: { all: 'all groups together', some: 'counted only in the total' },
	not_stated: { all: 'breakdown by group not stated', some: 'not stated' }
} as const satisfies Record<MissingCount, { all: string; some: string }>;

function readCount(coded: Coded, part: string): PartReading {
	const shared = sharedReason(coded.disposition);
	if (shared) return { known: false, reason: shared };
	const value = coded.value?.[part];
	if (typeof value === 'number') return { known: true, value };
	return { known: false, reason: missingCounts.find((reason) => reason === value) ?? 'not_stated' };
}

function knownCounts(question: Counts, coded: Coded): { group: Group; count: number }[] {
	return question.groups.flatMap((group) => {
		const reading = readCount(coded, group.code);
		return reading.known ? [{ group, count: Number(reading.value) }] : [];
	});
}

/** A whole number as letters write it: "302", "1,203", "1 203". Null where it is none. */
function readCountTyped(text: string): number | null {
	if (!/^(\d{1,9}|\d{1,3}([, \u00a0\u202f]\d{3}){1,2})$/.test(text)) return null;
	return Number(text.replace(/\D/g, ''));
}

const countWords = (group: Group, count: number) => (count === 1 ? group.one : group.many);

/** Clauses for the groups without a count: "ministers and special advisers withheld". */
function missingClauses(question: Counts, coded: Coded): string[] {
	return missingCounts.flatMap((reason) => {
		const groups = question.groups.filter((group) => {
			const reading = readCount(coded, group.code);
			return !reading.known && reading.reason === reason;
		});
		if (!groups.length) return [];
		if (groups.length === question.groups.length) return [reasonWords[reason].all];
		return [`${joinWords(groups.map((group) => group.many))} ${reasonWords[reason].some}`];
	});
}

/**
 * Counts by group, with an optional total (part `total`) that is only ever the body's own: groups are
 * never added up into it, since a group may be withheld.
 */
export const counts: Kind<Counts> = {
	valueSchema(question) {
		const count = z.number().int().min(0);
		const groups = Object.fromEntries(
			question.groups.map((group) => [
				group.code,
				z.union([count, z.enum(missingCounts)]).optional()
			])
		);
		return z
			.strictObject({ ...groups, total: count.optional() })
			.refine(
				(value) => Object.values(value).some((part) => typeof part === 'number'),
				'gives no count'
			)
			.refine((value) => {
				const { total, ...groups } = value as Record<string, unknown>;
				return typeof total === 'number' || !Object.values(groups).includes('in_total');
			}, 'counts a group in a total that it does not give') as z.ZodType<Value>;
	},

	parts: (question) => [
		...question.groups.map(({ code, label }) => ({ code, label, options: null })),
		{ code: 'total', label: 'Total', options: null }
	],

	readPart: (_question, coded, part) => readCount(coded, part),

	missingOf: (_question, part) => (part === 'total' ? [] : [...missingCounts]),

	readTyped(question, typed) {
		const value: Value = {};
		const problems: TypingProblem[] = [];
		for (const { code: part } of counts.parts(question)) {
			const given = typed[part]?.trim() ?? '';
			if (given === '') continue;
			if (counts.missingOf(question, part).some((reason) => reason === given)) value[part] = given;
			else {
				const count = readCountTyped(given);
				if (count === null) problems.push({ part, code: 'not_a_count' });
				else value[part] = count;
			}
		}
		return { value: Object.keys(value).length > 0 ? value : null, problems };
	},

	words(question, coded) {
		const known = knownCounts(question, coded);
		const total = readCount(coded, 'total');
		const clauses = missingClauses(question, coded);
		const have = question.have ? ` ${question.have}` : '';
		if (known.length) {
			const list = known.map(
				({ group, count }) => `${formatCount(count)} ${countWords(group, count)}`
			);
			const inAll = total.known ? [`${formatCount(Number(total.value))} in all`] : [];
			return [`${joinWords(list)}${have}`, ...inAll, ...clauses].join('; ');
		}
		if (!total.known) return '';
		const lead = `${formatCount(Number(total.value))} ${question.unit}${have}`;
		// "All groups together" qualifies the total itself; what is withheld is a statement of its own.
		return clauses
			.map((words) => (words === reasonWords.in_total.all ? ', ' : '; ') + words)
			.reduce((sentence, words) => sentence + words, lead);
	},

	cell(question, coded) {
		const known = knownCounts(question, coded);
		const total = readCount(coded, 'total');
		return {
			marks: [],
			figures: [
				...known.map(({ group, count }) => ({ count, unit: countWords(group, count) })),
				...(total.known ? [{ count: Number(total.value), unit: question.unit }] : [])
			],
			remarks: missingClauses(question, coded)
		};
	}
};
