import { describe, expect, test } from 'vitest';
import type { AnswerContent } from '../answers/answer';
import type { Question } from '../questions/question';
import { codingDifference, codingLines, type CodedAnswer } from './coding-lines';

const question: Question = {
	kind: 'counts',
	code: 'installed',
	title: 'Installed',
	prompt: 'How many have it?',
	groups: [
		{ code: 'ministers', label: 'Ministers' },
		{ code: 'officials', label: 'Officials' }
	],
	total: null
} as unknown as Question;

const answered: AnswerContent = {
	disposition: 'answered',
	provisions: [],
	neither_confirmed_nor_denied: false,
	value: { ministers: 0, officials: 302 },
	detail: null,
	note: 'Added up by us.',
	evidence: { kind: 'source', title: 'A report', where: 'Table 1' },
	wording_override: null
};
const refused: AnswerContent = { ...answered, disposition: 'refused', value: null, note: null };
const coded = (content: AnswerContent): CodedAnswer => ({ content, asAt: '2022-03' });

describe('the lines of a coding', () => {
	test('say each part of the value, a true nought as well, and leave out what is not said', () => {
		expect(codingLines(question, coded(answered))).toMatchObject([
			{ label: 'How it was dealt with', text: 'Answered' },
			{ label: 'Ministers', text: '0' },
			{ label: 'Officials', text: '302' },
			{ label: 'Note on the coding', text: 'Added up by us.' }
		]);
	});

	test('say of a refusal what it rests on, and where it rests on nothing', () => {
		const lines = codingLines(
			question,
			coded({ ...refused, provisions: ['s31', 's40'], neither_confirmed_nor_denied: true })
		);
		expect(lines).toMatchObject([
			{
				label: 'How it was dealt with',
				text: expect.stringMatching(/: neither confirmed nor denied$/)
			},
			{ label: 'Provisions relied on', text: 's31 and s40' }
		]);
		expect(codingLines(question, coded(refused)).at(-1)).toMatchObject({
			label: 'Provisions relied on',
			text: expect.stringMatching(/^No section/)
		});
	});
});

describe('the difference of two codings', () => {
	const differ = (before: AnswerContent, after: AnswerContent, evidence = true) =>
		codingDifference(question, coded(before), coded(after), { evidence });

	test('is nothing where they say the same', () => {
		expect(differ(answered, answered)).toEqual([]);
	});

	test('names each line that differs', () => {
		const changed = { ...answered, value: { ministers: 0, officials: 310 } };
		expect(differ(answered, changed).map(({ label }) => label)).toEqual([
			'Words for readers',
			'Officials'
		]);
		expect(differ(answered, changed)[1]?.pieces).toEqual([
			{ kind: 'removed', text: '302' },
			{ kind: 'added', text: '310' }
		]);
	});

	test('shows a line that is gone as removed, after those that are there', () => {
		const lines = differ(answered, refused);
		expect(lines.map(({ label }) => label)).toEqual([
			'Words for readers',
			'How it was dealt with',
			'Provisions relied on',
			'Ministers',
			'Officials',
			'Note on the coding'
		]);
		expect(lines.at(-1)?.pieces).toEqual([{ kind: 'removed', text: 'Added up by us.' }]);
	});

	test('looks at the evidence only where it is asked to', () => {
		const elsewhere: AnswerContent = {
			...answered,
			evidence: { kind: 'letter', document: 'Letter.pdf', page: 2, quote: '302' }
		};
		expect(differ(answered, elsewhere).map(({ label }) => label)).toEqual(['Evidence']);
		expect(differ(answered, elsewhere, false)).toEqual([]);
	});
});
