import { expect, test } from 'vitest';
import { changeKinds } from './body';
import { changeFromSide, changeSideCodes } from './change-side';
import { checkBodyChange } from './check-body-change';

test('a change is told from the side of either body', () => {
	expect(changeFromSide('beis', 'into_split', 'dbt')).toEqual({
		kind: 'split',
		predecessor: 'beis',
		successor: 'dbt'
	});
	expect(changeFromSide('dbt', 'from_split', 'beis')).toEqual({
		kind: 'split',
		predecessor: 'beis',
		successor: 'dbt'
	});
});

test('every side makes a change that can be recorded', () => {
	for (const side of changeSideCodes) {
		const other = ['created', 'abolished'].includes(side) ? null : 'other';
		const change = changeFromSide('one', side, other);
		const rest = { on: '2023-02-07', what: null, confidence: 'high' as const };
		expect(checkBodyChange({ ...change, ...rest }, [])).toBeNull();
	}
});

test('every kind of change can be told', () => {
	const told = changeSideCodes.map((side) => changeFromSide('one', side, null).kind);
	expect(new Set(told)).toEqual(new Set(changeKinds));
});
