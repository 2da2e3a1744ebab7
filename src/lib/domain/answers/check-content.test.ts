import { describe, expect, it } from 'vitest';
import { answerContent } from '../../../../tests/support/answer-content';
import type { Choice } from '../questions/question';
import type { AnswerContent } from './answer';
import { checkContent } from './check-content';
import { dispositions, dispositionTable } from './disposition';

const question: Choice = {
	code: 'responsible',
	kind: 'choice',
	title: 'Responsible',
	prompt: 'Is somebody responsible?',
	options: [
		{ code: 'yes', label: 'Yes' },
		{ code: 'no', label: 'No' }
	]
};
const codes = (given: Partial<AnswerContent>) =>
	checkContent(question, answerContent(given)).map((problem) => problem.code);

describe('a coded answer', () => {
	it('passes with a value that its question allows', () => {
		expect(codes({ value: { choice: 'yes' } })).toEqual([]);
	});

	it('needs a value where the body answered', () => {
		expect(codes({})).toEqual(['value_missing']);
		expect(codes({ disposition: 'partly_withheld' })).toEqual(['value_missing']);
	});

	it.each(dispositions.filter((one) => dispositionTable[one].value === 'none'))(
		'may not have a value where the disposition is %s',
		(disposition) => {
			expect(codes({ disposition, value: { choice: 'yes' } })).toEqual(['value_not_allowed']);
		}
	);

	it('is told which part of its value does not fit', () => {
		expect(checkContent(question, answerContent({ value: { choice: 'perhaps' } }))).toEqual([
			{ code: 'value_does_not_fit', why: expect.stringContaining('choice') }
		]);
		expect(codes({ value: { choice: 'yes', other: 'no' } })).toEqual(['value_does_not_fit']);
	});

	it('cites provisions only where something was withheld, and each once', () => {
		expect(codes({ disposition: 'refused', provisions: ['s24', 's31'] })).toEqual([]);
		expect(codes({ disposition: 'awaiting', provisions: ['s31'] })).toEqual([
			'provisions_not_allowed'
		]);
		expect(codes({ disposition: 'refused', provisions: ['s31', 's31'] })).toEqual([
			'provision_repeated'
		]);
		expect(codes({ disposition: 'not_held', neither_confirmed_nor_denied: true })).toEqual([
			'provisions_not_allowed'
		]);
	});
});
