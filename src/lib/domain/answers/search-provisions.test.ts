import { describe, expect, it } from 'vitest';
import { listProvisions } from './provisions';
import { searchProvisions } from './search-provisions';

const ids = (typed: string) => searchProvisions(typed).map(({ id }) => id);

describe('provisions', () => {
	it.each([
		['31', 's31'],
		['s.31', 's31'],
		['Section 31', 's31'],
		['22a', 's22A'],
		['14(1)', 's14-1'],
		['s14-2', 's14-2'],
		['40(2)', 's40-2'],
		['section 31(1)(g)', 's31-1-g'],
		['40 (5B)', 's40-5B'],
		['36(2)(b)(i)', 's36-2-b-i'],
		['40(5B)(a)(i)', 's40-5B-a-i'],
		['section 31(1)(a) of the FOIA', 's31-1-a'],
		['s.12 of the Freedom of Information Act 2000.', 's12'],
		['§ 43(2)', 's43-2']
	])('are found by number: %s', (typed, id) => {
		expect(ids(typed)[0]).toBe(id);
	});

	it('are found by the beginning of a number, itself first', () => {
		expect(ids('1').slice(0, 1)).toEqual(['s1']);
		expect(ids('1')).toContain('s12');
		expect(ids('4')).toEqual(['s40', 's41', 's42', 's43', 's44']);
	});

	it('offer the subsections that replies cite most with their section', () => {
		expect(ids('40')).toEqual(expect.arrayContaining(['s40', 's40-2']));
		expect(ids('14')).toEqual(expect.arrayContaining(['s14-1', 's14-2']));
		expect(ids('36')).toEqual(['s36', 's36-2-a', 's36-2-b-i', 's36-2-b-ii', 's36-2-c']);
	});

	it.each([
		['law enforcement', 's31'],
		['commerc', 's43'],
		['cost', 's12'],
		['vexatious', 's14-1'],
		['national sec', 's24'],
		['personal data', 's40'],
		['FREE AND FRANK', 's36'],
		['cyber', 's31']
	])('are found by words: %s', (typed, id) => {
		expect(ids(typed)).toContain(id);
	});

	it('are each found by their own number and title', () => {
		for (const { id, section, title } of listProvisions()) {
			expect(ids(section)[0]).toBe(id);
			expect(ids(title.split(/[^A-Za-z ]/)[0]!)).toContain(id);
		}
	});

	it('are none where nothing fits', () => {
		expect(ids('')).toEqual([]);
		expect(ids('  ')).toEqual([]);
		expect(ids('999')).toEqual([]);
		expect(ids('sausage')).toEqual([]);
		expect(ids('36(2)(b)(i)(a)')).toEqual([]);
		expect(ids('999(1)')).toEqual([]);
	});
});
