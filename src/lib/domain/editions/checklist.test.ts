import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { checkBeforePublishing, publishingProblem, type WaveWork } from './checklist';

const clear: WaveWork = {
	wave: '2021-22',
	title: '2021–22',
	submitted: 0,
	queried: 0,
	notEntered: 0,
	findingsSubmitted: 0,
	findingsQueried: 0,
	letters: 0,
	lettersUnchecked: 0,
	lettersPrivate: 0,
	repliesOpen: 0,
	repliesAwaited: 0,
	secondCodingsOpen: 0,
	secondCodingsUnsettled: 0
};

const codes = (items: ReturnType<typeof checkBeforePublishing>) =>
	items.map(({ code, count }) => [code, count]);

describe('the checklist before publishing', () => {
	it('is empty where everything is done', () => {
		expect(checkBeforePublishing([clear], exampleDataset(), [])).toEqual([]);
	});

	it('counts what is open in each wave, and nothing there is none of', () => {
		const items = checkBeforePublishing(
			[
				{ ...clear, submitted: 2, lettersPrivate: 1 },
				{ ...clear, wave: 'spring', title: 'Spring', notEntered: 8, repliesOpen: 1 }
			],
			null,
			[{ wave: 'spring' }, { wave: 'spring' }]
		);
		expect(items.map(({ code, count, wave }) => [wave.slug, code, count])).toEqual([
			['2021-22', 'submitted', 2],
			['2021-22', 'letters_private', 1],
			['spring', 'charts_misfit', 2],
			['spring', 'not_entered', 8],
			['spring', 'replies_open', 1]
		]);
	});

	it('names the accepted answers that were erased, for nothing of them goes out', () => {
		const dataset = exampleDataset();
		const place = { wave: '2021-22', body: 'mod', question: 'responsible' };
		dataset.erased.push({ ...place, on: '2026-02-05', reason: 'It named somebody' });
		expect(codes(checkBeforePublishing([clear], dataset, []))).toEqual([['answers_erased', 1]]);
	});

	it('finds answers and findings that rest on nothing, but for those of which there is no response', () => {
		const dataset = exampleDataset();
		for (const answer of dataset.answers) answer.evidence = null;
		const [found] = dataset.assessments.filter((one) => one.basis === 'finding');
		found!.source = null;
		const responded = dataset.answers.filter((one) => one.disposition !== 'awaiting').length;
		expect(codes(checkBeforePublishing([clear], dataset, []))).toEqual([
			['answers_without_evidence', responded],
			['findings_without_source', 1]
		]);
	});

	it('finds the answers that quote a letter which readers cannot open, redacted or not', () => {
		const dataset = exampleDataset();
		const hashes = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
		const [first, second, third] = dataset.answers;
		for (const [index, answer] of [first, second, third].entries()) {
			answer!.evidence = {
				kind: 'letter',
				document: 'Letter.pdf',
				sha256: hashes[index]!,
				page: 1,
				quote: 'We hold none.'
			};
		}
		const letter = {
			wave: '2021-22',
			body: first!.body,
			sha256: hashes[0]!,
			name: 'Letter.pdf',
			type: 'pdf' as const,
			bytes: 1,
			licence: 'Open Government Licence v3.0',
			responded_on: null,
			redacts: null
		};
		dataset.letters = [letter, { ...letter, sha256: 'd'.repeat(64), redacts: hashes[1]! }];
		expect(codes(checkBeforePublishing([clear], dataset, []))).toEqual([['quotes_unreadable', 1]]);
	});
});

describe('publishing', () => {
	it('is refused only where nothing is accepted, nothing changed, or a chart does not fit', () => {
		expect(publishingProblem(0, 'a', null, 1)).toBe('nothing_accepted');
		expect(publishingProblem(1, 'a', 'a', 1)).toBe('nothing_changed');
		expect(publishingProblem(1, 'a', 'b', 1)).toBe('charts_misfit');
		expect(publishingProblem(1, 'a', 'b', 0)).toBeNull();
		expect(publishingProblem(1, 'a', null, 0)).toBeNull();
	});
});
