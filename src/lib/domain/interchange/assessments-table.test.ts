import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { assessmentColumns, assessmentRecords, assessmentRows } from './assessments-table';

const dataset = exampleDataset();

describe('assessments', () => {
	test('hold every criterion against every body, and government’s once with no body', () => {
		const records = assessmentRecords(dataset, dataset.assessments);
		expect(records).toHaveLength(19 * 16 + 2);
		const government = records.filter((one) => one.body === null);
		expect(government.map((one) => one.criterion)).toEqual(['1.1', '1.2']);
		expect(government.every((one) => one.bodyName === null)).toBe(true);
	});

	test('keep what the rule says beside a finding', () => {
		const found = assessmentRecords(dataset, dataset.assessments).find(
			(one) => one.body === 'beis' && one.criterion === '2.5'
		);
		expect(found).toMatchObject({
			outcome: 'met',
			basis: 'finding',
			reason: null,
			rule: { outcome: 'cannot_tell', reason: 'text_not_seen' }
		});
	});

	test('give a reason exactly where something cannot be told', () => {
		const read = (name: string) => assessmentColumns.find((one) => one.name === name)!.read;
		for (const row of assessmentRows(dataset, 1, dataset.assessments)) {
			expect(read('reason')(row) !== null).toBe(read('outcome')(row) === 'cannot_tell');
		}
	});
});
