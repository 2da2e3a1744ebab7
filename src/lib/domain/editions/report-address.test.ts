import { expect, test } from 'vitest';
import { reportAddress } from './report-address';

test('writes to an email address, with what it is about and where', () => {
	expect(
		reportAddress('corrections@crosscheck.example', 'an error in a chart, edition 1', [
			'https://example.org/surveys/x/editions/1/charts/y'
		])
	).toBe(
		'mailto:corrections@crosscheck.example?subject=Crosscheck%3A%20an%20error%20in%20a%20chart%2C%20edition%201&body=https%3A%2F%2Fexample.org%2Fsurveys%2Fx%2Feditions%2F1%2Fcharts%2Fy%0D%0A%0D%0A'
	);
	expect(reportAddress('mailto:a@b.example', 'an error on /bodies')).toBe(
		'mailto:a@b.example?subject=Crosscheck%3A%20an%20error%20on%20%2Fbodies'
	);
});

test('leaves an address of another kind as it was configured', () => {
	for (const contact of [
		'https://example.org/@us/report',
		'https://example.org/report',
		'mailto:a@b.example?subject=Report'
	]) {
		expect(reportAddress(contact, 'an error')).toBe(contact);
	}
});
