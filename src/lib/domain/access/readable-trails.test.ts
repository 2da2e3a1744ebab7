import { describe, expect, it } from 'vitest';
import { accountActor } from '../../../../tests/support/account-actor';
import { visitor } from './actor';
import { may } from './may';
import { readableTrails } from './readable-trails';

const publisher = accountActor({
	roles: [
		{ surveyId: 1, role: 'publisher' },
		{ surveyId: 2, role: 'reviewer' },
		{ surveyId: 3, role: 'publisher' },
		{ surveyId: 3, role: 'researcher' }
	]
});

describe('the trails somebody may read', () => {
	it('are all for an administrator', () => {
		expect(readableTrails(accountActor({ isAdministrator: true }))).toBe('all');
	});

	it('are those of the surveys that a publisher publishes', () => {
		expect(readableTrails(publisher)).toEqual([1, 3]);
	});

	it.each([
		['a researcher', accountActor({ roles: [{ surveyId: 1, role: 'researcher' }] })],
		['a reviewer', accountActor({ roles: [{ surveyId: 1, role: 'reviewer' }] })],
		['somebody without a role', accountActor()],
		['a publisher whose second factor is still to come', { ...publisher, awaits: 'second_factor' }],
		[
			'an administrator who has yet to set up a second factor',
			accountActor({ isAdministrator: true, awaits: 'second_factor_setup' })
		],
		['a visitor', visitor],
		['the system', { kind: 'system', name: 'publisher' }]
	] as const)('are none for %s', (_, actor) => {
		expect(readableTrails(actor)).toEqual([]);
	});

	it('are those whose page the person may open, and no page opens where there are none', () => {
		for (const surveyId of [1, 2, 3, 4, null]) {
			const isReadable = surveyId !== null && [1, 3].includes(surveyId);
			expect(may(publisher, 'view_audit', { surveyId }).ok).toBe(isReadable);
		}
		expect(may(publisher, 'view_audit').ok).toBe(true);
		expect(may(accountActor({ roles: [{ surveyId: 1, role: 'reviewer' }] }), 'view_audit').ok).toBe(
			false
		);
	});
});
