import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { partsOf } from '../questions/kinds/registry';
import { answerColumns, answerRecords, answerRows } from './answers-table';
import { writeTable } from './column';

const dataset = exampleDataset();
const rows = answerRows(dataset, 1, dataset.answers);

const cell = (row: (typeof rows)[number], name: string) =>
	answerColumns.find((column) => column.name === name)!.read(row);

describe('answers.csv', () => {
	test('has the documented columns', () => {
		expect(writeTable(answerColumns, rows).split('\r\n')[0]).toBe(
			'edition,wave,body,body_name,question,part,disposition,provisions,value,missing,detail,wording'
		);
	});

	test('has 208 rows: 13 parts of 16 bodies, whatever they answered', () => {
		expect(rows).toHaveLength(208);
		const parts = dataset.questions.flatMap(partsOf).length;
		for (const body of dataset.bodies) {
			expect(rows.filter((row) => row.answer.body === body.slug)).toHaveLength(parts);
		}
	});

	test('gives each part either a value or a reason, and never both', () => {
		for (const row of rows) {
			expect((cell(row, 'value') === null) !== (cell(row, 'missing') === null)).toBe(true);
		}
	});

	test('shows 0 for the ministers and special advisers of the Ministry of Defence alone', () => {
		expect(
			rows
				.filter((row) => String(cell(row, 'value')) === '0')
				.map((row) => `${row.answer.body} ${row.part}`)
		).toEqual(['mod ministers', 'mod special_advisers']);
	});

	test('labels every code that it uses', () => {
		for (const column of answerColumns.filter((one) => one.categories)) {
			const known = column.categories!.map((category) => category.value);
			for (const row of rows) {
				const code = column.read(row);
				if (code !== null) expect(known).toContain(code);
			}
		}
	});
});

test('answers.json keeps values as they were coded, and null where there is none', () => {
	const records = answerRecords(dataset, dataset.answers);
	expect(records).toHaveLength(64);
	expect(records.find((one) => one.body === 'co' && one.question === 'installed')?.value).toEqual({
		ministers: 'in_total',
		special_advisers: 'in_total',
		civil_servants: 'in_total',
		total: 1704
	});
	for (const one of records.filter((record) => record.disposition === 'refused')) {
		expect(one.value).toBeNull();
		expect(one.provisions).not.toEqual([]);
	}
});

test('answers.json gives the reply of a body where one is published, and the table stays as it is', () => {
	const place = { wave: '2021-22', body: 'hmt', question: 'permitted' };
	const reply = { ...place, replied_on: '2022-05-03', text: 'We do.', of_earlier_coding: true };
	const withReply = { ...dataset, replies: [reply] };
	const replied = answerRecords(withReply, dataset.answers).filter((one) => 'reply' in one);
	expect(replied).toMatchObject([
		{ ...place, reply: { repliedOn: '2022-05-03', text: 'We do.', ofEarlierCoding: true } }
	]);
	expect(writeTable(answerColumns, answerRows(withReply, 1, dataset.answers))).toBe(
		writeTable(answerColumns, rows)
	);
});
