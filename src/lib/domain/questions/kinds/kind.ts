import type { z } from 'zod';
import type { AnswerContent, Value } from '../../answers/answer';
import type { MissingReason, PartReading } from '../../answers/missing';
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

/** A value as somebody types it: by code of the part, the code of an option, a count, or why there is none. */
export type TypedValue = Readonly<Record<string, string>>;

/** What a part was given that cannot be read. */
export interface TypingProblem {
	part: string;
	code: 'not_a_count' | 'unknown_option';
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
	/** The reasons that a part can be given in place of a value, by whoever enters it. */
	missingOf(question: Q, part: string): MissingReason[];
	/** Reads what was typed; a part that was left blank says nothing. The value is null where all are. */
	readTyped(question: Q, typed: TypedValue): { value: Value | null; problems: TypingProblem[] };
	/** The value as a cell of the comparison. */
	cell(question: Q, coded: Coded): ValueCell;
}
