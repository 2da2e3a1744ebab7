import { describe, expect, test } from 'vitest';
import { emptyDraft } from '../answers/draft';
import { blankWords, findExcerpts, listTexts } from './text-leaves';
import { wordPattern } from './word-pattern';

const jane = wordPattern('Jane Doe')!;
const answer = {
	disposition: 'answered',
	provisions: ['s31'],
	value: { whatsapp: 'yes' },
	detail: 'Jane Doe, and jane doe',
	note: null,
	evidence: { kind: 'letter', document: 'Letter.pdf', sha256: 'ab', page: 2, quote: 'I, Jane Doe,' }
};

describe('the texts of a record', () => {
	test('are its words, and neither codes nor numbers', () => {
		expect(listTexts(answer)).toEqual([
			{ path: 'detail', text: 'Jane Doe, and jane doe' },
			{ path: 'evidence.document', text: 'Letter.pdf' },
			{ path: 'evidence.quote', text: 'I, Jane Doe,' }
		]);
	});

	test('are those of lists too', () => {
		expect(
			listTexts({ notes: ['one', 'two'], columns: [{ title: 'A', questions: ['q'] }] })
		).toEqual([
			{ path: 'notes', text: 'one' },
			{ path: 'notes', text: 'two' },
			{ path: 'columns.title', text: 'A' }
		]);
	});

	test('without the words have a mark wherever they stood, and are else as they were', () => {
		expect(blankWords(answer, jane)).toEqual({
			...answer,
			detail: '[erased], and [erased]',
			evidence: { ...answer.evidence, quote: 'I, [erased],' }
		});
	});

	test('never lose a code to words that are the same', () => {
		const pattern = wordPattern('answered')!;
		expect(blankWords(answer, pattern)).toEqual(answer);
		expect(findExcerpts(answer, pattern)).toEqual([]);
		const criterion = { scope: 'government', title: 'For government' };
		expect(blankWords(criterion, wordPattern('government')!)).toEqual({
			scope: 'government',
			title: 'For [erased]'
		});
	});
});

describe('an excerpt', () => {
	test('shows each field that has the words, with what stands around them', () => {
		expect(findExcerpts(answer, jane)).toEqual([
			{ field: 'detail', before: '', found: 'Jane Doe', after: ', and jane doe' },
			{ field: 'evidence, quoted words', before: 'I, ', found: 'Jane Doe', after: ',' }
		]);
	});

	test('names its field in plain words', () => {
		const record = { content: { evidence: { quote: 'Jane Doe' } }, governmentResponse: 'Jane Doe' };
		expect(findExcerpts(record, jane).map(({ field }) => field)).toEqual([
			'evidence, quoted words',
			'what the government said'
		]);
	});

	test('is cut where the text is long', () => {
		const [excerpt] = findExcerpts({ text: `${'a '.repeat(99)}Jane Doe${' b'.repeat(99)}` }, jane);
		expect(excerpt!.before).toMatch(/^…/);
		expect(excerpt!.after).toMatch(/…$/);
		expect(excerpt!.before.length).toBeLessThan(80);
	});
});

test('of what somebody is typing, a value can be anything', () => {
	const record = {
		typed: { before: { content: { ...emptyDraft, value: { total: 'Jane Doe' } } } }
	};
	expect(findExcerpts(record, jane)).toMatchObject([{ field: 'as it was before, value, total' }]);
	expect(blankWords(record, jane)).toEqual({
		typed: { before: { content: { ...emptyDraft, value: { total: '[erased]' } } } }
	});
});
