import { describe, expect, it } from 'vitest';
import { embedEditionWords, embedNotes } from './embed-words';

const correction = {
	edition: 2,
	on: '22 November 2026',
	kind: 'We had coded an answer wrongly',
	what: 'HMT refused.',
	why: 'We misread its letter.',
	isLater: true,
	isWithdrawn: false
};
const told = {
	survey: 's',
	chart: 'c',
	edition: 1,
	withdrawal: null,
	corrections: [],
	latest: null
};
const withdrawal = { words: 'Edition 1 was withdrawn on 3 May 2026.', reason: 'It was wrong.' };
const leads = (given: Partial<Parameters<typeof embedNotes>[0]>) =>
	embedNotes({ ...told, ...given }).map((note) => note.lead);

describe('embedNotes', () => {
	it('is nothing of the latest edition, or of one whose numbers still stand', () => {
		expect(leads({})).toEqual([]);
		expect(leads({ latest: { edition: 2, code: 'same' } })).toEqual([]);
	});

	it('says that a correction has been made since, and where it is told', () => {
		const latest = { edition: 2, code: 'differs' as const };
		expect(embedNotes({ ...told, corrections: [correction], latest })).toEqual([
			{
				lead: 'Corrected later, in edition 2, 22 November 2026.',
				words: '',
				link: {
					words: 'What changed in edition 2, and why',
					path: '/surveys/s/changes#edition-2'
				}
			}
		]);
	});

	it('says that the numbers are others now where no correction says so', () => {
		const latest = { edition: 3, code: 'differs' as const };
		expect(embedNotes({ ...told, latest })).toEqual([
			{
				lead: 'Edition 3 has been published since.',
				words: 'Its numbers for this chart are others.',
				link: { words: 'The chart in edition 3', path: '/surveys/s/editions/3/charts/c' }
			}
		]);
		expect(leads({ latest, corrections: [{ ...correction, isLater: false }] })).toHaveLength(2);
		expect(leads({ latest, corrections: [{ ...correction, isWithdrawn: true }] })).toHaveLength(2);
	});

	it('says first that the edition was withdrawn, and where the chart stands now', () => {
		const [note, ...more] = embedNotes({
			...told,
			withdrawal,
			latest: { edition: 2, code: 'differs' }
		});
		expect(more).toEqual([]);
		expect(note).toMatchObject({
			lead: withdrawal.words,
			words: withdrawal.reason,
			link: { path: '/surveys/s/editions/2/charts/c' }
		});
		expect(embedNotes({ ...told, withdrawal })[0]?.link).toBeNull();
	});
});

describe('embedEditionWords', () => {
	it('names the edition that is shown', () => {
		expect(embedEditionWords(1, told)).toBe('Edition 1.');
		expect(embedEditionWords('latest', told)).toBe('Follows the latest edition; now edition 1.');
	});

	it('says of one that is not the latest what became of the chart', () => {
		expect(embedEditionWords(1, { ...told, latest: { edition: 2, code: 'same' } })).toBe(
			'Edition 1. The numbers are the same in edition 2, the latest.'
		);
		expect(embedEditionWords(1, { ...told, latest: { edition: 2, code: 'dropped' } })).toBe(
			'Edition 1. Edition 2, the latest, no longer has this chart.'
		);
		// The note above the chart says it.
		expect(embedEditionWords(1, { ...told, latest: { edition: 2, code: 'differs' } })).toBe(
			'Edition 1.'
		);
	});
});
