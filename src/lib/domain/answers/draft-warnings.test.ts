import { describe, expect, it } from 'vitest';
import { answerContent } from '../../../../tests/support/answer-content';
import { exampleDataset } from '../../../../tests/support/example';
import type { Question } from '../questions/question';
import type { AnswerContent } from './answer';
import { dispositions } from './disposition';
import { draftWarningWords, warnOf } from './draft-warnings';

const { questions, answers } = exampleDataset();
const question = (code: string): Question => questions.find((one) => one.code === code)!;
const evidence = { kind: 'letter', document: 'a.pdf', page: 1, quote: 'words' } as const;
const content = (more: Partial<AnswerContent>) => answerContent({ evidence, ...more });
const warn = (
	code: string,
	more: Partial<AnswerContent>,
	others: Record<string, AnswerContent> = {}
) => warnOf(question(code), content(more), questions, new Map(Object.entries(others)));

describe('what is worth a second look', () => {
	it('is nothing in the answers of the example', () => {
		for (const answer of answers) {
			const others = new Map(
				answers.filter(({ body }) => body === answer.body).map((one) => [one.question, one])
			);
			expect(warnOf(question(answer.question), answer, questions, others), answer.body).toEqual([]);
		}
	});

	it('includes missing evidence where there are words to quote, and nowhere else', () => {
		const told = dispositions.filter((disposition) =>
			warn('responsible', { disposition, evidence: null }).some(
				({ code }) => code === 'evidence_missing'
			)
		);
		expect(told).toEqual(['answered', 'partly_withheld', 'refused', 'not_held']);
	});

	it('includes parts marked as withheld that do not go with how it was dealt with', () => {
		const withheld = { ministers: 'withheld', total: 9 };
		expect(warn('installed', { disposition: 'answered', value: withheld })).toEqual([
			{ code: 'something_withheld' }
		]);
		expect(warn('installed', { disposition: 'partly_withheld', value: withheld })).toEqual([]);
		expect(warn('installed', { disposition: 'partly_withheld', value: { total: 9 } })).toEqual([
			{ code: 'nothing_withheld' }
		]);
		// Of a single choice no part can be marked: what is withheld is said in the detail.
		expect(
			warn('responsible', { disposition: 'partly_withheld', value: { choice: 'yes' } })
		).toEqual([]);
	});

	it('includes a section that does not let a body neither confirm nor deny', () => {
		const neither = { disposition: 'refused', neither_confirmed_nor_denied: true } as const;
		expect(warn('responsible', { ...neither, provisions: ['s21', 's31-1-a', 's40-2'] })).toEqual([
			{ code: 'cannot_neither', provision: 's21' }
		]);
		expect(warn('responsible', { disposition: 'refused', provisions: ['s21'] })).toEqual([]);
	});

	it('includes an earlier answer that says otherwise of whether the question arises', () => {
		const earlier = question(question('installed').asked_if!.question);
		const all = (code: string) =>
			content({
				value: Object.fromEntries(
					['whatsapp', 'signal', 'telegram', 'viber'].map((item) => [item, code])
				)
			});
		const arising = { permitted: all('yes') };
		const notArising = { permitted: all('no') };
		const notApplicable = { disposition: 'not_applicable' } as const;
		expect(warn('installed', notApplicable, arising)).toEqual([
			{ code: 'did_arise', earlier: earlier.title }
		]);
		expect(warn('installed', notApplicable, notArising)).toEqual([]);
		expect(warn('installed', { value: { total: 3 } }, notArising)).toEqual([
			{ code: 'did_not_arise', earlier: earlier.title }
		]);
		// Where the earlier answer is not known, neither is whether it arises.
		expect(warn('installed', notApplicable)).toEqual([]);
		expect(warn('installed', { value: { total: 3 } })).toEqual([]);
	});

	it('is told in a sentence that says what to do', () => {
		expect(draftWarningWords({ code: 'nothing_withheld' })).toBe(
			'No part is marked as withheld. Mark what was, or choose “Answered”.'
		);
		expect(draftWarningWords({ code: 'cannot_neither', provision: 's14-1' })).toMatch(
			/^Under s14\(1\) /
		);
		expect(draftWarningWords({ code: 'did_arise', earlier: 'Permitted' })).toMatch(/^“Permitted” /);
	});
});
