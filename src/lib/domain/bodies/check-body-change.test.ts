import { describe, expect, it } from 'vitest';
import { changeKinds, type BodyChange } from './body';
import { checkBodyChange } from './check-body-change';

const change = (of: Partial<BodyChange>): BodyChange => ({
	predecessor: 'beis',
	successor: 'dbt',
	kind: 'split',
	on: '2023-02-07',
	what: null,
	confidence: 'high',
	...of
});
const between = changeKinds.filter((kind) => !['created', 'abolished'].includes(kind));

describe('a change between bodies', () => {
	it.each(between)('that is %s needs both', (kind) => {
		expect(checkBodyChange(change({ kind }), [])).toBeNull();
		expect(checkBodyChange(change({ kind, predecessor: null }), [])).toEqual({
			code: 'predecessor_missing'
		});
		expect(checkBodyChange(change({ kind, successor: null }), [])).toEqual({
			code: 'successor_missing'
		});
	});

	it('that creates a body has no predecessor', () => {
		expect(checkBodyChange(change({ kind: 'created', predecessor: null }), [])).toBeNull();
		expect(checkBodyChange(change({ kind: 'created' }), [])).toEqual({
			code: 'predecessor_not_needed'
		});
		const nobody = { predecessor: null, successor: null };
		expect(checkBodyChange(change({ kind: 'created', ...nobody }), [])).toEqual({
			code: 'successor_missing'
		});
	});

	it('that abolishes a body has no successor', () => {
		expect(checkBodyChange(change({ kind: 'abolished', successor: null }), [])).toBeNull();
		expect(checkBodyChange(change({ kind: 'abolished' }), [])).toEqual({
			code: 'successor_not_needed'
		});
	});

	it('is never from a body to itself', () => {
		expect(checkBodyChange(change({ successor: 'beis' }), [])).toEqual({ code: 'own_predecessor' });
	});

	it('is recorded once, however it is described', () => {
		const recorded = [change({ what: 'trade', confidence: 'low' })];
		expect(checkBodyChange(change({}), recorded)).toEqual({ code: 'recorded_already' });
		for (const other of [
			{ on: '2023-02-08' },
			{ successor: 'dsit' },
			{ kind: 'merged' as const }
		]) {
			expect(checkBodyChange(change(other), recorded)).toBeNull();
		}
	});

	it('can be one of several transfers on a day', () => {
		const transfer = (what: string) => change({ kind: 'functions_transferred', what });
		expect(checkBodyChange(transfer('equalities'), [transfer('data')])).toBeNull();
		expect(checkBodyChange(transfer('data'), [transfer('data')])).toEqual({
			code: 'recorded_already'
		});
	});
});
