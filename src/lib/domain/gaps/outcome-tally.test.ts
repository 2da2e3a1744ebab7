import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { outcomes } from './assessment';
import { countOutcomes, tallyOutcomes } from './outcome-tally';

describe('a tally of outcomes', () => {
	it('has counts that sum to the assessments, and bounds that contain every possible truth', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...outcomes)), fc.boolean(), (list, unknownMeet) => {
				const tally = tallyOutcomes(list.map((outcome) => ({ outcome })));
				expect(Object.values(tally.counts).reduce((sum, count) => sum + count, 0)).toBe(
					list.length
				);
				const truth = tally.counts.met + (unknownMeet ? tally.counts.cannot_tell : 0);
				expect(truth).toBeGreaterThanOrEqual(tally.met.least);
				expect(truth).toBeLessThanOrEqual(tally.met.most);
				expect(tally.met.of).toBe(tally.apply);
			})
		);
	});
});

it('lists every outcome in the order in which they are shown, none of them too', () => {
	const counts = countOutcomes(tallyOutcomes([{ outcome: 'not_met' }]));
	expect(counts.map(({ label, count }) => `${label} ${count}`)).toEqual([
		'Met 0',
		'Partly met 0',
		'Evidence says no 1',
		'Cannot tell 0',
		'Does not apply 0'
	]);
});

it('tells 16 of the 280 tests that apply in the example', () => {
	const { assessments } = exampleDataset();
	const tally = tallyOutcomes(assessments.filter((one) => one.body !== null));
	expect([tally.told, tally.apply]).toEqual([16, 280]);
});
