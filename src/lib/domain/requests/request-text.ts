import type { Body } from '../bodies/body';
import type { Question } from '../questions/question';
import { clipWords, countWord, continueSentence, endSentence, joinWords } from '../questions/words';
import type { Survey } from '../surveys/survey';
import { wrapPlainText } from './wrap-plain-text';

/** What a template can hold, each in curly brackets, and what stands there in a letter. */
export const requestPlaceholders = {
	body: 'The name of the body.',
	survey: 'The title of the survey.',
	questions: 'The questions, numbered.',
	reference: 'The reference of the request. Where it has none, a line that holds it is left out.'
} as const;
type Placeholder = keyof typeof requestPlaceholders;

/** What a letter is made of. */
export interface LetterParts {
	body: Pick<Body, 'name'>;
	survey: Pick<Survey, 'title'>;
	questions: readonly Question[];
	reference: string | null;
}

const placeholder = /\{([^{}\n]*)\}/g;

const isPlaceholder = (name: string): name is Placeholder =>
	Object.hasOwn(requestPlaceholders, name);

/** What is wrong with a template, in a sentence that says what can be used; null where nothing is. */
export function templateProblem(template: string): string | null {
	const unknown = [...template.matchAll(placeholder)]
		.map(([, name = '']) => name)
		.filter((name) => !isPlaceholder(name));
	if (unknown.length === 0) return null;
	const named = [...new Set(unknown)].map((name) => `“{${clipWords(name)}}”`);
	const allowed = Object.keys(requestPlaceholders).map((name) => `{${name}}`);
	return `The text has ${joinWords(named)}, which Crosscheck has nothing to put in place of. Use ${joinWords(allowed, 'or')}, or take the brackets away.`;
}

export type RequestTextResult =
	| { ok: true; text: string }
	/** The template holds what is no placeholder. */
	| { ok: false; problem: string };

/**
 * The letter to one body, from a template: plain text, no line longer than 72 characters, its lines
 * ended by "\n".
 */
export function requestText(template: string, parts: LetterParts): RequestTextResult {
	const problem = templateProblem(template);
	if (problem !== null) return { ok: false, problem };
	const values: Record<Placeholder, string> = {
		body: parts.body.name,
		survey: parts.survey.title,
		questions: questionsText(parts.questions),
		reference: parts.reference ?? ''
	};
	const text = (parts.reference === null ? withoutReference(template) : template)
		// In one go, so that curly brackets in a title are not taken for a placeholder.
		.replace(placeholder, (_, name: Placeholder) => values[name]);
	return { ok: true, text: `${wrapPlainText(text).trimEnd()}\n` };
}

/** A template without the lines that hold a reference, and without the blank line after each. */
const withoutReference = (template: string) =>
	template.replace(/^.*\{reference\}.*(\r?\n[^\S\n]*(?=\n))?(\n|$)/gm, '');

/** The subject under which a request is sent. */
export function requestSubject(survey: Pick<Survey, 'title'>): string {
	return `Freedom of Information request: ${survey.title}`;
}

/**
 * The template that a wave begins with. It names the Act, asks for an answer to each question by its
 * number within the time of section 10(1), and for a transfer where another body holds what is asked
 * (Code of Practice under section 45, part 2). The name and address are for the sender to fill in:
 * without them it is no request (section 8(1)(b)).
 */
export function defaultTemplate(
	survey: Pick<Survey, 'title'>,
	questions: readonly Question[]
): string {
	const ask =
		questions.length === 1
			? 'Please answer the question below.'
			: `Please answer each of the ${countWord(questions.length)} questions below by its number.`;
	return [
		'Dear {body},',
		'This is a request under the Freedom of Information Act 2000. It is part of the survey “{survey}”, which asks several public bodies the same, so that their answers can be compared.',
		`${ask} Please answer as things stand on the day on which you received this request. Where a number is nought, please say so. Where you withhold something, please give the rest, and say which section of the Act you rely on for what.`,
		'{questions}',
		'Please answer promptly, and within 20 working days of receiving this request, as section 10 of the Act requires. If you need something made clear before you can answer, please ask as soon as you can. If another body holds what you do not, please transfer that part of the request to it, or tell me which body it is, as the Code of Practice under section 45 of the Act advises.',
		'Reference: {reference}',
		'Yours faithfully,',
		'[Your name, organisation and address for the answer]'
	].join('\n\n');
}

/** The questions of a survey as a letter asks them, numbered from 1. */
function questionsText(questions: readonly Question[]): string {
	return questions
		.map((question, index) =>
			[
				`${index + 1}. ${[
					endPrompt(question.prompt),
					conditionOf(question, questions),
					...askFor(question)
				]
					.filter(Boolean)
					.join(' ')}`,
				...partsOf(question).map((part, at) => `   (${letterOf(at)}) ${part}`)
			].join('\n')
		)
		.join('\n\n');
}

const endPrompt = (prompt: string) => endSentence(prompt.trim().replace(/\s+/g, ' '));

/** "a" to "z", then "aa". */
function letterOf(index: number): string {
	const letter = String.fromCharCode(97 + (index % 26));
	return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

/** What each part of the answer is to: the items of a grid, the groups of a count. */
function partsOf(question: Question): string[] {
	switch (question.kind) {
		case 'choice':
			return [];
		case 'choice_grid':
			return question.items.map(({ label }) => label);
		case 'counts':
			return question.groups.map(({ label }) => label);
	}
}

function askFor(question: Question): string[] {
	const detail = question.detail
		? [`Please also say: ${continueSentence(endSentence(question.detail))}`]
		: [];
	switch (question.kind) {
		case 'choice':
			return detail;
		case 'choice_grid':
			return [...detail, 'Please answer for each:'];
		case 'counts':
			return [
				...detail,
				`Please give the number of ${question.unit} in each group, or else in all:`
			];
	}
}

/** Which answer to an earlier question calls for this one; nothing where it is always asked. */
function conditionOf({ asked_if: askedIf }: Question, questions: readonly Question[]): string {
	const at = questions.findIndex(({ code }) => code === askedIf?.question);
	const earlier = questions[at];
	if (!askedIf || !earlier || earlier.kind === 'counts') return '';
	const option = earlier.options.find(({ code }) => code === askedIf.any_item_is);
	const answer = `“${option?.label ?? askedIf.any_item_is}”`;
	const where = earlier.kind === 'choice_grid' ? ' for any of its parts' : '';
	return `Please answer this only if your answer to question ${at + 1} is ${answer}${where}.`;
}
