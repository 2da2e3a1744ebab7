import { expect, test } from 'vitest';
import { answerAddress, editionAddress, editionFileName, surveyAddress } from './edition-address';

test('puts an edition under its survey, and an answer under either', () => {
	expect(surveyAddress('apps')).toBe('/surveys/apps');
	expect(editionAddress('apps', 2)).toBe('/surveys/apps/editions/2');
	expect(answerAddress(editionAddress('apps', 2), 'hmt', 'permitted')).toBe(
		'/surveys/apps/editions/2/bodies/hmt/permitted'
	);
	expect(answerAddress(surveyAddress('apps'), 'hmt', 'permitted', '2021-22')).toBe(
		'/surveys/apps/bodies/hmt/permitted?wave=2021-22'
	);
});

test('names a file by its edition, so that two of them do not get mixed up', () => {
	expect(editionFileName('apps', 2, 'answers', 'csv')).toBe('apps-edition-2-answers.csv');
});
