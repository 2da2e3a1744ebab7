import {
	questionFields,
	readTypedQuestion,
	type QuestionRead
} from '$lib/domain/questions/typed-question';
import type { z } from 'zod';
import type { questionForm } from './survey-forms';

/** Reads a question from its form, or says what is wrong with which of its fields, in their order. */
export function readQuestionForm({
	name,
	...typed
}: z.infer<typeof questionForm>):
	Extract<QuestionRead, { ok: true }> | { ok: false; problems: Record<string, string> } {
	const read = readTypedQuestion({ ...typed, code: name });
	if (read.ok) return read;
	const problems = questionFields.flatMap((field) => {
		const words = read.problems[field];
		return words === undefined ? [] : [[field === 'code' ? 'name' : field, words]];
	});
	return { ok: false, problems: Object.fromEntries(problems) };
}
