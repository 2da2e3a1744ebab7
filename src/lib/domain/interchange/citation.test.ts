import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { cite } from './citation';

const edition = {
	survey: 'whatsapp-in-government',
	number: 1,
	publishedAt: new Date('2026-01-05T09:00:00Z'),
	contentHash: '',
	note: '',
	events: []
};

test('names what is cited, the edition, its day, its address and the report it was coded from', () => {
	expect(
		cite(
			exampleDataset().survey,
			edition,
			'HM Treasury, Permitted',
			'https://example.org/surveys/whatsapp-in-government/editions/1/bodies/hmt/permitted'
		)
	).toBe(
		'HM Treasury, Permitted. Crosscheck, WhatsApp in government, edition 1, 5 January 2026, https://example.org/surveys/whatsapp-in-government/editions/1/bodies/hmt/permitted. Coded from Institute for Government, WhatsApp in government, March 2022.'
	);
});
