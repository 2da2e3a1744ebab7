import { expect, test } from 'vitest';
import { differingFields } from './differing-fields';

const hmt = {
	code: 'HMT',
	name: 'HM Treasury',
	kind: 'ministerial_department',
	has_ministers: true,
	govuk_slug: null
};

test('fields that say the same do not differ', () => {
	expect(differingFields(hmt, { ...hmt })).toEqual([]);
});

test('nothing recorded differs from a no', () => {
	const other = { ...hmt, code: null, has_ministers: false };
	expect(differingFields(hmt, other)).toEqual(['code', 'has_ministers']);
	expect(differingFields({ ...hmt, has_ministers: null }, other)).toEqual([
		'code',
		'has_ministers'
	]);
});
