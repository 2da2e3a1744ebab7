import { describe, expect, it } from 'vitest';
import { answerContent } from '../../../../../tests/support/answer-content';
import { exampleDataset } from '../../../../../tests/support/example';
import type { AnswerContent } from '../../answers/answer';
import { agreementWords, alphaFigure, codedWords } from './agreement-words';
import { agreementByQuestion, fewestAnswers, type CodedTwice } from './question-agreement';

const { questions } = exampleDataset();
const responsible = questions.filter(({ code }) => code === 'responsible');
const yes = answerContent({ value: { choice: 'yes' } });
const no = answerContent({ value: { choice: 'no' } });
const refused = answerContent({ disposition: 'refused', provisions: ['s31'] });
const twice = (first: AnswerContent, second = first, question = 'responsible'): CodedTwice => ({
	question,
	first,
	second
});
const measure = (codings: readonly CodedTwice[]) => {
	const [one] = agreementByQuestion(responsible, codings);
	return Object.fromEntries(
		(one?.aspects ?? []).map((aspect) => [aspect.aspect, { ...aspect, ...agreementWords(aspect) }])
	);
};

describe('agreement about a question', () => {
	it('is worked out for each question of the survey, of its own answers', () => {
		const measured = agreementByQuestion(questions, [twice(yes), twice(refused, refused)]);
		expect(measured.map(({ question, answers }) => [question.code, answers])).toEqual(
			questions.map(({ code }) => [code, code === 'responsible' ? 2 : 0])
		);
	});

	it('counts provisions only where both withhold', () => {
		const { provisions, disposition } = measure([
			twice(yes),
			twice(refused, yes),
			twice(refused, answerContent({ disposition: 'refused' }))
		]);
		expect(provisions).toMatchObject({ answers: 1, units: 1, observed: 0 });
		expect(disposition).toMatchObject({ answers: 3, units: 3 });
	});

	it('gives a figure with a warning where there are too few answers, and none where there are enough', () => {
		const few = measure([twice(yes), twice(no), twice(yes, no)]).value;
		expect(few).toMatchObject({ agreed: '67% of 3 parts', isTooFew: true });
		expect(few?.alpha).toBe('0.444');
		expect(few?.warning).toBe(
			'Too few to mean anything: three answers, where at least ten are needed'
		);
		const enough = Array.from({ length: fewestAnswers }, (_, at) => twice(at % 2 ? yes : no));
		expect(measure(enough).value).toMatchObject({ alpha: '1.000', warning: null });
	});

	it('counts answers and not their parts when it says that there are too few', () => {
		const grid = questions.filter(({ code }) => code === 'permitted');
		const apps = answerContent({ value: { whatsapp: 'yes', signal: 'no' } });
		const [measured] = agreementByQuestion(grid, [
			twice(apps, apps, 'permitted'),
			twice(apps, apps, 'permitted'),
			twice(apps, apps, 'permitted')
		]);
		expect(measured?.aspects[1]).toMatchObject({ units: 12, answers: 3, isTooFew: true });
	});

	it('says why there is no alpha', () => {
		const same = measure([twice(yes), twice(yes)]);
		expect(same.value).toMatchObject({ agreed: '100% of 2 parts', alpha: null });
		expect(same.value?.whyNone).toMatch(/only one value occurs/);
		expect(measure([]).value).toMatchObject({ agreed: null, alpha: null, warning: null });
		expect(measure([]).value?.whyNone).toMatch(/Nothing has been coded by both/);
	});
});

describe('words for agreement', () => {
	it('write alpha to three decimals, below nothing with a minus', () => {
		expect(alphaFigure({ ok: true, alpha: 0.7434 })).toBe('0.743');
		expect(alphaFigure({ ok: true, alpha: -0.25 })).toBe('\u22120.250');
		expect(alphaFigure({ ok: false, why: 'no_pairs' })).toBeNull();
	});

	it('say how many of a sample are coded', () => {
		expect(codedWords(0, 7)).toBe('None of 7 is coded yet.');
		expect(codedWords(1, 7)).toBe('1 of 7 is coded.');
		expect(codedWords(2, 7)).toBe('2 of 7 are coded.');
		expect(codedWords(7, 7)).toBe('All 7 are coded.');
	});
});
