import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import {
	questionFields,
	readTypedQuestion,
	writeTypedQuestion,
	type TypedQuestion
} from './typed-question';

const blank = Object.fromEntries(questionFields.map((field) => [field, ''])) as TypedQuestion;
const choice: TypedQuestion = {
	...blank,
	kind: 'choice',
	code: 'policy',
	title: 'Policy',
	prompt: 'Is there a policy?',
	options: 'yes: Yes [yes]\nno: No [no]'
};

describe('a question as it is typed', () => {
	it('is read as its kind, without the fields of other kinds', () => {
		expect(readTypedQuestion({ ...choice, unit: 'people', items: 'nonsense' })).toEqual({
			ok: true,
			question: {
				kind: 'choice',
				code: 'policy',
				title: 'Policy',
				prompt: 'Is there a policy?',
				options: [
					{ code: 'yes', label: 'Yes', tone: 'yes' },
					{ code: 'no', label: 'No', tone: 'no' }
				]
			}
		});
	});

	it('reads back as it was, for every question of the example', () => {
		for (const question of exampleDataset().questions) {
			expect(readTypedQuestion(writeTypedQuestion(question))).toEqual({ ok: true, question });
		}
	});

	it('keeps on which earlier answer it depends', () => {
		expect(readTypedQuestion({ ...choice, asked_if: 'permitted:yes' })).toMatchObject({
			question: { asked_if: { question: 'permitted', any_item_is: 'yes' } }
		});
	});

	it.each([
		['kind', { kind: 'essay' }, 'Choose a kind.'],
		['code', { code: ' ' }, 'Give the question a code.'],
		['code', { code: 'a policy' }, 'Use letters, digits'],
		['code', { code: 'new' }, 'is taken'],
		['title', { title: '' }, 'Give the question a title.'],
		['prompt', { prompt: '' }, 'Write what is asked.'],
		['options', { options: 'yes: Yes' }, 'Give at least two options'],
		['options', { options: 'yes: Yes\nno' }, 'Line 2:'],
		['items', { kind: 'choice_grid' }, 'Give at least one item'],
		['subject', { kind: 'choice_grid', items: 'a: A', subject: 'b' }, '“b” is not the code'],
		['groups', { kind: 'counts', unit: 'people' }, 'Give at least one group'],
		['unit', { kind: 'counts', groups: 'a: A, a, as' }, 'Say what is counted']
	] as const)('says what is wrong with its %s, given %j', (field, typed, words) => {
		const read = readTypedQuestion({ ...choice, ...typed });
		expect(read).toMatchObject({
			ok: false,
			problems: { [field]: expect.stringContaining(words) }
		});
	});
});
