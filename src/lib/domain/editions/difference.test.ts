import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { compareDatasets, needsCorrection } from './difference';
import { isTouchedChart, tellChart } from './touched-charts';

describe('the difference between two editions', () => {
	test('is nothing where they say the same', () => {
		expect(compareDatasets(exampleDataset(), exampleDataset())).toEqual({
			added: [],
			changed: [],
			withdrawn: [],
			movements: [],
			outcomes: { added: 0, changed: 0, withdrawn: 0 },
			outcomeMovements: [],
			records: []
		});
	});

	test('holds the words before and after, and the movement between dispositions', () => {
		const after = exampleDataset();
		const answer = after.answers.find(
			(one) => one.body === 'dhsc' && one.question === 'permitted'
		)!;
		answer.disposition = 'refused';
		answer.wording = 'Refused under section 31.';
		const difference = compareDatasets(exampleDataset(), after);
		expect(difference.changed).toEqual([
			{
				wave: '2021-22',
				body: 'dhsc',
				question: 'permitted',
				before: expect.objectContaining({ wording: 'No response by March 2022.' }) as unknown,
				after: answer,
				aspects: ['said']
			}
		]);
		expect(difference.movements).toEqual([{ from: 'awaiting', to: 'refused', count: 1 }]);
	});

	test('takes what was erased neither for withdrawn nor, once it is there again, for new', () => {
		const place = { wave: '2021-22', body: 'hmt', question: 'permitted' };
		const erased = {
			...exampleDataset(),
			answers: exampleDataset().answers.filter(
				(one) => one.body !== place.body || one.question !== place.question
			),
			erased: [{ ...place, on: '2026-11-26', reason: 'It named a private person' }]
		};
		const lost = compareDatasets(exampleDataset(), erased);
		expect(lost.withdrawn).toEqual([]);
		expect(lost.records).toMatchObject([{ kind: 'erasure', change: 'added', isCorrected: false }]);
		expect(needsCorrection(lost)).toBe(false);
		expect(compareDatasets(erased, exampleDataset()).added).toEqual([]);

		// Read by another way, its fields are in another order.
		const [one] = erased.erased;
		const same = { reason: one!.reason, on: one!.on, ...place };
		expect(compareDatasets(erased, { ...erased, erased: [same] }).records).toEqual([]);
	});

	test('tells of no movement where an outcome was erased', () => {
		const erased = exampleDataset();
		const place = erased.assessments.findIndex(({ outcome }) => outcome === 'met');
		erased.assessments[place] = {
			...erased.assessments[place]!,
			outcome: 'cannot_tell',
			reason: 'erased'
		};
		const lost = compareDatasets(exampleDataset(), erased);
		expect(lost).toMatchObject({
			outcomes: { added: 0, changed: 0, withdrawn: 0 },
			outcomeMovements: []
		});
	});

	test('tells what was added from what was withdrawn', () => {
		const shorter = exampleDataset();
		shorter.answers = shorter.answers.filter((one) => one.body !== 'hmt');
		const added = compareDatasets(shorter, exampleDataset());
		const withdrawn = compareDatasets(exampleDataset(), shorter);
		expect(added.added).toHaveLength(4);
		expect(added.added[0]?.before).toBeNull();
		expect(withdrawn.withdrawn.map((one) => one.question)).toEqual(
			added.added.map((one) => one.question)
		);
	});

	test('counts the outcomes that are others than before', () => {
		const after = exampleDataset();
		after.assessments = after.assessments.map((one) =>
			one.body === 'hmt' && one.criterion === '1.4' ? { ...one, outcome: 'not_met' } : one
		);
		const difference = compareDatasets(exampleDataset(), after);
		expect(difference).toMatchObject({ outcomes: { changed: 1 } });
		expect(difference.outcomeMovements).toEqual([
			{ from: expect.any(String), to: 'not_met', count: 1 }
		]);
	});

	test('tells outcomes that were added from those that are gone, and corrects only these', () => {
		const shorter = exampleDataset();
		shorter.assessments = shorter.assessments.slice(0, -5);
		const added = compareDatasets(shorter, exampleDataset());
		expect(added.outcomes).toEqual({ added: 5, changed: 0, withdrawn: 0 });
		expect(needsCorrection(added)).toBe(false);
		const gone = compareDatasets(exampleDataset(), shorter);
		expect(gone.outcomes).toEqual({ added: 0, changed: 0, withdrawn: 5 });
		expect(needsCorrection(gone)).toBe(true);
	});

	test('sees that a finding gives another reason, or rests on another source', () => {
		const isFinding = ({ basis }: { basis: string }) => basis === 'finding';
		for (const change of [
			{ why: 'For another reason.' },
			{ source: { kind: 'source', title: 'Another report', where: 'page 1' } as const }
		]) {
			const after = exampleDataset();
			const at = after.assessments.findIndex(isFinding);
			after.assessments[at] = { ...after.assessments[at]!, ...change };
			const difference = compareDatasets(exampleDataset(), after);
			expect(difference).toMatchObject({ outcomes: { changed: 1 }, outcomeMovements: [] });
			expect(needsCorrection(difference)).toBe(true);
		}
	});

	test('sees another source under the same words', () => {
		const after = exampleDataset();
		const [answer] = after.answers;
		answer!.evidence = { kind: 'source', title: 'Another', where: 'page 3' };
		answer!.note = 'Read again.';
		const [change] = compareDatasets(exampleDataset(), after).changed;
		expect(change).toMatchObject({ after: answer, aspects: ['evidence', 'note'] });
	});

	test('tells the records that go with the answers, by kind', () => {
		const after = exampleDataset();
		after.questions[0] = { ...after.questions[0]!, prompt: 'Asked otherwise?' };
		after.recommendations[0] = {
			...after.recommendations[0]!,
			government_response: {
				position: 'accepted',
				said: 'We accept it.',
				on: '2022-06-01',
				source: { kind: 'source', title: 'Response', where: 'page 1' }
			}
		};
		after.waves[0] = { ...after.waves[0]!, reviewed_by: ['Cabinet Office'] };
		const { records } = compareDatasets(exampleDataset(), after);
		expect(records.map(({ kind, change, isCorrected }) => [kind, change, isCorrected])).toEqual([
			['wave', 'changed', false],
			['question', 'changed', true],
			['government_response', 'added', false]
		]);
		const back = compareDatasets(after, exampleDataset()).records;
		expect(back).toContainEqual({
			kind: 'government_response',
			key: after.recommendations[0].code,
			title: after.recommendations[0].title,
			change: 'withdrawn',
			isCorrected: true
		});
	});
});

