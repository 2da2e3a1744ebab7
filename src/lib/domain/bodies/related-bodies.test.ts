import { expect, test } from 'vitest';
import { exampleFiles } from '../../../../tests/support/example';
import { readRegisterFile } from '../interchange/register-file';
import { relatedBodies } from './related-bodies';

const { bodies, changes } = readRegisterFile(exampleFiles.bodies, exampleFiles.headcounts);
const survey = { slug: 'a-survey', title: 'A survey', bodies: ['beis', 'hmt'] };
const related = (slug: string) => relatedBodies(slug, bodies, changes, [survey], '2026-11-01');

test('finds what a department’s predecessor answered', () => {
	expect(related('desnz')).toEqual([
		{
			slug: 'beis',
			name: 'Department for Business, Energy and Industrial Strategy',
			surveys: [{ slug: 'a-survey', title: 'A survey' }]
		}
	]);
});

test('leaves out the department itself and those that no survey asked', () => {
	expect(related('hmt')).toEqual([]);
	expect(related('mhclg-2024')).toEqual([]);
});
