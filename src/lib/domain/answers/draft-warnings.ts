import { missingOf, partsOf, readPart } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import type { AnswerContent } from './answer';
import { findAsked } from './asked';
import { dispositionTable, hasValue, type Disposition } from './disposition';
import { findProvision, provisionLabel } from './provisions';

/** What is worth a second look before an answer is submitted, and keeps nobody from submitting it. */
export type DraftWarning =
	| { code: 'evidence_missing' }
	/** It was withheld in part, and no part is marked as withheld. */
	| { code: 'nothing_withheld' }
	/** It was answered in full, and a part of it is marked as withheld. */
	| { code: 'something_withheld' }
	/** A section was cited under which a body cannot refuse to confirm or deny. */
	| { code: 'cannot_neither'; provision: string }
	/** An earlier answer calls for the question, which is said not to have arisen. */
	| { code: 'did_arise'; earlier: string }
	/** An earlier answer says that the question does not arise, and it was answered all the same. */
	| { code: 'did_not_arise'; earlier: string };

/** What a body says in so many words. Where it is silent, or nothing arose, there is nothing to quote. */
const saidInWords: readonly Disposition[] = ['answered', 'partly_withheld', 'refused', 'not_held'];

/** The parts that can be marked as withheld: none of a question with a single choice. */
const withholdable = (question: Question) =>
	partsOf(question).filter(({ code }) => missingOf(question, code).includes('withheld'));

/** Whether what is marked as withheld goes with how the question was dealt with. */
function warnOfWithheld(question: Question, content: AnswerContent): DraftWarning[] {
	const parts = withholdable(question).map(({ code }) => readPart(question, content, code));
	const isAny = parts.some((part) => !part.known && part.reason === 'withheld');
	if (content.disposition === 'answered' && isAny) return [{ code: 'something_withheld' }];
	return content.disposition === 'partly_withheld' && parts.length > 0 && !isAny
		? [{ code: 'nothing_withheld' }]
		: [];
}

/**
 * What to look at again in an answer that could be submitted.
 * @param others the other answers of the body in this wave, by code of their question
 */
export function warnOf(
	question: Question,
	content: AnswerContent,
	questions: readonly Question[],
	others: ReadonlyMap<string, AnswerContent>
): DraftWarning[] {
	const warnings: DraftWarning[] = [];
	const { disposition } = content;
	if (saidInWords.includes(disposition) && content.evidence === null) {
		warnings.push({ code: 'evidence_missing' });
	}
	warnings.push(...warnOfWithheld(question, content));
	if (content.neither_confirmed_nor_denied) {
		for (const provision of content.provisions) {
			if (findProvision(provision)?.ncnd === null)
				warnings.push({ code: 'cannot_neither', provision });
		}
	}
	const asked = findAsked(question, questions, others);
	const earlier = question.asked_if?.question;
	const title = questions.find(({ code }) => code === earlier)?.title;
	if (title !== undefined) {
		if (disposition === 'not_applicable' && asked === 'yes') {
			warnings.push({ code: 'did_arise', earlier: title });
		}
		if (asked === 'no' && hasValue(disposition)) {
			warnings.push({ code: 'did_not_arise', earlier: title });
		}
	}
	return warnings;
}

/** A warning in words. */
export function draftWarningWords(warning: DraftWarning): string {
	switch (warning.code) {
		case 'evidence_missing':
			return 'No evidence is given yet: readers will not see what it rests on.';
		case 'nothing_withheld':
			return `No part is marked as withheld. Mark what was, or choose “${dispositionTable.answered.label}”.`;
		case 'something_withheld':
			return `A part is marked as withheld. Choose “${dispositionTable.partly_withheld.label}”, or enter what it says.`;
		case 'cannot_neither':
			return `Under ${provisionLabel(warning.provision)} a body cannot refuse to confirm or deny. Check which section the letter names for that.`;
		case 'did_arise':
			return `“${warning.earlier}” calls for this question, so that it did arise.`;
		case 'did_not_arise':
			return `By “${warning.earlier}” this question did not arise. Check which of the two is right.`;
	}
}
