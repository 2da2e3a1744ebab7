import { expect, test } from 'vitest';
import { exampleFiles } from '../../../../tests/support/example';
import { readRegisterFile } from '../interchange/register-file';
import { sortBodies } from './body';
import { registerRows } from './register-rows';

const { bodies, changes } = readRegisterFile(exampleFiles.bodies, exampleFiles.headcounts);
const survey = { slug: 'a-survey', title: 'A survey', bodies: ['beis', 'hmt'] };
const rows = registerRows(sortBodies(bodies), changes, [survey], '2026-11-01');
const row = (slug: string) => rows.find((one) => one.slug === slug);

test('says when a body existed and who carries on from it', () => {
	expect(row('dluhc')).toMatchObject({
		shortName: 'DLUHC',
		existed: '20 September 2021 to 9 July 2024',
		exists: false,
		today: [{ slug: 'mhclg-2024' }]
	});
	expect(row('desnz')).toMatchObject({
		existed: 'Since 7 February 2023',
		today: [],
		fullName: null
	});
	expect(row('hmt')).toMatchObject({ existed: null, exists: true, fullName: 'HM Treasury' });
});

test('names the surveys that asked it', () => {
	expect(rows.filter((one) => one.surveys.length).map((one) => one.slug)).toEqual(['beis', 'hmt']);
});
