import { describe, expect, test } from 'vitest';
import {
	entryOfFinding,
	longestFindingText,
	readFindingEntry,
	type FindingEntry
} from './finding-entry';
import { findingProblemWords } from './finding-words';

const sha256 = 'a'.repeat(64);
const letters = [{ sha256, name: 'Reply.pdf' }];
const typed: FindingEntry = {
	outcome: 'met',
	reason: '',
	why: ' The guidance says so. ',
	evidence_kind: 'source',
	source_title: 'Guidance',
	source_where: 'page 2',
	letter: '',
	page: '',
	quote: ''
};
const quoting = { evidence_kind: 'letter', letter: sha256, page: '2', quote: 'We\r\nhave it.' };

const read = (change: Partial<FindingEntry>, from = letters) =>
	readFindingEntry({ ...typed, ...change }, from);
const problemsOf = (change: Partial<FindingEntry>, from = letters) => {
	const reading = read(change, from);
	return reading.ok ? [] : reading.problems.map(({ field, code }) => `${field} ${code}`);
};

describe('a finding that is typed', () => {
	test('rests on a published source or on words of a letter, whichever was chosen', () => {
		expect(read({})).toEqual({
			ok: true,
			content: {
				outcome: 'met',
				reason: null,
				why: 'The guidance says so.',
				source: { kind: 'source', title: 'Guidance', where: 'page 2' }
			}
		});
		expect(read(quoting)).toMatchObject({
			content: {
				source: { kind: 'letter', document: 'Reply.pdf', sha256, page: 2, quote: 'We\nhave it.' }
			}
		});
	});

	test('is typed again as it is', () => {
		for (const change of [{}, quoting, { outcome: 'cannot_tell', reason: 'withheld' }]) {
			const reading = read(change);
			if (!reading.ok) throw new Error('It is refused.');
			expect(readFindingEntry(entryOfFinding(reading.content), letters)).toEqual(reading);
		}
		expect(entryOfFinding(null)).toMatchObject({ outcome: '', evidence_kind: '' });
	});

	test('gives a reason exactly where it cannot tell', () => {
		expect(problemsOf({ outcome: 'cannot_tell' })).toEqual(['reason reason_missing']);
		expect(problemsOf({ outcome: 'not_met', reason: 'withheld' })).toEqual([
			'reason reason_not_allowed'
		]);
		expect(problemsOf({ outcome: 'cannot_tell', reason: 'not_stated' })).toEqual([]);
	});

	test('quotes none but the letters that there are', () => {
		expect(problemsOf(quoting, [])).toEqual(['letter letter_missing']);
		expect(problemsOf({ ...quoting, page: '0', quote: ' ' })).toEqual([
			'page page_missing',
			'quote quote_missing'
		]);
	});

	test('is told of all that is wrong with it at once', () => {
		const nothing = Object.fromEntries(Object.keys(typed).map((field) => [field, '']));
		expect(problemsOf(nothing)).toEqual([
			'outcome outcome_missing',
			'why why_missing',
			'evidence_kind evidence_missing'
		]);
		expect(problemsOf({ source_title: '', source_where: '' })).toEqual([
			'source_title source_title_missing',
			'source_where source_where_missing'
		]);
		const { why, quote } = longestFindingText;
		expect(problemsOf({ why: 'x'.repeat(why + 1), quote: 'x'.repeat(quote + 1) })).toEqual([
			'why too_long'
		]);
		const reading = read(nothing);
		for (const problem of reading.ok ? [] : reading.problems) {
			expect(findingProblemWords(problem)).toMatch(/^[A-Z].*\.$/);
		}
	});
});
