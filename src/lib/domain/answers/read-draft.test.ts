import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../questions/question';
import type { AnswerContent } from './answer';
import { checkContent } from './check-content';
import { dispositions } from './disposition';
import { draftSchema, emptyDraft, type Draft } from './draft';
import { draftOf } from './draft-of';
import { draftProblemWords } from './draft-words';
import { readDraft } from './read-draft';

const options = [
	{ code: 'yes', label: 'Yes' },
	{ code: 'no', label: 'No' }
];
const questions = {
	choice: { code: 'team', kind: 'choice', title: 'Team', prompt: 'Who?', options },
	grid: {
		code: 'permitted',
		kind: 'choice_grid',
		title: 'Permitted',
		prompt: 'Which?',
		items: [
			{ code: 'whatsapp', label: 'WhatsApp' },
			{ code: 'signal', label: 'Signal' }
		],
		options,
		overall: true
	},
	counts: {
		code: 'installed',
		kind: 'counts',
		title: 'How many',
		prompt: 'How many?',
		unit: 'people',
		groups: [
			{ code: 'ministers', label: 'Ministers', one: 'minister', many: 'ministers' },
			{ code: 'officials', label: 'Officials', one: 'official', many: 'officials' }
		]
	}
} as const satisfies Record<string, Question>;

const draft = (more: Partial<Draft>): Draft => ({ ...emptyDraft, ...more });
const read = (question: Question, more: Partial<Draft>) => readDraft(question, draft(more));
const codes = (question: Question, more: Partial<Draft>) =>
	read(question, more).problems.map(({ field, code }) => `${field} ${code}`);

describe('a draft', () => {
	it('says nothing until somebody has said how the question was dealt with', () => {
		expect(codes(questions.counts, {})).toEqual(['disposition disposition_missing']);
		expect(codes(questions.counts, { value: { ministers: 'a few' } })).toContain(
			'value.ministers not_a_count'
		);
	});

	it('is read as the answer that it would be submitted as', () => {
		const value = { ministers: 'withheld', officials: ' 1,203 ', total: '' };
		const provisions = ['s40-2', 's31'];
		expect(
			read(questions.counts, {
				disposition: 'partly_withheld',
				value,
				provisions,
				detail: ' Security team ',
				evidence: { kind: 'letter', sha256: '', document: 'a.pdf', page: '2', quote: ' 1,203 ' }
			})
		).toEqual({
			problems: [],
			content: {
				disposition: 'partly_withheld',
				provisions: ['s31', 's40-2'],
				neither_confirmed_nor_denied: false,
				value: { ministers: 'withheld', officials: 1203 },
				detail: 'Security team',
				note: null,
				evidence: { kind: 'letter', document: 'a.pdf', page: 2, quote: '1,203' },
				wording_override: null
			}
		});
	});

	it.each(['12.5', 'about 300', '-1', '1,20', '3e2', '٣'])('takes no %s for a count', (typed) => {
		expect(codes(questions.counts, { disposition: 'answered', value: { total: typed } })).toEqual([
			'value.total not_a_count'
		]);
	});

	it('needs a value where it was answered, and has none where it was refused', () => {
		expect(codes(questions.choice, { disposition: 'answered' })).toEqual([
			'value.choice value_missing'
		]);
		const refused = read(questions.choice, {
			disposition: 'refused',
			none_stated: true,
			value: { choice: 'yes' },
			detail: 'kept, in case it changes back'
		});
		expect(refused.content).toMatchObject({ value: null, detail: null, provisions: [] });
	});

	it('needs what it rests on where something was withheld, and only there', () => {
		const refused = { disposition: 'refused' as const };
		expect(codes(questions.choice, refused)).toEqual(['provisions basis_missing']);
		expect(codes(questions.choice, { ...refused, none_stated: true })).toEqual([]);
		expect(codes(questions.choice, { ...refused, provisions: ['s31'], none_stated: true })).toEqual(
			['provisions basis_contradicts']
		);
		expect(codes(questions.choice, { ...refused, provisions: ['s999'] })).toEqual([
			'provisions unknown_provision'
		]);
		const answered = { disposition: 'not_held' as const, provisions: ['s31'], none_stated: true };
		expect(read(questions.choice, answered).content?.provisions).toEqual([]);
	});

	it('needs all of its evidence, or none', () => {
		const rest = { disposition: 'not_held' as const };
		const letter = { kind: 'letter', sha256: '', document: '', page: 'two', quote: ' ' } as const;
		expect(codes(questions.choice, { ...rest, evidence: letter })).toEqual([
			'evidence letter_missing',
			'evidence page_missing',
			'evidence quote_missing'
		]);
		const source = { kind: 'source', title: 'Report', where: '' } as const;
		expect(codes(questions.choice, { ...rest, evidence: source })).toEqual([
			'evidence source_missing'
		]);
		expect(codes(questions.choice, { ...rest, evidence: null })).toEqual([]);
	});

	it('tells what is wrong in a sentence, whatever it is', () => {
		const arbitrary = fc.record<Draft>({
			disposition: fc.constantFrom(null, ...dispositions),
			value: fc.dictionary(
				fc.constantFrom('choice', 'whatsapp', 'overall', 'ministers', 'total'),
				fc.constantFrom('yes', 'withheld', '3', 'some', '')
			),
			provisions: fc.subarray(['s31', 's40-2', 's999']),
			none_stated: fc.boolean(),
			neither_confirmed_nor_denied: fc.boolean(),
			evidence: fc.constantFrom(
				null,
				{ kind: 'source' as const, title: '', where: 'x' },
				{ kind: 'letter' as const, sha256: '', document: 'a', page: '', quote: 'b' }
			),
			detail: fc.constantFrom('', ' a '),
			note: fc.constantFrom('', 'b'),
			wording_override: fc.constantFrom('', 'c'),
			internal_note: fc.constantFrom('', 'd')
		});
		fc.assert(
			fc.property(fc.constantFrom(...Object.values(questions)), arbitrary, (question, one) => {
				const { content, problems } = readDraft(question, one);
				expect(content === null).toBe(problems.length > 0);
				for (const problem of problems) {
					expect(draftProblemWords(question, problem)).toMatch(/^\S.*\.$/);
				}
				// What can be submitted is an answer, and never shows a number for a refusal.
				if (content) {
					expect(checkContent(question, content)).toEqual([]);
					if (content.disposition === 'refused') expect(content.value).toBeNull();
				}
			})
		);
	});
});

