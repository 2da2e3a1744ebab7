import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../../tests/support/example';
import { compareBodies } from './comparison';
import { parseComparisonView } from './view';

const dataset = exampleDataset();
const reading = parseComparisonView(new URLSearchParams(), dataset);
if (!reading.ok) throw new Error('The plain comparison is refused.');
const { rows } = compareBodies(dataset, reading.view);

function cellOf(short: string, column: number) {
	return rows.find((one) => one.body.short === short)!.cells[column]!;
}

describe('a cell of the comparison', () => {
	test('says where a department replied to the coding, and keeps that answer apart', () => {
		const [refused] = cellOf('DfE', 0);
		expect(cellOf('DfE', 0)).toHaveLength(1);
		expect(refused?.hasReply).toBe(false);
		const place = { wave: '2021-22', body: 'dfe', question: 'installed' };
		const reply = { ...place, replied_on: '2022-05-03', text: 'x', of_earlier_coding: false };
		const replied = compareBodies({ ...dataset, replies: [reply] }, reading.view).rows;
		const cells = replied.find((one) => one.body.short === 'DfE')!.cells[0]!;
		expect(cells.map(({ question, hasReply }) => [question, hasReply])).toEqual([
			['permitted', false],
			['installed', true]
		]);
	});

	test('shows a true zero and, in words, what is not stated', () => {
		const [, counts] = cellOf('MoD', 0);
		expect(counts?.figures).toEqual([
			{ count: 0, unit: 'ministers' },
			{ count: 0, unit: 'special advisers' }
		]);
		expect(counts?.remarks).toEqual(['civil servants not stated']);
	});

	test('says of a department that does not permit it that how many did not arise', () => {
		const [permitted, counts] = cellOf('Defra', 0);
		expect(permitted?.marks).toEqual([{ tone: 'no', option: 'No', words: 'Not permitted' }]);
		expect(counts).toMatchObject({
			figures: [],
			shown: 'words',
			words: 'How many people: did not arise'
		});
	});

	test('shows two questions refused alike once', () => {
		expect(cellOf('HO', 0)).toEqual([
			expect.objectContaining({
				question: 'permitted',
				shown: 'mark',
				words: 'Refused',
				provisions: ['s24', 's31'],
				figures: []
			})
		]);
	});

	test('has no figure where nothing was given', () => {
		for (const row of rows) {
			for (const block of row.cells.flat()) {
				if (block.shown !== 'none') expect(block.figures).toEqual([]);
			}
		}
	});

	test('says by when there was no response', () => {
		expect(cellOf('DHSC', 1)[0]?.words).toBe('No response by March 2022');
	});
});
