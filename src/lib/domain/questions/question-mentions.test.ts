import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { Question } from './question';
import { brokenMentions, hasServedCondition } from './question-mentions';

const { questions, criteria, charts } = exampleDataset();
const example = { criteria, charts, published: ['installed'] };
const broken = (after: readonly Question[]) =>
	brokenMentions(questions, after, example).map(({ kind, name }) => `${kind} ${name}`);
const without = (code: string) => questions.filter((question) => question.code !== code);

describe('what names a question', () => {
	it('is nothing lost where nothing has changed', () => {
		expect(broken(questions)).toEqual([]);
		expect(broken([...questions].reverse())).toEqual([]);
	});

	it('loses it when it goes: charts and published figures', () => {
		expect(broken(without('installed'))).toEqual([
			'chart staff-share',
			'published_figure installed'
		]);
	});

	it('loses it when it goes: the question that depends on it, and criteria once each', () => {
		const lost = broken(without('permitted'));
		expect(lost).toContain('question installed');
		expect(lost.filter((one) => one.startsWith('criterion')).length).toBeGreaterThan(3);
		expect(new Set(lost).size).toBe(lost.length);
	});

	it('loses nothing when a question goes that nothing names', () => {
		expect(broken(without('responsible'))).toEqual([]);
	});

	it('loses an item or an option that is taken away', () => {
		const changed = questions.map((question) =>
			question.code === 'permitted' && question.kind === 'choice_grid'
				? { ...question, items: question.items.filter((item) => item.code !== 'whatsapp') }
				: question
		);
		expect(broken(changed).every((one) => one.startsWith('criterion'))).toBe(true);
		expect(broken(changed)).not.toEqual([]);
		const fewer = questions.map((question) =>
			question.code === 'permitted' && question.kind === 'choice_grid'
				? { ...question, options: question.options.filter((option) => option.code !== 'yes') }
				: question
		);
		expect(broken(fewer)).toContain('question installed');
	});

	it('loses it when its kind changes under a chart', () => {
		const changed = questions.map((question): Question =>
			question.code === 'guidance'
				? {
						code: 'guidance',
						kind: 'choice',
						title: 'Guidance',
						prompt: 'Is there any?',
						options: [
							{ code: 'yes', label: 'Yes' },
							{ code: 'no', label: 'No' }
						]
					}
				: question
		);
		expect(broken(changed)).toContain('chart guidance-topics');
	});
});

describe('what a question depends on', () => {
	const installed = questions.find((question) => question.code === 'installed')!;

	it('is an option of an earlier question', () => {
		expect(hasServedCondition(installed, questions.slice(0, 1))).toBe(true);
		expect(hasServedCondition({ ...installed, asked_if: undefined }, [])).toBe(true);
	});

	it('is not there where the question or the option is not', () => {
		expect(hasServedCondition(installed, [])).toBe(false);
		const condition = { question: 'permitted', any_item_is: 'perhaps' };
		expect(hasServedCondition({ ...installed, asked_if: condition }, questions)).toBe(false);
	});
});
