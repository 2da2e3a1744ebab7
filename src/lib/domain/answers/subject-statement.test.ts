import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { answersOfWave, type Dataset } from '../editions/dataset';
import type { Answer } from './answer';
import { stateSubject } from './subject-statement';

const dataset = exampleDataset();
const state = (data: Dataset) => stateSubject(data, answersOfWave(data, '2021-22'))!;

/** The example with every answer on permission changed. */
function withPermitted(change: (answer: Answer) => Answer): Dataset {
	return {
		...dataset,
		answers: dataset.answers.map((one) => (one.question === 'permitted' ? change(one) : one))
	};
}

test('states the share with its base, its unknowns and its bounds', () => {
	expect(state(dataset)).toMatchObject({
		question: 'permitted',
		lead: '7 of the 9 departments that answered permit WhatsApp.',
		silences: 'Six withheld it and one had not replied by March 2022',
		bounds: 'between 7 and 14 of 16',
		again: 'permit it',
		aside: '',
		counts: ['7 yes', '2 no', '6 refused', '1 awaiting'],
		bar: { yes: 'permit', unknown: 'unknown', no: 'do not' }
	});
});

test('gives no bounds where all is known', () => {
	const said = withPermitted((one) => ({
		...one,
		disposition: 'answered',
		value: { whatsapp: 'yes' }
	}));
	expect(state(said)).toMatchObject({
		lead: 'All 16 departments permit WhatsApp.',
		silences: '',
		bounds: ''
	});
});

test('says that none has answered where none has', () => {
	const silent = withPermitted((one) => ({ ...one, disposition: 'awaiting', value: null }));
	expect(state(silent)).toMatchObject({
		lead: 'No department has answered.',
		silences: '16 had not replied by March 2022',
		bounds: 'between 0 and 16 of 16'
	});
});

test('puts one department in the singular', () => {
	const one = withPermitted((answer) => ({
		...answer,
		value: answer.value && { whatsapp: answer.body === 'hmt' ? 'yes' : 'no' }
	}));
	expect(state(one).lead).toBe('1 of the 9 departments that answered permits WhatsApp.');
});

test('does not count a body for which the question did not arise as unknown', () => {
	const aside = withPermitted((one) =>
		one.body === 'mod' ? { ...one, disposition: 'not_applicable', value: null } : one
	);
	expect(state(aside)).toMatchObject({
		bounds: 'between 6 and 13 of 15',
		aside: 'The question did not arise for one.'
	});
});
