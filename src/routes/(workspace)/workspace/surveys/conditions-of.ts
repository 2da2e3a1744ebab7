import type { Question } from '$lib/domain/questions/question';

/** The answers of earlier questions that a question can depend on, as a list to choose from. */
export function conditionsOf(earlier: readonly Question[]): { value: string; label: string }[] {
	return earlier.flatMap((question) =>
		question.kind === 'counts'
			? []
			: question.options.map((option) => ({
					value: `${question.code}:${option.code}`,
					label: `“${question.title}” has the answer “${option.label}”`
				}))
	);
}
