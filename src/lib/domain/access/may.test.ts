import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountActor } from '../../../../tests/support/account-actor';
import { systemActors, visitor } from './actor';
import { commands, may, rolesThatMay, views, type Command, type View } from './may';
import { roles } from './role';

const actions: (Command | View)[] = [...commands, ...views];
const anyAction = fc.constantFrom(...actions);
const anyRoles = fc.array(
	fc.record({ surveyId: fc.integer({ min: 1, max: 3 }), role: fc.constantFrom(...roles) })
);

describe('who may do what', () => {
	it('never lets one actor of the system both submit and accept', () => {
		for (const name of systemActors) {
			const actor = { kind: 'system', name } as const;
			expect(may(actor, 'submit_answer').ok && may(actor, 'review_revision').ok).toBe(false);
		}
	});

	it('lets nobody in who is not signed in, but to sign in or to reply by a link', () => {
		const open = actions.filter((action) => may(visitor, action).ok);
		expect(open).toEqual([
			'send_reply',
			'sign_in',
			'choose_password',
			'create_first_administrator',
			'enter_demonstration'
		]);
	});

	it('gives a role on one survey no say on another', () => {
		fc.assert(
			fc.property(anyAction, anyRoles, (action, held) => {
				const elsewhere = held.filter((one) => one.surveyId !== 1);
				const place = { surveyId: 1 };
				const withRoles = may(accountActor({ roles: elsewhere }), action, place);
				expect(withRoles).toEqual(may(accountActor(), action, place));
			})
		);
	});

	it('takes nothing away for holding more', () => {
		fc.assert(
			fc.property(anyAction, anyRoles, anyRoles, (action, some, more) => {
				const place = { surveyId: 1 };
				const less = may(accountActor({ roles: some }), action, place).ok;
				const all = may(
					accountActor({ roles: [...some, ...more], isAdministrator: true }),
					action,
					place
				);
				expect(!less || all.ok).toBe(true);
			})
		);
	});

	it('lets a session that lacks something do nothing that it could not do without lacking it', () => {
		fc.assert(
			fc.property(
				anyAction.filter((action) => action !== 'confirm_second_factor'),
				anyRoles,
				fc.constantFrom('second_factor' as const, 'second_factor_setup' as const),
				(action, held, awaits) => {
					const whole = accountActor({ roles: held });
					const lacking = may({ ...whole, awaits }, action, { surveyId: 1 });
					if (lacking.ok) expect(may(whole, action, { surveyId: 1 }).ok).toBe(true);
					else expect(lacking.code).toBe(awaits);
				}
			)
		);
	});

	it('lets whoever has yet to give the code do that, or give up', () => {
		const waiting = accountActor({ isAdministrator: true, awaits: 'second_factor' });
		expect(actions.filter((action) => may(waiting, action).ok)).toEqual([
			'confirm_second_factor',
			'sign_out'
		]);
	});

	it('keeps what is for one’s own account from the accounts of others', () => {
		const ownMatters = ['change_password', 'end_own_sessions', 'view_account'] as const;
		for (const action of ownMatters) {
			expect(may(accountActor(), action, { accountId: 7 }).ok).toBe(true);
			expect(may(accountActor(), action, { accountId: 8 }).ok).toBe(false);
		}
	});

	it('shows an administrator no unpublished answer', () => {
		const administrator = accountActor({ isAdministrator: true });
		expect(may(administrator, 'view_survey', { surveyId: 1 }).ok).toBe(false);
		expect(may(administrator, 'submit_answer', { surveyId: 1 }).ok).toBe(false);
		expect(may(administrator, 'publish_edition', { surveyId: 1 }).ok).toBe(false);
	});

	it('holds nothing on a survey that does not exist', () => {
		const everything = accountActor({
			roles: roles.map((role) => ({ surveyId: 1, role })),
			isAdministrator: true
		});
		expect(may(everything, 'view_survey', { surveyId: null }).ok).toBe(false);
		expect(may(everything, 'submit_answer', { surveyId: null }).ok).toBe(false);
	});

	it('names the roles with which it allows something, and no others', () => {
		for (const action of ['submit_second_coding', 'view_survey', 'choose_password'] as const) {
			for (const role of roles) {
				const holder = accountActor({ roles: [{ surveyId: 1, role }] });
				expect(rolesThatMay(action).includes(role)).toBe(may(holder, action, { surveyId: 1 }).ok);
			}
		}
	});
});
