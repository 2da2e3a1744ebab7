import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../../tests/support/csv';
import { exampleDataset } from '../../../../tests/support/example';
import { writeTable } from './column';
import { refusalColumns, refusalRecords, refusalRows } from './refusals-table';

const example = exampleDataset();
const { header, rows } = readCsv(writeTable(refusalColumns, refusalRows(example, 2, '2021-22')));

describe('the file of refusals', () => {
	it('has its columns', () => {
		expect(header.join()).toBe(
			'edition,wave,question,question_title,body,body_name,side,disposition,provisions,neither_confirmed_nor_denied,wording'
		);
	});

	it('has one row for each question and body, whatever the answer', () => {
		expect(rows).toHaveLength(4 * 16);
		expect(rows.find((row) => row.question === 'guidance' && row.body === 'ho')).toMatchObject({
			edition: '2',
			side: 'refused',
			provisions: 's24;s31',
			neither_confirmed_nor_denied: 'no'
		});
	});

	it('puts what had not come on neither side', () => {
		const of = (body: string) =>
			rows.filter((row) => row.body === body).map((row) => [row.side, row.disposition]);
		expect(of('dhsc')).toEqual(Array.from({ length: 4 }, () => ['unknown', 'awaiting']));
		expect(of('moj')[1]).toEqual(['neither', 'not_stated']);
	});

	it('says of an answer that was erased that its side is not known, and nothing else', () => {
		const answers = example.answers.filter(
			(one) => one.body !== 'hmt' || one.question !== 'permitted'
		);
		const erased = [
			{
				wave: '2021-22',
				body: 'hmt',
				question: 'permitted',
				on: '2026-11-26',
				reason: 'It named a person.'
			}
		];
		const { questions } = refusalRecords({ ...example, answers, erased }, '2021-22');
		expect(questions[0]?.bodies.find((one) => one.body === 'hmt')).toEqual({
			body: 'hmt',
			bodyName: 'HM Treasury',
			side: 'unknown',
			disposition: null,
			provisions: [],
			neitherConfirmedNorDenied: false,
			wording: null
		});
	});

	it('has the counts of both sides with their bounds', () => {
		const [permitted] = refusalRecords(example, '2021-22').questions;
		expect(permitted).toMatchObject({
			answered: { count: 9, least: 9, most: 10, of: 16 },
			refused: { count: 6, least: 6, most: 7, of: 16 }
		});
	});
});
