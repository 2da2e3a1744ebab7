import type { Answer, Value } from '../answers/answer';
import { dispositionTable, type Disposition } from '../answers/disposition';
import { codedMissingTable, missingTable, type PartReading } from '../answers/missing';
import { compareProvisions } from '../answers/provisions';
import type { Dataset } from '../editions/dataset';
import type { Evidence } from '../evidence/evidence';
import { partsOf, readPart } from '../questions/kinds/registry';
import { findReply } from '../review/reply-words';
import { categoriesOf, type Column } from './column';

/** An answer as `answers.json` gives it. */
export interface AnswerRecord {
	wave: string;
	/** The body's slug. */
	body: string;
	bodyName: string;
	question: string;
	disposition: Disposition;
	/** Identifiers ("s31"), in the order of the Act. */
	provisions: string[];
	value: Value | null;
	detail: string | null;
	wording: string;
	evidence: Evidence | null;
	/** What the body replied to how the answer is coded; left out where no reply is published. */
	reply?: AnswerReply;
}

/** A body's reply as `answers.json` gives it. */
interface AnswerReply {
	/** 'YYYY-MM-DD'. */
	repliedOn: string;
	text: string;
	/** Whether the coding has changed since the one that the body was shown. */
	ofEarlierCoding: boolean;
}

/** One part of one answer: a row of `answers.csv`. */
export interface AnswerRow {
	edition: number;
	answer: AnswerRecord;
	part: string;
	reading: PartReading;
}

/** Every column of `answers.csv`, in order. */
export const answerColumns: readonly Column<AnswerRow>[] = [
	{
		name: 'edition',
		description: 'The number of the edition that the row comes from.',
		type: 'integer',
		required: true,
		read: (row) => row.edition
	},
	{
		name: 'wave',
		description: 'The wave in which the body was asked.',
		type: 'string',
		required: true,
		read: (row) => row.answer.wave
	},
	{
		name: 'body',
		description: 'The public body, as in its address.',
		type: 'string',
		required: true,
		read: (row) => row.answer.body
	},
	{
		name: 'body_name',
		description: 'The name of the body.',
		type: 'string',
		required: true,
		read: (row) => row.answer.bodyName
	},
	{
		name: 'question',
		description: 'The question asked.',
		type: 'string',
		required: true,
		read: (row) => row.answer.question
	},
	{
		name: 'part',
		description:
			'The part of the question: an item or the overall choice, a group or the total, or the question itself where it has one part.',
		type: 'string',
		required: true,
		read: (row) => row.part
	},
	{
		name: 'disposition',
		description: 'How the question was dealt with. It belongs to the answer, not to the request.',
		type: 'string',
		required: true,
		categories: categoriesOf(dispositionTable),
		read: (row) => row.answer.disposition
	},
	{
		name: 'provisions',
		description:
			'The sections of the Freedom of Information Act 2000 relied on to withhold, separated by semicolons ("s24;s31"). Empty where nothing was withheld or no section was stated.',
		type: 'string',
		required: false,
		read: (row) => row.answer.provisions.join(';') || null
	},
	{
		name: 'value',
		description:
			'What the body said of this part: the code of an option, or a count of people. Empty where there is no value; a 0 is a count of none.',
		type: 'string',
		required: false,
		read: (row) => (row.reading.known ? row.reading.value : null),
		readForSheet: ({ reading }) => (reading.known ? reading.value : missingTable[reading.reason])
	},
	{
		name: 'missing',
		description: 'Why there is no value. Empty where there is one; never both, never neither.',
		type: 'string',
		required: false,
		categories: categoriesOf(codedMissingTable),
		read: (row) => (row.reading.known ? null : row.reading.reason)
	},
	{
		name: 'detail',
		description: 'Words naming who, or what the whole answer covers.',
		type: 'string',
		required: false,
		read: (row) => row.answer.detail
	},
	{
		name: 'wording',
		description: 'The whole answer in plain English.',
		type: 'string',
		required: true,
		read: (row) => row.answer.wording
	}
];

/** The answers as published files give them, in the order given. Bodies are named from the dataset. */
export function answerRecords(dataset: Dataset, answers: readonly Answer[]): AnswerRecord[] {
	const names = new Map(dataset.bodies.map((body) => [body.slug, body.name]));
	return answers.map((answer) => ({
		wave: answer.wave,
		body: answer.body,
		bodyName: names.get(answer.body) ?? answer.body,
		question: answer.question,
		disposition: answer.disposition,
		provisions: [...answer.provisions].sort(compareProvisions),
		value: answer.value,
		detail: answer.detail,
		wording: answer.wording,
		evidence: answer.evidence,
		...recordReply(dataset, answer)
	}));
}

function recordReply({ replies }: Dataset, answer: Answer): { reply?: AnswerReply } {
	const reply = findReply(replies, answer);
	if (!reply) return {};
	const { replied_on: repliedOn, text, of_earlier_coding: ofEarlierCoding } = reply;
	return { reply: { repliedOn, text, ofEarlierCoding } };
}

/**
 * One row for each part of the question, whatever the disposition, so that every body has the same
 * rows: each with either a value or the reason that there is none.
 */
export function answerRows(
	dataset: Dataset,
	edition: number,
	answers: readonly Answer[]
): AnswerRow[] {
	const questions = new Map(dataset.questions.map((question) => [question.code, question]));
	return answerRecords(dataset, answers).flatMap((answer) => {
		const question = questions.get(answer.question);
		if (!question) return [];
		return partsOf(question).map(({ code }) => ({
			edition,
			answer,
			part: code,
			reading: readPart(question, answer, code)
		}));
	});
}
