import { describe, expect, it } from 'vitest';
import { checkTransition } from './transition';

describe('review', () => {
	it('accepts or queries what another person submitted', () => {
		expect(checkTransition('submitted', 'accepted', 'ann', 'bob', null)).toBeNull();
		expect(checkTransition('submitted', 'queried', 'ann', 'bob', 'Which page?')).toBeNull();
	});

	it('lets nobody accept their own work', () => {
		expect(checkTransition('submitted', 'accepted', 'ann', 'ann', null)).toEqual({
			code: 'own_work'
		});
	});

	it('needs a comment for a query', () => {
		expect(checkTransition('submitted', 'queried', 'ann', 'bob', '  ')).toEqual({
			code: 'comment_missing'
		});
	});

	it.each([
		['accepted', 'queried'],
		['accepted', 'accepted'],
		['queried', 'accepted'],
		['queried', 'submitted']
	] as const)('does not take a revision from %s to %s', (from, to) => {
		expect(checkTransition(from, to, 'ann', 'bob', 'why')).toEqual({
			code: 'not_allowed',
			from,
			to
		});
	});
});
