import { describeEvidence, type EvidenceWords } from '../evidence/evidence-words';
import type { ValueCell } from '../questions/kinds/kind';
import { partsOf, readPart, valueCell } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import { formatCount } from '../questions/words';
import type { Wave } from '../surveys/survey';
import type { Answer } from './answer';
import { dispositionTable, type Disposition } from './disposition';
import { missingTable } from './missing';
import { describeProvision, provisionLabel } from './provisions';

/** One part of an answer as a reader sees it: what was said, or why nothing was. */
export interface AnswerPart {
	code: string;
	label: string;
	known: boolean;
	/** "Yes", "1,704", or the reason: "Counted only in the total". */
	words: string;
}

/** One answer with all that it rests on. */
export interface AnswerProfile {
	question: Pick<Question, 'code' | 'title' | 'prompt'>;
	disposition: Disposition;
	neitherConfirmedNorDenied: boolean;
	/** What the disposition means, in a sentence. */
	meaning: string;
	/** The date of the wave. */
	asAt: string;
	wording: string;
	/** The generated words, where a researcher's stand in their place. */
	generated: string | null;
	cell: ValueCell;
	parts: AnswerPart[];
	provisions: { id: string; label: string; description: string | null }[];
	/** What the answer names, under what the question calls it: "Who". */
	detail: { label: string; words: string } | null;
	/** A note on the coding. */
	note: string | null;
	evidence: EvidenceWords | null;
	/** How the question was dealt with at first, where that has changed since. */
	first: Disposition | null;
	/** The calendar day of the response, or null where it is not published. */
	respondedOn: string | null;
}

/** The parts of an answer. A part without a value has its reason and never a number. */
export function describeParts(
	question: Question,
	answer: Pick<Answer, 'disposition' | 'value'>
): AnswerPart[] {
	return partsOf(question).map(({ code, label, options }) => {
		const reading = readPart(question, answer, code);
		if (!reading.known) {
			return { code, label, known: false, words: missingTable[reading.reason] };
		}
		const words =
			typeof reading.value === 'number'
				? formatCount(reading.value)
				: (options?.find((option) => option.code === reading.value)?.label ?? reading.value);
		return { code, label, known: true, words };
	});
}

/** An answer in words, with its provisions explained and its evidence. */
export function profileAnswer(question: Question, answer: Answer, wave: Wave): AnswerProfile {
	return {
		question: { code: question.code, title: question.title, prompt: question.prompt },
		disposition: answer.disposition,
		neitherConfirmedNorDenied: answer.neither_confirmed_nor_denied,
		meaning: dispositionTable[answer.disposition].meaning,
		asAt: wave.as_at,
		wording: answer.wording,
		generated: answer.wording === answer.generated_wording ? null : answer.generated_wording,
		cell: valueCell(question, answer),
		parts: describeParts(question, answer),
		provisions: answer.provisions.map((id) => ({
			id,
			label: provisionLabel(id),
			description: describeProvision(id)
		})),
		detail: answer.detail
			? { label: question.detail ?? 'What it covers', words: answer.detail }
			: null,
		note: answer.note,
		evidence: answer.evidence ? describeEvidence(answer.evidence) : null,
		first: answer.first_disposition === answer.disposition ? null : answer.first_disposition,
		respondedOn: answer.responded_on
	};
}
