import { expect, test } from 'vitest';
import { conflictProblems } from './conflict-problems';

const record = {
	slug: 'hmt',
	code: null,
	name: 'HM Treasury',
	kind: 'non_ministerial_department',
	has_ministers: false,
	govuk_slug: 'hm-treasury'
};

test('what the record says now stands at each field that differs', () => {
	const typed = {
		...record,
		code: 'HMT',
		name: 'The Treasury',
		kind: null,
		has_ministers: null
	};
	expect(conflictProblems(record, typed)).toEqual({
		name: 'Name in full: the record now says “HM Treasury”.',
		shortName: 'Short name: the record now has nothing.',
		kind: 'Sort of body: the record now says “Non-ministerial department”.',
		hasMinisters: 'Ministers: the record now says “No”.'
	});
});

test('nothing stands where nothing differs', () => {
	expect(conflictProblems(record, record)).toEqual({});
});
