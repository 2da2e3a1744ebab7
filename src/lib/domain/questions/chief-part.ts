import type { Part } from './kinds/kind';
import { partsOf } from './kinds/registry';
import type { Question } from './question';

/**
 * The part of a question that stands for it where one has to: the subject of a grid or, where it names
 * none, its choice for all items; of any other question the first.
 */
export function chiefPart(question: Question): Part | undefined {
	const parts = partsOf(question);
	const code = question.kind === 'choice_grid' ? (question.subject ?? 'overall') : undefined;
	return parts.find((one) => one.code === code) ?? parts[0];
}
