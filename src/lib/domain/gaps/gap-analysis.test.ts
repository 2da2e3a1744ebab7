import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { GapCriterion } from './criterion-gaps';
import { analyseGaps } from './gap-analysis';

const dataset = exampleDataset();
const analysis = analyseGaps(dataset, '2021-22');

function criterion(code: string): GapCriterion {
	const found = analysis.recommendations
		.flatMap((one) => one.criteria)
		.find((one) => one.code === code);
	if (!found) throw new Error(`no criterion ${code}`);
	return found;
}

describe('the gap analysis', () => {
	test('says how few of the tests that apply can be told, and why', () => {
		expect(`${analysis.told} ${analysis.toldOf}`).toBe(
			'16 of the 280 tests of a department against a criterion can be told; 24 more do not apply.'
		);
		expect(analysis.untold).toBe(
			'In 123 this survey did not ask, in 70 guidance exists that the report does not quote, in 36 the answer was withheld, in 24 the response does not say and in 11 no response had come by March 2022.'
		);
	});

	test('lists the departments in alphabetical order of short name', () => {
		expect(analysis.bodies.map((one) => one.shortName)).toEqual(
			'BEIS CO DCMS Defra DfE DfT DHSC DIT DLUHC DWP FCDO HMRC HMT HO MoD MoJ'.split(' ')
		);
	});

	test('has a cell for every department and criterion, and one for government where it is addressed', () => {
		for (const { criteria } of analysis.recommendations) {
			for (const one of criteria) {
				expect(one.cells).toHaveLength(one.government ? 0 : 16);
			}
		}
		expect(criterion('1.1').government?.words).toBe('Cannot tell: this survey did not ask');
	});

	test('gives bounds, also where all is unknown', () => {
		expect(criterion('1.4').met).toBe('7 to 14 of 15 meet it');
		expect(criterion('2.5').met).toBe('1 to 14 of 14 meet it');
		expect(criterion('2.1').met).toBe('0 to 14 of 14: cannot tell');
		expect(criterion('3.2').met).toBe('0 to 14 of 16 meet it');
	});

	test('tells a person’s finding from the rule, and keeps what the rule says', () => {
		const { cells, findings } = criterion('2.5');
		expect(cells.find((one) => one.body === 'beis')?.words).toBe('BEIS: met, a person’s finding');
		expect(findings).toHaveLength(1);
		expect(findings[0]).toMatchObject({
			bodyName: 'Department for Business, Energy and Industrial Strategy',
			words: 'met',
			rule: 'cannot tell: guidance exists; the report does not quote it'
		});
	});

	test('tells the reasons apart', () => {
		const words = (code: string, body: string) =>
			criterion(code).cells.find((one) => one.body === body)?.words;
		expect(words('2.1', 'dfe')).toBe('DfE: cannot tell: withheld');
		expect(words('2.1', 'dhsc')).toBe('DHSC: cannot tell: no response');
		expect(words('4.1', 'dfe')).toBe('DfE: cannot tell: this survey did not ask');
		expect(words('2.1', 'defra')).toBe(
			'Defra: does not apply: the app is not permitted for government business'
		);
	});

	test('names the departments of which something cannot be told, by the reason', () => {
		expect(criterion('1.4').untold).toEqual([
			{ reason: 'withheld', words: 'Withheld', bodies: ['DfE', 'DfT', 'DIT', 'DWP', 'FCDO', 'HO'] },
			{ reason: 'awaiting', words: 'No response', bodies: ['DHSC'] }
		]);
	});

	test('says what to ask next wherever something cannot be told', () => {
		for (const { criteria } of analysis.recommendations) {
			for (const one of criteria) {
				const open = one.counts.find((count) => count.outcome === 'cannot_tell')!.count;
				expect(one.next !== null).toBe(open > 0);
			}
		}
		expect(criterion('1.4').next).toMatchObject({ kind: 'ask_again', of: '7 departments' });
		expect(criterion('1.2').next).toMatchObject({ kind: 'look_up', of: 'government as a whole' });
		expect(criterion('4.1').next).toMatchObject({ kind: 'ask', of: 'all 16 departments' });
	});

	test('adds up: each count is of every test', () => {
		const sum = (counts: { count: number }[]) => counts.reduce((all, one) => all + one.count, 0);
		for (const one of analysis.byBody) expect(sum(one.counts)).toBe(19);
		expect(analysis.recommendations.map((one) => sum(one.counts))).toEqual([48, 112, 96, 48]);
		expect(analysis.recommendations[0]?.government).toBe(
			'2 tests of government as a whole: 2 cannot tell'
		);
	});

	test('carries the notes of the survey', () => {
		expect(analysis.notes).toHaveLength(4);
	});
});
