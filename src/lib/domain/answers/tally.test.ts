import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingReasons, type PartReading } from './missing';
import { boundShare, countKnown, countUnknown, mayRank, shareOf, tallyReadings } from './tally';

const known = (value: string): PartReading => ({ known: true, value });
const missing = (reason: (typeof missingReasons)[number]): PartReading => ({
	known: false,
	reason
});
const readings = fc.array(
	fc.oneof(
		fc.constantFrom('yes', 'no', 'general').map(known),
		fc.constantFrom(...missingReasons).map(missing)
	)
);
const isYes = (value: string | number) => value === 'yes';

describe('a tally', () => {
	it('has parts that sum to the number of bodies', () => {
		fc.assert(
			fc.property(readings, (list) => {
				const tally = tallyReadings(list);
				const sum =
					countKnown(tally) + Object.values(tally.missing).reduce((all, count) => all + count, 0);
				expect(sum).toBe(list.length);
				expect(tally.total).toBe(list.length);
			})
		);
	});

	it('counts a body for which the question did not arise as neither known nor unknown', () => {
		const tally = tallyReadings([known('yes'), missing('not_applicable'), missing('refused')]);
		expect(countKnown(tally)).toBe(1);
		expect(countUnknown(tally)).toBe(1);
	});
});

describe('the bounds of a share', () => {
	it('contain the truth for every way of filling in the unknowns', () => {
		fc.assert(
			fc.property(readings, fc.infiniteStream(fc.constantFrom('yes', 'no')), (list, truths) => {
				const share = shareOf(tallyReadings(list), isYes);
				const filled = list.map((reading) =>
					reading.known || reading.reason === 'not_applicable'
						? reading
						: known(truths.next().value ?? 'no')
				);
				const truth = filled.filter((one) => one.known && isYes(one.value)).length;
				expect(truth).toBeGreaterThanOrEqual(share.least);
				expect(truth).toBeLessThanOrEqual(share.most);
			})
		);
	});

	it('are reached where every unknown goes one way', () => {
		fc.assert(
			fc.property(readings, (list) => {
				const share = shareOf(tallyReadings(list), isYes);
				const fill = (value: string) =>
					list.filter((reading) =>
						reading.known
							? isYes(reading.value)
							: reading.reason !== 'not_applicable' && isYes(value)
					).length;
				expect([fill('no'), fill('yes')]).toEqual([share.least, share.most]);
			})
		);
	});

	it('are 7 and 14 of 16 where seven said yes, two no, six refused and one did not reply', () => {
		const list = [
			...Array.from({ length: 7 }, () => known('yes')),
			...Array.from({ length: 2 }, () => known('no')),
			...Array.from({ length: 6 }, () => missing('refused')),
			missing('awaiting')
		];
		expect(shareOf(tallyReadings(list), isYes)).toEqual({
			count: 7,
			base: 9,
			unknown: 7,
			of: 16,
			least: 7,
			most: 14
		});
	});

	it('are nothing of nothing where there are no bodies at all', () => {
		expect(shareOf(tallyReadings([]), isYes)).toEqual(boundShare(0, 0, 0));
	});

	it('span everything where everybody refused', () => {
		const share = shareOf(tallyReadings([missing('refused'), missing('refused')]), isYes);
		expect([share.least, share.most, share.base]).toEqual([0, 2, 0]);
	});
});

describe('ranking', () => {
	it('is allowed where exactly a third is unknown, and not beyond', () => {
		expect(mayRank(1, 3)).toBe(true);
		expect(mayRank(2, 5)).toBe(false);
		expect(mayRank(5, 16)).toBe(true);
		expect(mayRank(6, 16)).toBe(false);
	});
});
