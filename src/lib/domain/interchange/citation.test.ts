import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { citeWhole } from './bibtex';
import { cite, citeEdition } from './citation';

const dataset = exampleDataset();
const { survey } = dataset;
const edition = {
	survey: 'whatsapp-in-government',
	number: 1,
	publishedAt: new Date('2026-01-05T09:00:00Z'),
	contentHash: '',
	note: '',
	events: []
};
const address = 'https://example.org/surveys/whatsapp-in-government/editions/1';

describe('a citation', () => {
	test('names what is cited and as at when, the edition, its day, its address and the report', () => {
		expect(
			cite(
				survey,
				edition,
				{ what: 'HM Treasury, Permitted', asAt: 'March 2022' },
				`${address}/bodies/hmt/permitted`
			)
		).toBe(
			'HM Treasury, Permitted, as at March 2022. Crosscheck, WhatsApp in government, edition 1, 5 January 2026, https://example.org/surveys/whatsapp-in-government/editions/1/bodies/hmt/permitted. Coded from Institute for Government, WhatsApp in government, March 2022.'
		);
	});

	test('of a whole edition names the date of each of its waves, in words and for BibTeX', () => {
		expect(citeWhole(dataset, edition, address).citation).toBe(
			'Crosscheck, WhatsApp in government, as at March 2022, edition 1, 5 January 2026, https://example.org/surveys/whatsapp-in-government/editions/1. Coded from Institute for Government, WhatsApp in government, March 2022.'
		);
		const waves = [...dataset.waves, { ...dataset.waves[0]!, slug: '2026', as_at: '2026-03' }];
		const { citation, bibtex } = citeWhole({ ...dataset, waves }, edition, address);
		expect(citation).toContain(', as at March 2022 and March 2026, edition 1,');
		expect(bibtex).toContain('note = {As at March 2022 and March 2026.');
	});

	test('says no date twice after words that say it', () => {
		expect(citeEdition(survey, edition, null)).toBe(
			'Crosscheck, WhatsApp in government, edition 1, 5 January 2026'
		);
	});
});
