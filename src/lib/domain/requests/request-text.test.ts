import { describe, expect, it } from 'vitest';
import { questionSchema, type Question } from '../questions/question';
import {
	defaultTemplate,
	requestPlaceholders,
	requestSubject,
	requestText,
	templateProblem
} from './request-text';

const yesOrNo = [
	{ code: 'yes', label: 'Yes' },
	{ code: 'no', label: 'No' }
];
const questions: Question[] = [
	{
		code: 'permitted',
		kind: 'choice_grid',
		title: 'Permitted',
		prompt: 'May these apps be used?',
		items: [
			{ code: 'whatsapp', label: 'WhatsApp' },
			{ code: 'signal', label: 'Signal' }
		],
		options: yesOrNo
	},
	{
		code: 'installed',
		kind: 'counts',
		title: 'How many',
		prompt: 'How many people\nhave one',
		groups: [
			{ code: 'ministers', label: 'Ministers', one: 'minister', many: 'ministers' },
			{ code: 'officials', label: 'Civil servants', one: 'civil servant', many: 'civil servants' }
		],
		unit: 'people',
		asked_if: { question: 'permitted', any_item_is: 'yes' }
	},
	{
		code: 'responsible',
		kind: 'choice',
		title: 'Responsible',
		prompt: 'Is anyone responsible?',
		options: yesOrNo,
		detail: 'Who'
	},
	{
		code: 'since',
		kind: 'choice',
		title: 'Since when',
		prompt: 'Were they last year?',
		options: yesOrNo,
		asked_if: { question: 'responsible', any_item_is: 'yes' }
	}
];
const survey = { title: 'WhatsApp in government' };
const parts = { body: { name: 'HM Treasury' }, survey, questions, reference: null };

function textOf(template: string, change: Partial<typeof parts> | { reference: string } = {}) {
	const result = requestText(template, { ...parts, ...change });
	if (!result.ok) throw new Error(result.problem);
	return result.text;
}

describe('the text of a request', () => {
	it('asks the questions by number, with the parts of each', () => {
		for (const question of questions) expect(questionSchema.parse(question)).toEqual(question);
		expect(textOf('{questions}')).toBe(
			[
				'1. May these apps be used? Please answer for each:',
				'   (a) WhatsApp',
				'   (b) Signal',
				'',
				'2. How many people have one. Please answer this only if your answer to',
				'   question 1 is “Yes” for any of its parts. Please give the number of',
				'   people in each group, or else in all:',
				'   (a) Ministers',
				'   (b) Civil servants',
				'',
				'3. Is anyone responsible? Please also say: who.',
				'',
				'4. Were they last year? Please answer this only if your answer to',
				'   question 3 is “Yes”.',
				''
			].join('\n')
		);
	});

	it('goes on with aa after z', () => {
		const items = Array.from({ length: 28 }, (_, at) => ({ code: `i${at}`, label: `Item ${at}` }));
		const [grid] = questions as [Extract<Question, { kind: 'choice_grid' }>];
		const text = textOf('{questions}', { questions: [{ ...grid, items }] });
		expect(text).toContain('(z) Item 25\n   (aa) Item 26\n   (ab) Item 27');
	});

	it('puts in names as they are, and takes no bracket of theirs for a placeholder', () => {
		expect(textOf('To {body}: {survey}', { survey: { title: 'The {body} of $& it' } })).toBe(
			'To HM Treasury: The {body} of $& it\n'
		);
	});

	it('leaves out the line of a reference where there is none', () => {
		const template = 'Dear {body},\n\nReference: {reference}\n\nYours faithfully,\nRef {reference}';
		expect(textOf(template)).toBe('Dear HM Treasury,\n\nYours faithfully,\n');
		expect(textOf(template.replaceAll('\n', '\r\n'))).toBe(
			'Dear HM Treasury,\n\nYours faithfully,\n'
		);
		expect(textOf(template, { reference: 'FOI/12' })).toBe(
			'Dear HM Treasury,\n\nReference: FOI/12\n\nYours faithfully,\nRef FOI/12\n'
		);
	});

	it('is refused where its template holds what nothing can take the place of', () => {
		const problem =
			'The text has “{boddy}” and “{}”, which Crosscheck has nothing to put in place of. Use {body}, {survey}, {questions} or {reference}, or take the brackets away.';
		const template = 'Dear {boddy}, {boddy}, {}: {survey}';
		expect(templateProblem(template)).toBe(problem);
		expect(requestText(template, parts)).toEqual({ ok: false, problem });
		expect(templateProblem('{toString}')).toContain('“{toString}”');
	});

	it('takes every placeholder there is', () => {
		const all = Object.keys(requestPlaceholders)
			.map((name) => `{${name}}`)
			.join(' ');
		expect(templateProblem(all)).toBeNull();
		expect(textOf(all, { reference: 'FOI/12' })).not.toMatch(/[{}]/);
	});
});

describe('the template that a wave begins with', () => {
	const text = textOf(defaultTemplate(survey, questions)).replace(/\s+/g, ' ');

	it('names the Act and its time, and asks for a transfer', () => {
		expect(text).toContain('under the Freedom of Information Act 2000');
		expect(text).toContain('within 20 working days of receiving this request');
		expect(text).toContain('please transfer that part of the request');
		expect(text).toContain('[Your name, organisation and address');
		expect(text).toContain('each of the four questions below by its number');
	});

	it('fits a survey of one question', () => {
		expect(defaultTemplate(survey, questions.slice(0, 1))).toContain(
			'Please answer the question below.'
		);
	});

	it('has no line longer than 72 characters', () => {
		for (const line of textOf(defaultTemplate(survey, questions)).split('\n')) {
			expect(line.length).toBeLessThanOrEqual(72);
		}
	});

	it('has a subject that says what it is', () => {
		expect(requestSubject(survey)).toBe('Freedom of Information request: WhatsApp in government');
	});
});
