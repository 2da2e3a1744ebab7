import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { compareBodies } from '../answers/comparison/comparison';
import { parseComparisonView } from '../answers/comparison/view';
import { writeTable } from './column';
import { comparisonColumns, listComparedBodies } from './comparison-table';

const dataset = exampleDataset();
const query = new URLSearchParams('sort=permitted&disposition=refused&pin=mod');
const reading = parseComparisonView(query, dataset);
if (!reading.ok) throw new Error('The view is refused.');
const { view } = reading;

test('gives the rows of the page, all pages of them, in its order', () => {
	expect(listComparedBodies(dataset, view).map((one) => one.body)).toEqual(
		compareBodies(dataset, view).rows.map((row) => row.body.slug)
	);
});

test('writes three columns for each question', () => {
	const lines = writeTable(
		comparisonColumns(dataset.questions),
		listComparedBodies(dataset, view)
	).split('\r\n');
	expect(lines[0]).toMatch(
		/^body,body_name,permitted,permitted_disposition,permitted_provisions,installed,/
	);
	expect(lines.find((line) => line.startsWith('ho,'))).toMatch(
		/^ho,Home Office,Refused under sections 24 and 31.,refused,s24;s31,/
	);
});
