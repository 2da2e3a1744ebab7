import { expect, test } from 'vitest';
import { exampleFiles } from '../../../../tests/support/example';
import { sortBodies } from '../bodies/body';
import { bodyColumns, bodyRecords } from './bodies-table';
import { writeTable } from './column';
import { readRegisterFile } from './register-file';

const { bodies, changes } = readRegisterFile(exampleFiles.bodies, exampleFiles.headcounts);
const records = bodyRecords(sortBodies(bodies), changes, [{ slug: 'a-survey', bodies: ['hmt'] }]);

test('gives each body once with its days and its lineage', () => {
	expect(records).toHaveLength(bodies.length);
	expect(records.find((one) => one.slug === 'beis')).toMatchObject({
		beganOn: '2016-07-14',
		endedOn: '2023-02-07',
		predecessors: ['bis', 'decc'],
		surveys: []
	});
	expect(records.find((one) => one.slug === 'hmt')).toMatchObject({
		beganOn: null,
		endedOn: null,
		surveys: ['a-survey']
	});
});

test('writes a row for each body under its columns', () => {
	const [header, ...rows] = writeTable(bodyColumns, records).trimEnd().split('\r\n');
	expect(header).toBe(
		'body,short_name,name,kind,has_ministers,began_on,ended_on,predecessors,successors,surveys'
	);
	expect(rows).toHaveLength(bodies.length);
});
