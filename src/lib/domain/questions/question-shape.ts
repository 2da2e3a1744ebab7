import { canonicalJson } from '../audit/canonical-json';
import { partsOf } from './kinds/registry';
import type { Question } from './question';

/** What of a question the answers to it are coded by, and its words are not. */
function shapeOf(question: Question) {
	return {
		code: question.code,
		kind: question.kind,
		asked_if: question.asked_if ?? null,
		parts: partsOf(question).map((part) => part.code),
		options:
			question.kind === 'counts'
				? []
				: question.options.map(({ code, tone }) => ({ code, tone: tone ?? null }))
	};
}

/**
 * Whether an answer coded by one question reads the same by the other: same code and kind, same parts
 * and options in the same order with the same tones, and asked of the same bodies. Words can differ.
 */
export function hasSameShape(before: Question, after: Question): boolean {
	return canonicalJson(shapeOf(before)) === canonicalJson(shapeOf(after));
}
