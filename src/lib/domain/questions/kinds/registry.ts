import type { Value } from '../../answers/answer';
import type { MissingReason, PartReading } from '../../answers/missing';
import type { Question, QuestionKind, QuestionOf } from '../question';
import { choice } from './choice';
import { choiceGrid } from './choice-grid';
import { counts } from './counts';
import type { Coded, Kind, Part, TypedValue, TypingProblem, ValueCell } from './kind';

/** Every kind of question. The compiler names a kind that is declared and missing here. */
export const kinds = {
	choice,
	choice_grid: choiceGrid,
	counts
} as const satisfies { [K in QuestionKind]: Kind<QuestionOf[K]> };

/** The kind of a question, ready to be asked about that question. */
function kindOf(question: Question): Kind<Question> {
	return kinds[question.kind] as unknown as Kind<Question>;
}

/** The parts of a question, in the order of files and tables. */
export function partsOf(question: Question): Part[] {
	return kindOf(question).parts(question);
}

/** What an answer says of one part of its question. */
export function readPart(question: Question, coded: Coded, part: string): PartReading {
	return kindOf(question).readPart(question, coded, part);
}

/** The reasons that a part can be given in place of a value, by whoever enters it. */
export function missingOf(question: Question, part: string): MissingReason[] {
	return kindOf(question).missingOf(question, part);
}

/** Reads a value as it was typed; null where nothing was. What cannot be read is a problem of its part. */
export function readTyped(
	question: Question,
	typed: TypedValue
): { value: Value | null; problems: TypingProblem[] } {
	return kindOf(question).readTyped(question, typed);
}

/** A value as it would be typed: reading it gives the value back. */
export function typedOf(value: Value | null): Record<string, string> {
	return Object.fromEntries(
		Object.entries(value ?? {}).map(([part, given]) => [part, String(given)])
	);
}

/** The value of an answer in plain English, or '' where it has none. */
export function valueWords(question: Question, coded: Coded): string {
	return coded.value === null ? '' : kindOf(question).words(question, coded);
}

/** The value of an answer as a cell of the comparison shows it; empty where there is none. */
export function valueCell(question: Question, coded: Coded): ValueCell {
	if (coded.value === null) return { marks: [], figures: [], remarks: [] };
	return kindOf(question).cell(question, coded);
}

/** Why a value does not fit its question, in words for whoever entered it; empty where it fits. */
export function checkValue(question: Question, value: Value): string[] {
	const parsed = kindOf(question).valueSchema(question).safeParse(value);
	return parsed.success
		? []
		: parsed.error.issues.map((issue) =>
				[issue.path.join('.'), issue.message].filter(Boolean).join(': ')
			);
}
