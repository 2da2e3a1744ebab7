import { z } from 'zod';
import { sharedReason } from '../../answers/missing';
import type { Choice } from '../question';
import type { Kind } from './kind';

/** One choice among options. Its one part has the question's own code; its value is `{ choice }`. */
export const choice: Kind<Choice> = {
	valueSchema: (question) =>
		z.strictObject({ choice: z.enum(question.options.map((option) => option.code)) }),

	parts: (question) => [{ code: question.code, label: question.title, options: question.options }],

	readPart(question, coded) {
		const shared = sharedReason(coded.disposition);
		if (shared) return { known: false, reason: shared };
		const value = coded.value?.choice;
		if (value !== undefined) return { known: true, value };
		return {
			known: false,
			reason: coded.disposition === 'partly_withheld' ? 'withheld' : 'not_stated'
		};
	},

	missingOf: () => [],

	readTyped(question, typed) {
		const code = typed.choice?.trim() ?? '';
		if (code === '') return { value: null, problems: [] };
		return question.options.some((option) => option.code === code)
			? { value: { choice: code }, problems: [] }
			: { value: null, problems: [{ part: 'choice', code: 'unknown_option' }] };
	},

	words(question, coded) {
		const option = question.options.find((one) => one.code === coded.value?.choice);
		return option?.label ?? '';
	},

	cell(question, coded) {
		const option = question.options.find((one) => one.code === coded.value?.choice);
		if (!option) return { marks: [], figures: [], remarks: [] };
		return {
			marks: [
				{ tone: option.tone ?? 'part', option: option.label, words: option.short ?? option.label }
			],
			figures: [],
			remarks: []
		};
	}
};
