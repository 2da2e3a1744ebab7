import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealAnew, someDealing } from '../../../../tests/support/deal-anew';
import { exampleDataset } from '../../../../tests/support/example';
import { copyFigure, copyStatement, type CopiedFrom } from './copied-sentence';
import { findFigure, listFigures } from './figures/registry';
import { statementPlace } from './statement';

const example = exampleDataset();
const from: CopiedFrom = {
	survey: example.survey,
	edition: {
		survey: example.survey.slug,
		number: 1,
		publishedAt: new Date('2026-01-05T09:00:00Z'),
		contentHash: '',
		note: '',
		events: []
	},
	address: 'https://example.org/surveys/whatsapp-in-government/editions/1/charts/x'
};
const source = `Crosscheck, WhatsApp in government, edition 1, 5 January 2026: ${from.address}`;

/** What may run, break a line or be taken for markup wherever it is pasted. */
// eslint-disable-next-line no-control-regex -- they are what must not be there
const unsafe = /^[=+\-@\t]|[<>\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

/** Names that would be something else if they were pasted. */
const odd = fc.string({
	unit: fc.constantFrom(...'aé“ <>=+-@\t\r\n\0\u202e\u2028'),
	maxLength: 30
});

/** The sentence that a row of a chart of the example gives. */
function sentenceOf(chart: string, title: string): string {
	const figure = findFigure(example, chart)!;
	const statement = figure.statements.find((one) => one.title === title)!;
	return copyStatement(figure, statement, from);
}

describe('copyStatement', () => {
	it('says the number, its base, the date, the edition and where it is from', () => {
		expect(sentenceOf('staff-share', 'BEIS')).toBe(
			`As at March 2022, civil servants who have an app came to 13.5% of full-time-equivalent staff at BEIS: 759 of 5,640 on 30 September 2021; a share can be worked out for 5 of 16 departments. ${source}#row-1`
		);
	});

	it('says the reason in place of a number that is missing', () => {
		expect(sentenceOf('staff-share', 'DfE')).toBe(
			`As at March 2022, there is no share of staff for DfE: refused (s31); a share can be worked out for 5 of 16 departments. ${source}#row-5`
		);
	});

	it('gives bounds where something is not known', () => {
		expect(sentenceOf('guidance-topics', 'Overall')).toContain(
			'6 of the 12 departments that answered said yes; of all 16 departments asked it could be between 6 and 10'
		);
		expect(sentenceOf('provisions', 'Section 31, law enforcement')).toContain(
			'6 of 16 departments cited section 31, in 20 answers (DfE, DfT, DIT, DWP, FCDO and HO); the base is all 16 departments asked, of which 1 had more to say, so it could be between 6 and 7.'
		);
	});

	it('always names base, date, edition and address, and never a share where there is none', () => {
		fc.assert(
			fc.property(someDealing, (dealing) => {
				const dataset = dealAnew(example, dealing);
				for (const figure of listFigures(dataset)) {
					for (const statement of figure.statements) {
						const sentence = copyStatement(figure, statement, from);
						expect(sentence.startsWith('As at March 2022, ')).toBe(true);
						expect(sentence.endsWith(`${source}#${statementPlace(statement)}`)).toBe(true);
						expect(statement.base).toMatch(/\d|one/);
						expect(sentence).toContain(`; ${statement.base}. `);
						expect(sentence).not.toMatch(unsafe);
						expect(sentence).not.toMatch(/undefined|NaN|null|Infinity/);
						if (statement.number === null) {
							expect(statement.says).toMatch(/^(there is )?no(ne)?\b|, no /);
							expect(statement.says).not.toMatch(/%|\bcame to\b/);
						} else {
							expect(sentence).toContain(statement.number);
						}
					}
				}
			}),
			{ numRuns: 15 }
		);
	});

	it('is one line of plain text, whatever somebody was called', () => {
		fc.assert(
			fc.property(odd, odd, (says, title) => {
				const named = { ...from, survey: { ...from.survey, title } };
				const statement = { of: { row: 0 }, says, base: '<script>\n=1+1\u202e' };
				expect(copyStatement({ asAt: '2022-03' }, statement, named)).not.toMatch(unsafe);
			})
		);
	});

	it('says that its edition was withdrawn', () => {
		const events = [
			{
				kind: 'withdrawn' as const,
				at: new Date('2026-02-01T09:00:00Z'),
				until: null,
				words: null,
				contentHash: null
			}
		];
		const figure = findFigure(example, 'staff-share')!;
		expect(
			copyStatement(figure, figure.statements[0]!, {
				...from,
				edition: { ...from.edition, events }
			})
		).toContain('Edition 1 was withdrawn on 1 February 2026. Crosscheck,');
	});
});

describe('copyFigure', () => {
	it('says what was found with its counts and unknowns, and where', () => {
		for (const figure of listFigures(example)) {
			const sentence = copyFigure(figure, from);
			expect(sentence).toContain(figure.headline);
			expect(sentence).toContain(figure.summary);
			expect(sentence.endsWith(source)).toBe(true);
			expect(sentence).not.toMatch(unsafe);
		}
	});
});
