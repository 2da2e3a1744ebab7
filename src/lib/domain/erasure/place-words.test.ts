import { expect, test } from 'vitest';
import { placeWords, writtenWords } from './place-words';

const names = {
	waves: new Map([['2021-22', 'March 2022']]),
	bodies: new Map([['hmt', 'HMT']]),
	questions: new Map([['permitted', 'Permission']]),
	criteria: new Map([['1.4', 'Guidance']]),
	people: new Map([['account:1', 'Amina Shah']])
};

test('says where a record stands, by the names that people know', () => {
	expect(
		placeWords({ edition: 2, wave: '2021-22', body: 'hmt', question: 'permitted' }, names)
	).toBe('Edition 2, HMT, Permission, March 2022');
	expect(placeWords({ body: null, criterion: '1.4', revision: 3 }, names)).toBe(
		'Guidance, revision 3'
	);
	expect(placeWords({ body: 'gone', request: 7, detail: 'response' }, names)).toBe(
		'Gone, request 7, response'
	);
	expect(placeWords({}, names)).toBe('The survey itself');
});

test('says who wrote it and when, as far as that is known', () => {
	const at = new Date('2026-11-26T12:00:00Z');
	expect(writtenWords({ by: 'account:1', at }, names)).toBe('Amina Shah, 26 November 2026');
	expect(writtenWords({ at }, names)).toBe('26 November 2026');
	expect(writtenWords({}, names)).toBe('');
});
