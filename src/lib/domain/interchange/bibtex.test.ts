import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { bibtexEntry, escapeTex } from './bibtex';

const { survey } = exampleDataset();
const edition = {
	survey: survey.slug,
	number: 1,
	publishedAt: new Date('2026-01-05T09:00:00Z'),
	contentHash: '',
	note: '',
	events: []
};
const address = 'https://example.org/surveys/whatsapp-in-government/editions/1/charts/staff-share';

describe('bibtexEntry', () => {
	it('gives a chart its key, title, year, edition, address and date', () => {
		expect(
			bibtexEntry(survey, edition, {
				title: 'Five of 16 departments: 11.1% to 32.9%',
				code: 'staff-share',
				asAt: 'March 2022',
				address
			})
		).toBe(
			`@misc{crosscheck-whatsapp-in-government-1-staff-share,
  author = {{Crosscheck}},
  title = {{Five of 16 departments: 11.1\\% to 32.9\\%}},
  year = {2026},
  month = jan,
  version = {1},
  howpublished = {Crosscheck, WhatsApp in government, edition 1},
  url = {${address}},
  note = {As at March 2022. Coded from Institute for Government, WhatsApp in government, March 2022.}
}`
		);
	});

	it('dates an edition by the day in London', () => {
		const late = { ...edition, publishedAt: new Date('2026-05-31T23:30:00Z') };
		expect(
			bibtexEntry(survey, late, { title: null, code: null, asAt: 'March 2022', address })
		).toMatch(/^@misc\{crosscheck-whatsapp-in-government-1,[\s\S]*month = jun,/);
	});

	it('closes every brace that it opens, whatever the title', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string(), (title, code) => {
				const entry = bibtexEntry(survey, edition, { title, code, asAt: 'March 2022', address });
				let depth = 0;
				for (const [mark] of entry.matchAll(/\\[{}]|[{}]/g)) {
					if (mark === '{') depth += 1;
					if (mark === '}') depth -= 1;
					expect(depth).toBeGreaterThanOrEqual(0);
				}
				expect(depth).toBe(0);
				expect(entry.split('\n')).toHaveLength(10);
				expect(entry).toMatch(/^@misc\{[A-Za-z0-9-]+,\n/);
			})
		);
	});
});

describe('escapeTex', () => {
	it('writes out what TeX would take for an instruction', () => {
		expect(escapeTex('R&D at 5% of £1_000 {#1} \\end ~^')).toBe(
			'R\\&D at 5\\% of \\pounds{}1\\_000 \\{\\#1\\} \\textbackslash{}end \\textasciitilde{}\\textasciicircum{}'
		);
	});

	it('writes quotation marks and dashes as TeX has them', () => {
		expect(escapeTex('“A” – the body’s')).toBe("``A'' -- the body's");
	});
});
