import { describe, expect, it } from 'vitest';
import { bodyKindWords, compareNames, longName, sortBodies } from './body';

describe('the order of bodies', () => {
	it('is alphabetical by short name, whatever the case', () => {
		const codes = ['MoD', 'DfT', 'DWP', 'Defra', 'DCMS', 'HO', 'HMT', 'CO', 'DfE', 'DHSC'];
		const sorted = sortBodies(codes.map((code) => ({ code, name: code })));
		expect(sorted.map((body) => body.code)).toEqual([
			...['CO', 'DCMS', 'Defra', 'DfE', 'DfT', 'DHSC', 'DWP', 'HMT', 'HO', 'MoD']
		]);
	});

	it('falls back on the name of a body without a code', () => {
		const sorted = sortBodies([
			{ code: 'HMT', name: 'HM Treasury' },
			{ code: null, name: 'Department of Health' }
		]);
		expect(sorted[0]?.name).toBe('Department of Health');
	});

	it('tells apart names that differ in case alone, always the same way', () => {
		expect(compareNames('DFE', 'DfE')).toBe(-compareNames('DfE', 'DFE'));
		expect(compareNames('DFE', 'DfE')).not.toBe(0);
	});
});

describe('a body in a list to choose from', () => {
	it.each([
		['HMT', 'HM Treasury', 'HMT: HM Treasury'],
		[null, 'Department of Health', 'Department of Health'],
		['Ofsted', 'Ofsted', 'Ofsted']
	])('is named by its short name %s and its name %s: “%s”', (code, name, words) => {
		expect(longName({ code, name })).toBe(words);
	});
});

describe('the sort of a body in words', () => {
	it.each([
		['ministerial_department', 'Ministerial department'],
		['non_ministerial_department', 'Non-ministerial department'],
		['executive_non_departmental_public_body', 'Executive non-departmental public body']
	])('of %s is “%s”', (kind, words) => {
		expect(bodyKindWords(kind)).toBe(words);
	});
});
