import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import {
	dataLicenceChoice,
	dataLicences,
	dataLicenceText,
	dataLicenceWords,
	describeDataLicence
} from './data-licence';

const dataset = exampleDataset();
const licensed = (data_licence: string) => ({
	...dataset,
	survey: { ...dataset.survey, data_licence }
});

describe('the licence of a survey’s data', () => {
	it.each(dataLicences.map(({ name, words }) => [name, words] as const))(
		'%s is chosen by its name and kept in words',
		(name, words) => {
			expect(dataLicenceWords(name, '')).toBe(words);
			expect(dataLicenceChoice(words)).toBe(name);
		}
	);

	it('can be written in', () => {
		expect(dataLicenceWords('other', ' By permission of the Trust ')).toBe(
			'By permission of the Trust'
		);
		expect(dataLicenceChoice('By permission of the Trust')).toBe('other');
	});

	it('is none where nobody states one', () => {
		expect(dataLicenceWords('', '')).toBeNull();
		expect(dataLicenceWords('other', ' ')).toBeNull();
		expect(dataLicenceChoice(null)).toBe('');
	});

	it('gives no permission where nobody has, and names whose the sources are', () => {
		const text = dataLicenceText(dataset);
		expect(text).toContain('No licence has been stated for these data.');
		expect(text).toContain('Institute for Government, WhatsApp in government, March 2022');
		expect(text).toContain('ONS Public sector employment');
		expect(describeDataLicence(dataset).address).toBeNull();
	});

	it('leads to the licence where one is stated and known', () => {
		const text = dataLicenceText(licensed('Open Government Licence v3.0'));
		expect(text).toContain('These data are published under: Open Government Licence v3.0.');
		expect(text).toContain('https://www.nationalarchives.gov.uk/');
		expect(text).not.toContain('No licence');
		expect(describeDataLicence(licensed('By permission')).address).toBeNull();
	});
});
