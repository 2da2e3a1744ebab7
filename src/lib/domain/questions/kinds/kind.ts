import type { z } from 'zod';
import type { AnswerContent, Value } from '../../answers/answer';
import type { PartReading } from '../../answers/missing';
import type { Option, Question, Tone } from '../question';

/** A part of a question that is exported, tallied and compared on its own. */
export interface Part {
	code: string;
	label: string;
	/** What it may be answered with; null where it is a count. */
	options: Option[] | null;
}

/** What is read off a coded answer. */
export type Coded = Pick<AnswerContent, 'disposition' | 'value'>;

/** One option as a cell shows it. */
export interface ValueMark {
	tone: Tone;
	/** What the option is, in full: "No". */
	option: string;
	/** What the mark says: "Signal, Telegram, Viber". */
	words: string;
}

/** What a cell of the comparison shows of a value. */
export interface ValueCell {
	marks: ValueMark[];
	figures: { count: number; unit: string }[];
	/** What is missing or differs, in a few quiet words each. */
	remarks: string[];
}

/** What one kind of question owns. All of it is pure. */
export interface Kind<Q extends Question> {
	/** The values an answer to this question may have. */
	valueSchema(question: Q): z.ZodType<Value>;
	/** The parts in the order of files and tables. */
	parts(question: Q): Part[];
	/** What an answer says of one part. A part that says nothing has a reason and never a number. */
	readPart(question: Q, coded: Coded, part: string): PartReading;
	/** The value in plain English, without what was withheld under which provision. */
	words(question: Q, coded: Coded): string;
	/** The value as a cell of the comparison. */
	cell(question: Q, coded: Coded): ValueCell;
}
