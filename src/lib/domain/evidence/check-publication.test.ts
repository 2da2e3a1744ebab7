import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkPublication } from './check-publication';

const checked = {
	isFreeOfPersonalData: true,
	isFreeOfCopyright: true,
	licence: 'Open Government Licence v3.0',
	hasCopy: false
};

it.each([
	[null, {}],
	['has_a_copy', { hasCopy: true }],
	['personal_data_unchecked', { isFreeOfPersonalData: false }],
	['copyright_unchecked', { isFreeOfCopyright: false }],
	['no_licence', { licence: null }]
])('says why a letter cannot be public: %s', (problem, change) => {
	expect(checkPublication({ ...checked, ...change })).toBe(problem);
});

it('lets a letter be public only where it is wholly checked and is the one to be shown', () => {
	fc.assert(
		fc.property(
			fc.record({
				isFreeOfPersonalData: fc.boolean(),
				isFreeOfCopyright: fc.boolean(),
				licence: fc.option(fc.string()),
				hasCopy: fc.boolean()
			}),
			(check) => {
				const isWhole =
					check.isFreeOfPersonalData &&
					check.isFreeOfCopyright &&
					check.licence !== null &&
					!check.hasCopy;
				expect(checkPublication(check) === null).toBe(isWhole);
			}
		)
	);
});
