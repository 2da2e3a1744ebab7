import {
	codeSchema,
	questionKinds,
	questionSchema,
	type Question,
	type QuestionKind
} from './question';
import { tidyTyped } from './typed-text';
import {
	readGroupLines,
	readItemLines,
	readOptionLines,
	writeGroupLines,
	writeItemLines,
	writeOptionLines,
	type LinesRead
} from './question-lines';

/** The fields of a question's form, as they are typed; those of other kinds are empty. */
export const questionFields = [
	'kind',
	'code',
	'title',
	'prompt',
	'matter',
	'detail',
	/** "permitted:yes": asked only where the question "permitted" has an answer "yes". */
	'asked_if',
	'options',
	'items',
	/** "yes" where an answer may give one choice for all the items. */
	'overall',
	'subject',
	'groups',
	'unit',
	'have'
] as const;
export type QuestionField = (typeof questionFields)[number];
export type TypedQuestion = Record<QuestionField, string>;

export type QuestionRead =
	| { ok: true; question: Question }
	| { ok: false; problems: Partial<Record<QuestionField, string>> };

const required = {
	code: 'Give the question a code.',
	title: 'Give the question a title.',
	prompt: 'Write what is asked.'
} as const;

const isKind = (text: string): text is QuestionKind =>
	(questionKinds as readonly string[]).includes(text);

/** Reads a question from what was typed, or says what is wrong with which field. */
export function readTypedQuestion(typed: TypedQuestion): QuestionRead {
	const problems: Partial<Record<QuestionField, string>> = {};
	const text = (field: QuestionField) => tidyTyped(typed[field]);
	/** The field where something was typed into it, and nothing otherwise. */
	const optional = (field: QuestionField) => (text(field) ? { [field]: text(field) } : {});
	const lines = <T>(
		field: QuestionField,
		read: (text: string) => LinesRead<T>,
		least: number,
		tooFew: string
	): T[] => {
		const result = read(typed[field]);
		if (!result.ok) problems[field] = result.problem;
		else if (result.list.length < least) problems[field] = tooFew;
		return result.ok ? result.list : [];
	};

	for (const field of ['code', 'title', 'prompt'] as const) {
		if (!text(field)) problems[field] = required[field];
	}
	if (text('code') && !codeSchema.safeParse(text('code')).success) {
		problems.code =
			'Use letters, digits, underscores, dots and hyphens for the code, and begin with a letter or a digit.';
	}
	// The page on which a question is added has that address.
	if (text('code').toLowerCase() === 'new') problems.code = 'The code “new” is taken. Use another.';
	const kind = text('kind');
	if (!isKind(kind)) return { ok: false, problems: { kind: 'Choose a kind.', ...problems } };

	const [question, option] = text('asked_if').split(':');
	const common = {
		code: text('code'),
		title: text('title'),
		prompt: text('prompt'),
		...optional('matter'),
		...optional('detail'),
		...(question && option && { asked_if: { question, any_item_is: option } })
	};
	const options = () =>
		lines('options', readOptionLines, 2, 'Give at least two options, one a line.');

	let candidate: object;
	switch (kind) {
		case 'choice':
			candidate = { ...common, kind, options: options() };
			break;
		case 'choice_grid': {
			const items = lines('items', readItemLines, 1, 'Give at least one item, one a line.');
			if (text('subject') && !items.some((item) => item.code === text('subject'))) {
				problems.subject ??= `“${text('subject')}” is not the code of an item.`;
			}
			candidate = {
				...common,
				kind,
				items,
				options: options(),
				...(text('overall') && { overall: true }),
				...optional('subject')
			};
			break;
		}
		case 'counts':
			if (!text('unit')) problems.unit = 'Say what is counted, in the plural, as in “people”.';
			candidate = {
				...common,
				kind,
				groups: lines('groups', readGroupLines, 1, 'Give at least one group, one a line.'),
				unit: text('unit'),
				...optional('have')
			};
	}
	if (Object.keys(problems).length) return { ok: false, problems };
	return { ok: true, question: questionSchema.parse(candidate) };
}

/** A question as it would be typed: what `readTypedQuestion` reads. */
export function writeTypedQuestion(question: Question): TypedQuestion {
	const { asked_if: condition } = question;
	const isGrid = question.kind === 'choice_grid';
	const isCounts = question.kind === 'counts';
	return {
		kind: question.kind,
		code: question.code,
		title: question.title,
		prompt: question.prompt,
		matter: question.matter ?? '',
		detail: question.detail ?? '',
		asked_if: condition ? `${condition.question}:${condition.any_item_is}` : '',
		options: isCounts ? '' : writeOptionLines(question.options),
		items: isGrid ? writeItemLines(question.items) : '',
		overall: isGrid && question.overall ? 'yes' : '',
		subject: (isGrid && question.subject) || '',
		groups: isCounts ? writeGroupLines(question.groups) : '',
		unit: isCounts ? question.unit : '',
		have: (isCounts && question.have) || ''
	};
}
