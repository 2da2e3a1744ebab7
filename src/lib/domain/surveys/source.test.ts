import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { sourceCitation, sourceSentence } from './source';

const dataset = exampleDataset();

test('names the report and says that no letter has been seen', () => {
	expect(sourceSentence(dataset)).toBe(
		'From the Institute for Government’s report; letters not seen.'
	);
	expect(sourceCitation(dataset)).toBe(
		'Tim Durrant, Alice Lilly, Paeony Tingay. WhatsApp in government. Institute for Government, March 2022.'
	);
});

test('says that letters were seen as soon as an answer rests on one', () => {
	const [first, ...rest] = dataset.answers;
	const evidence = { kind: 'letter' as const, document: 'hmt.pdf', page: 1, quote: 'Yes.' };
	expect(sourceSentence({ ...dataset, answers: [{ ...first!, evidence }, ...rest] })).toBe(
		'From the letters, and from the Institute for Government’s report.'
	);
});

test('rests on the letters alone where there is no report', () => {
	const survey = { ...dataset.survey, publication: null };
	expect(sourceSentence({ survey, answers: [] })).toBe('From the letters themselves.');
	expect(sourceCitation({ survey })).toBeNull();
});
