import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../../tests/support/example';
import type { RevisionState } from '../../review/transition';
import { answerKey } from '../answer';
import { compareBodies } from './comparison';
import { parseComparisonView, type ComparisonView } from './view';
import type { WorkInHand } from './work-in-hand';

const whole = exampleDataset();
const asked = new Set(whole.bodies.map((body) => body.slug));

/** The example with no answers but these, by `answerKey`, and where each stands. */
function workOn(states: Record<string, RevisionState>, shown: WorkInHand['shown'] = 'submitted') {
	const answers = whole.answers.filter(({ body, question }) => {
		const state = states[answerKey(body, question)];
		return state === 'accepted' || (shown === 'submitted' && state !== undefined);
	});
	const work: WorkInHand = {
		asked,
		shown,
		stateOf: (body, question) => states[answerKey(body, question)] ?? null,
		isBlind: () => false
	};
	return { dataset: { ...whole, answers }, work };
}

function compare({ dataset, work }: ReturnType<typeof workOn>, query = '') {
	const reading = parseComparisonView(new URLSearchParams(query), dataset, work);
	if (!reading.ok) throw new Error(`${query} is refused`);
	return compareBodies(dataset, reading.view as ComparisonView, work);
}

const shortNames = (comparison: ReturnType<typeof compare>) =>
	comparison.rows.map((row) => row.body.short);

function cellOf(comparison: ReturnType<typeof compare>, short: string, column = 0) {
	return comparison.rows.find((row) => row.body.short === short)!.cells[column]!;
}

describe('a comparison of work in hand', () => {
	test('has every body that is asked, and says of what nobody entered no more than that', () => {
		const comparison = compare(workOn({}));
		expect(comparison).toMatchObject({ total: 16, selected: 16, statement: null, stated: 0 });
		for (const row of comparison.rows) {
			for (const blocks of row.cells) {
				expect(blocks).toEqual([
					expect.objectContaining({
						words: 'Not entered',
						shown: 'words',
						disposition: null,
						marks: [],
						figures: [],
						remarks: [],
						provisions: [],
						review: null,
						hasReply: false,
						hasPage: true
					})
				]);
			}
		}
	});

	test('says “No response” only where that is coded', () => {
		const comparison = compare(workOn({ 'dhsc guidance': 'submitted' }));
		expect(cellOf(comparison, 'DHSC', 1)[0]).toMatchObject({
			disposition: 'awaiting',
			words: 'No response by March 2022'
		});
		expect(cellOf(comparison, 'DHSC', 0)[0]?.words).toBe('Not entered');
	});

	test('marks what is submitted or queried, and not what is accepted', () => {
		const comparison = compare(
			workOn({
				'mod permitted': 'submitted',
				'mod installed': 'queried',
				'hmt permitted': 'accepted'
			})
		);
		expect(cellOf(comparison, 'MoD').map((one) => one.review)).toEqual(['submitted', 'queried']);
		expect(cellOf(comparison, 'HMT').map((one) => [one.review, one.words])).toEqual([
			[null, 'Answered'],
			[null, 'How many people: not entered']
		]);
	});

	test('keeps apart two questions that were refused alike and stand differently', () => {
		const both = { 'ho permitted': 'accepted', 'ho installed': 'accepted' } as const;
		expect(cellOf(compare(workOn(both)), 'HO')).toHaveLength(1);
		const comparison = compare(workOn({ ...both, 'ho installed': 'submitted' }));
		expect(cellOf(comparison, 'HO')).toMatchObject([
			{ review: null, title: null },
			{ review: 'submitted', title: 'How many people' }
		]);
	});

	test('shows of what is accepted nothing that is not, and says which has been submitted', () => {
		const comparison = compare(
			workOn({ 'hmt permitted': 'accepted', 'mod permitted': 'queried' }, 'accepted')
		);
		expect(cellOf(comparison, 'HMT')[0]).toMatchObject({ disposition: 'answered', review: null });
		expect(cellOf(comparison, 'MoD').map((one) => one.words)).toEqual([
			'Not accepted yet',
			'How many people: not entered'
		]);
		expect(comparison.stated).toBe(1);
	});

	test('says of an answer that was taken away that it was erased', () => {
		const { dataset, work } = workOn({ 'hmt permitted': 'submitted' });
		const comparison = compare({ dataset: { ...dataset, answers: [] }, work });
		expect(cellOf(comparison, 'HMT')[0]).toMatchObject({ disposition: null, words: 'Erased' });
	});

	test('states the chief share over those alone whose answer to it is shown', () => {
		const { stated, statement } = compare(
			workOn({
				'hmt permitted': 'accepted',
				'ho permitted': 'submitted',
				'mod installed': 'submitted'
			})
		);
		expect(stated).toBe(2);
		expect(statement?.share).toMatchObject({ base: 1, unknown: 1, of: 2, least: 1, most: 2 });
		expect(statement?.counts).toEqual(['1 yes', '1 refused']);
	});

	test('never takes what nobody entered for a body that was not asked', () => {
		const work = workOn({ 'hmt permitted': 'accepted' });
		expect(shortNames(compare(work, 'disposition=not_asked'))).toEqual([]);
		const { filters } = compare(work);
		expect(filters.dispositions.map((one) => one.value)).toEqual(['answered']);
		expect(filters.waves).toEqual([]);
		expect(filters.bodies).toHaveLength(16);
	});

	test('keeps what nobody entered last, whichever way it is sorted', () => {
		const work = workOn({ 'mod permitted': 'submitted', 'ho permitted': 'submitted' });
		for (const query of ['sort=permitted', 'sort=-permitted']) {
			expect(shortNames(compare(work, query)).slice(0, 3)).toEqual(['MoD', 'HO', 'BEIS']);
		}
	});

	test('counts nothing that it does not show, whatever stands where', () => {
		const keys = whole.answers.map(({ body, question }) => answerKey(body, question));
		const states = fc.constantFrom<RevisionState[]>('submitted', 'queried', 'accepted');
		fc.assert(
			fc.property(
				fc.dictionary(fc.constantFrom(...keys), states),
				fc.constantFrom<WorkInHand['shown'][]>('submitted', 'accepted'),
				(given, shown) => {
					const { dataset, work } = workOn(given, shown);
					const { statement, stated, rows } = compare({ dataset, work });
					const shownOf = dataset.answers.filter((one) => one.question === 'permitted').length;
					expect(stated).toBe(shownOf);
					const counted = statement?.counts.reduce((sum, words) => sum + parseInt(words, 10), 0);
					expect(counted ?? 0).toBe(shownOf);
					expect(rows).toHaveLength(16);
					for (const block of rows.flatMap((row) => row.cells.flat())) {
						expect(block.unshown === null).toBe(block.disposition !== null);
						if (block.unshown)
							expect(block).toMatchObject({ shown: 'words', marks: [], figures: [] });
						if (block.unshown || shown === 'accepted') expect(block.review).toBeNull();
					}
				}
			)
		);
	});
});
