import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nominalAgreement, type CodedUnit } from './nominal-agreement';

/** Units out of one line for each coder, a code for each unit; "." where there is none. */
function unitsOf(...coders: string[]): CodedUnit[] {
	const lines = coders.map((line) => [...line.replaceAll(' ', '')]);
	return lines[0]!.map((_, at) => lines.map((line) => (line[at] === '.' ? null : line[at]!)));
}

const alphaOf = (units: readonly CodedUnit[]) => {
	const { alpha } = nominalAgreement(units);
	return alpha.ok ? Number(alpha.alpha.toFixed(3)) : alpha.why;
};

describe('alpha as it is published', () => {
	// Klaus Krippendorff, “Computing Krippendorff’s Alpha-Reliability” (2011), sections A, B and C:
	// https://repository.upenn.edu/asc_papers/43
	it('is 0.095 for two observers, two values and ten units', () => {
		const units = unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0');
		expect(alphaOf(units)).toBe(0.095);
		expect(nominalAgreement(units)).toMatchObject({ units: 10, observed: 0.6 });
	});

	it('is 0.692 for two observers, five values and twelve units', () => {
		const units = unitsOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d');
		expect(alphaOf(units)).toBe(0.692);
		expect(nominalAgreement(units)).toMatchObject({ units: 12, observed: 0.75 });
	});

	it('is 0.743 for four observers and twelve units, some of them not coded by all', () => {
		const units = unitsOf(
			'1 2 3 3 2 1 4 1 2 . . .',
			'1 2 3 3 2 2 4 1 2 5 . 3',
			'. 3 3 3 2 3 4 2 2 5 1 .',
			'1 2 3 3 2 4 4 1 2 5 1 .'
		);
		expect(alphaOf(units)).toBe(0.743);
		// The last unit has one code, which pairs with nothing.
		expect(nominalAgreement(units).units).toBe(11);
	});

	// https://en.wikipedia.org/wiki/Krippendorff%27s_alpha, “A computational example”
	it('is 0.691 for three coders and fifteen units, of which two have fewer than two codes', () => {
		const units = unitsOf(
			'. . . . . 3 4 1 2 1 1 3 3 . 3',
			'1 . 2 1 3 3 4 3 . . . . . . .',
			'. . 2 1 3 4 4 . 2 1 1 3 3 . 4'
		);
		expect(alphaOf(units)).toBe(0.691);
	});
});

describe('agreement', () => {
	it('has no figure where no unit has two codes', () => {
		const none = { units: 0, observed: null, alpha: { ok: false, why: 'no_pairs' } };
		expect(nominalAgreement([])).toEqual(none);
		expect(nominalAgreement(unitsOf('a.b', '.a.'))).toEqual(none);
	});

	it('is whole, and has no alpha, where only one value was ever given', () => {
		expect(nominalAgreement(unitsOf('aaaa', 'aaa.'))).toEqual({
			units: 3,
			observed: 1,
			alpha: { ok: false, why: 'no_variation' }
		});
		// A value that stands in a unit with no other code is no variation either.
		expect(alphaOf(unitsOf('aab', 'aa.'))).toBe('no_variation');
	});

	it('is below nothing where coders systematically disagree', () => {
		expect(nominalAgreement(unitsOf('abab', 'baba')).alpha).toMatchObject({ ok: true });
		expect(alphaOf(unitsOf('abab', 'baba'))).toBeLessThan(0);
	});

	const units = fc.array(
		fc.array(fc.option(fc.constantFrom('a', 'b', 'c')), { minLength: 2, maxLength: 4 }),
		{ maxLength: 20 }
	);

	it('lies between none and all, and alpha at or below 1', () => {
		fc.assert(
			fc.property(units, (coded) => {
				const { observed, alpha } = nominalAgreement(coded);
				if (observed !== null) {
					expect(observed).toBeGreaterThanOrEqual(0);
					expect(observed).toBeLessThanOrEqual(1);
				}
				if (alpha.ok) expect(alpha.alpha).toBeLessThanOrEqual(1 + 1e-12);
			})
		);
	});

	it('is the same whoever the coders are and in whatever order the units come', () => {
		fc.assert(
			fc.property(units, (coded) => {
				const turned = coded.map((unit) => [...unit].reverse()).reverse();
				const [one, other] = [nominalAgreement(coded), nominalAgreement(turned)];
				expect(other.units).toBe(one.units);
				expect(other.alpha.ok).toBe(one.alpha.ok);
				if (one.alpha.ok && other.alpha.ok) {
					expect(other.alpha.alpha).toBeCloseTo(one.alpha.alpha, 10);
				}
			})
		);
	});
});
