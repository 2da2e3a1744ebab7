import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { sourceCitation, sourceSentence, sourceWords } from './source';

const dataset = exampleDataset();

test('names the report and says that no letter has been seen', () => {
	expect(sourceSentence(dataset)).toBe(
		'From the Institute for Government’s report; letters not seen.'
	);
	expect(sourceWords(dataset)).toBe(
		'Institute for Government, WhatsApp in government, March 2022; the letters have not been seen'
	);
	expect(sourceCitation(dataset)).toBe(
		'Tim Durrant, Alice Lilly, Paeony Tingay. WhatsApp in government. Institute for Government, March 2022.'
	);
});

test('says that letters were seen as soon as an answer rests on one', () => {
	const [first, ...rest] = dataset.answers;
	const evidence = { kind: 'letter' as const, document: 'hmt.pdf', page: 1, quote: 'Yes.' };
	const seen = { ...dataset, answers: [{ ...first!, evidence }, ...rest] };
	expect(sourceSentence(seen)).toBe(
		'From the letters, and from the Institute for Government’s report.'
	);
	expect(sourceWords(seen)).toBe('Institute for Government, WhatsApp in government, March 2022');
});

test('rests on the letters alone where there is no report', () => {
	const survey = { ...dataset.survey, publication: null };
	expect(sourceSentence({ survey, answers: [] })).toBe('From the letters themselves.');
	expect(sourceWords({ survey, answers: [] })).toBeNull();
	expect(sourceCitation({ survey })).toBeNull();
});