describe('a draft of an answer', () => {
	const contents = fc
		.constantFrom(...Object.values(questions))
		.chain((question) => {
			const given: Record<string, fc.Arbitrary<string | number>> = question.kind === 'counts'
				? {
						ministers: fc.oneof(fc.nat(999_999_999), fc.constantFrom('withheld', 'not_stated')),
						officials: fc.nat(999_999_999),
						total: fc.nat(999_999_999)
					}
				: question.kind === 'choice_grid'
					? {
							whatsapp: fc.constantFrom('yes', 'no', 'withheld', 'not_stated'),
							overall: fc.constantFrom('yes', 'no')
						}
					: { choice: fc.constantFrom('yes', 'no') };
			const content = fc.record<AnswerContent>({
				disposition: fc.constantFrom(...dispositions),
				provisions: fc.subarray(['s23', 's31', 's40-2']),
				neither_confirmed_nor_denied: fc.boolean(),
				value: fc.record(given),
				detail: fc.constantFrom(null, 'Who'),
				note: fc.constantFrom(null, 'Why'),
				evidence: fc.constantFrom(
					null,
					{ kind: 'source' as const, title: 'Report', where: 'Table 1' },
					{ kind: 'letter' as const, document: 'a.pdf', page: 3, quote: 'words' },
					{
						kind: 'letter' as const,
						document: 'a.pdf',
						sha256: 'a'.repeat(64),
						page: 3,
						quote: 'words'
					}
				),
				wording_override: fc.constantFrom(null, 'Words')
			});
			return content.map((one) => ({ question, content: one }));
		})
		.map(({ question, content }) => {
			const takesValue = ['answered', 'partly_withheld'].includes(content.disposition);
			const withholds = ['refused', 'partly_withheld'].includes(content.disposition);
			return {
				question,
				content: {
					...content,
					value: takesValue ? content.value : null,
					detail: takesValue ? content.detail : null,
					provisions: withholds ? content.provisions : [],
					neither_confirmed_nor_denied: withholds && content.neither_confirmed_nor_denied
				}
			};
		});

	it('reads as that answer, and is a draft that can be saved', () => {
		fc.assert(
			fc.property(contents, ({ question, content }) => {
				fc.pre(checkContent(question, content).length === 0);
				const begun = draftOf(content, 'a note');
				expect(draftSchema.parse(begun)).toEqual(begun);
				expect(readDraft(question, begun)).toEqual({ content, problems: [] });
				expect(begun.internal_note).toBe('a note');
			})
		);
	});
});
