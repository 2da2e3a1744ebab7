import { expect, test } from 'vitest';
import { bodyNoun } from './body-noun';

test('calls departments of either kind departments', () => {
	const kinds = ['ministerial_department', 'non_ministerial_department'];
	expect(bodyNoun(kinds.map((kind) => ({ kind })))).toEqual({
		one: 'department',
		many: 'departments'
	});
});

test('calls them public bodies as soon as one is something else or not known', () => {
	expect(bodyNoun([{ kind: 'ministerial_department' }, { kind: null }]).many).toBe('public bodies');
	expect(bodyNoun([]).one).toBe('public body');
});
