import { describe, expect, test } from 'vitest';
import { exampleFiles } from '../../../../tests/support/example';
import { readRegisterFile } from '../interchange/register-file';
import { describeLineage, type LineageEntry } from './lineage-words';

const { bodies, changes } = readRegisterFile(exampleFiles.bodies, exampleFiles.headcounts);
const lineage = (slug: string, onDay = '2026-11-01') =>
	describeLineage(slug, bodies, changes, onDay);
const read = (entry: LineageEntry) =>
	`${entry.day}: ${entry.before}${entry.body.name}${entry.after}`;

describe('the lineage of a body', () => {
	test('says what it came from and what became of it', () => {
		const beis = lineage('beis');
		expect(beis.from.map(read)).toContain(
			'14 July 2016: Took in Department of Energy and Climate Change by merger'
		);
		expect(beis.into.map(read)).toContain(
			'7 February 2023: Split; part of it went to Department for Energy Security and Net Zero'
		);
		expect(beis.ended).toBe('7 February 2023');
		expect(beis.exists).toBe(false);
	});

	test('names what was passed on', () => {
		expect(lineage('mod').from.map(read)).toEqual([
			"24 July 2024: Took over Office for Veterans' Affairs from Cabinet Office"
		]);
	});

	test('marks what the records are less than sure of', () => {
		expect(lineage('dluhc').from.find((one) => one.body.slug === 'co')?.confidence).toBe('low');
		expect(
			lineage('dluhc').from.find((one) => one.body.slug === 'mhclg-2018')?.confidence
		).toBeNull();
	});

	test('follows a body to those that carry it on on a day', () => {
		expect(lineage('dluhc').today.map((one) => one.slug)).toEqual(['mhclg-2024']);
		expect(lineage('dluhc', '2022-03-31').today.map((one) => one.slug)).toEqual(['dluhc']);
		expect(lineage('hmt')).toMatchObject({ exists: true, from: [], into: [], began: null });
	});
});
