import { expect, test } from 'vitest';
import { countBodies, countOfBodies, nameBodies } from './count-bodies';

const departments = [{ kind: 'ministerial_department' }, { kind: 'non_ministerial_department' }];

test('counts bodies under the noun that fits them all', () => {
	expect(countBodies(1, departments)).toBe('one department');
	expect(countOfBodies(1, departments)).toBe('one of 2 departments');
	expect(countOfBodies(0, departments)).toBe('none of 2 departments');
	expect(countOfBodies(2, departments)).toBe('both departments');
});

test('does not count one body, or none, out of themselves', () => {
	expect(countOfBodies(1, [{ kind: null }])).toBe('the one public body');
	expect(countOfBodies(0, [{ kind: null }])).toBe('no public body');
	expect(countOfBodies(0, [])).toBe('no public body');
});

test('names a body without a code by its name', () => {
	expect(
		nameBodies([
			{ code: 'HMT', name: 'HM Treasury' },
			{ code: null, name: 'Ofsted' }
		])
	).toBe('HMT and Ofsted');
});
