import type { Value } from '../../answers/answer';
import type { PartReading } from '../../answers/missing';
import type { Question, QuestionKind, QuestionOf } from '../question';
import { choice } from './choice';
import { choiceGrid } from './choice-grid';
import { counts } from './counts';
import type { Coded, Kind, Part, ValueCell } from './kind';

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
