import { describe, expect, it } from 'vitest';
import { checkTransition } from './transition';

describe('review', () => {
	it('accepts or queries what another person submitted', () => {
		expect(
			checkTransition('submitted', 'accepted', 'ann', {
				reviewer: 'bob',
				isOwnBody: false,
				adoptsOwnWording: false,
				comment: null
			})
		).toBeNull();
		expect(
			checkTransition('submitted', 'queried', 'ann', {
				reviewer: 'bob',
				isOwnBody: false,
				adoptsOwnWording: false,
				comment: 'Which page?'
			})
		).toBeNull();
	});

	it('lets nobody accept their own work', () => {
		expect(
			checkTransition('submitted', 'accepted', 'ann', {
				reviewer: 'ann',
				isOwnBody: false,
				adoptsOwnWording: false,
				comment: null
			})
		).toEqual({
			code: 'own_work'
		});
	});

	it.each(['accepted', 'queried'] as const)(
		'lets nobody decide about their own body: not %s',
		(to) => {
			const review = {
				reviewer: 'bob',
				isOwnBody: true,
				adoptsOwnWording: false,
				comment: 'Which page?'
			};
			expect(checkTransition('submitted', to, 'ann', review)).toEqual({ code: 'own_body' });
		}
	);

	it('lets nobody accept the wording that they proposed, but query it', () => {
		const review = {
			reviewer: 'bob',
			isOwnBody: false,
			adoptsOwnWording: true,
			comment: 'Which page?'
		};
		expect(checkTransition('submitted', 'accepted', 'ann', review)).toEqual({
			code: 'own_wording'
		});
		expect(checkTransition('submitted', 'queried', 'ann', review)).toBeNull();
	});

	it('needs a comment for a query', () => {
		expect(
			checkTransition('submitted', 'queried', 'ann', {
				reviewer: 'bob',
				isOwnBody: false,
				adoptsOwnWording: false,
				comment: '  '
			})
		).toEqual({
			code: 'comment_missing'
		});
	});

	it.each([
		['accepted', 'queried'],
		['accepted', 'accepted'],
		['queried', 'accepted'],
		['queried', 'submitted']
	] as const)('does not take a revision from %s to %s', (from, to) => {
		expect(
			checkTransition(from, to, 'ann', {
				reviewer: 'bob',
				isOwnBody: false,
				adoptsOwnWording: false,
				comment: 'why'
			})
		).toEqual({
			code: 'not_allowed',
			from,
			to
		});
	});
});