describe('a correction', () => {
	test('is needed where something public is other than it was, or gone', () => {
		const none = exampleDataset();
		const shorter = exampleDataset();
		shorter.answers = shorter.answers.filter((one) => one.body !== 'hmt');
		shorter.assessments = shorter.assessments.filter((one) => one.body !== 'hmt');
		expect(needsCorrection(compareDatasets(none, exampleDataset()))).toBe(false);
		expect(needsCorrection(compareDatasets(exampleDataset(), shorter))).toBe(true);
		const changed = exampleDataset();
		changed.headcounts[0] = { ...changed.headcounts[0]!, headcount: 1 };
		expect(needsCorrection(compareDatasets(exampleDataset(), changed))).toBe(true);
	});

	test('is not needed where something is only added', () => {
		const shorter = exampleDataset();
		shorter.answers = shorter.answers.filter((one) => one.body !== 'hmt');
		shorter.assessments = shorter.assessments.filter((one) => one.body === 'co');
		const [, ...fewer] = shorter.criteria;
		shorter.criteria = fewer;
		expect(needsCorrection(compareDatasets(shorter, exampleDataset()))).toBe(false);
	});

	test('touches the charts whose tables differ', () => {
		const after = exampleDataset();
		const list = () =>
			after.charts
				.map((chart) => chart.slug)
				.filter((slug) =>
					isTouchedChart(tellChart(slug, exampleDataset()), tellChart(slug, after))
				);
		expect(list()).toEqual([]);
		const answer = after.answers.find(
			(one) => one.body === 'dhsc' && one.question === 'permitted'
		)!;
		answer.disposition = 'refused';
		const touched = list();
		expect(touched).toContain('dispositions');
		expect(touched.length).toBeLessThan(after.charts.length);
		expect(tellChart('another', after)).toBeNull();
		expect(isTouchedChart(null, tellChart('dispositions', after))).toBe(false);
	});
});
