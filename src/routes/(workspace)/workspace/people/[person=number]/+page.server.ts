import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { grantName, grantSchema, personSchema } from '$lib/domain/access/person';
import type { Command } from '$lib/domain/access/may';
import { linkProblem } from '$lib/domain/access/link';
import { accountStanding } from '$lib/domain/access/account-standing';
import { dayOf, formatDayOf } from '$lib/domain/editions/day-of';
import { listPeople } from '$lib/server/queries/accounts';
import { listRoles } from '$lib/server/queries/roles';
import { listLinks } from '$lib/server/queries/links';
import { listSessions } from '$lib/server/queries/sessions';
import { changeRoles } from '$lib/server/services/change-roles';
import { editPerson } from '$lib/server/services/edit-person';
import { endSessions } from '$lib/server/services/end-sessions';
import { issueLink } from '$lib/server/services/issue-link';
import { resetSecondFactor } from '$lib/server/services/reset-second-factor';
import { restorePerson } from '$lib/server/services/restore-person';
import { suspendPerson } from '$lib/server/services/suspend-person';
import { guard } from '../../../../guard';
import { attempt, readForm, refusePress } from '../../../../read-form';
import { listChoices, readGrants, refusedField } from '../read-people-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await guard(event, 'view_people');
	const { locals, params, url } = event;
	const { db, now } = locals;
	const id = Number(params.person);
	const [[person], held, sessions, links, choices] = await Promise.all([
		listPeople(db, id),
		listRoles(db, id),
		listSessions(db, id, now),
		listLinks(db, id),
		listChoices(db)
	]);
	if (!person) error(404, { message: 'There is nobody of that number.' });
	const open = links.find((link) => !linkProblem(link, now));
	return {
		...choices,
		someone: { ...person, body: person.body ?? '', standing: accountStanding(person) },
		roles: held.map(({ survey, role }) => grantName(survey, role)),
		sessions: sessions.length,
		openLink: open ? { purpose: open.purpose, until: formatDayOf(open.expiresAt) } : null,
		done: url.searchParams.get('done')
	};
};

/** Where to go when something was done: the same page, which says so. */
const back = (event: RequestEvent, done: string): never => redirect(303, `?done=${done}`);

/** An action that is a button and no more. */
const press =
	(
		command: Command,
		run: (db: App.Locals['db'], actor: App.Locals['actor'], id: number, now: Date) => Promise<void>
	) =>
	async (event: RequestEvent<{ person: string }>) => {
		const { locals, params } = event;
		const accountId = Number(params.person);
		await guard(event, command, { accountId });
		const done = await attempt(
			() => run(locals.db, locals.actor, accountId, locals.now),
			refusePress(command)
		);
		return done.ok ? back(event, command) : done.failure;
	};

export const actions: Actions = {
	edit: async (event) => {
		const { locals, params, request } = event;
		const accountId = Number(params.person);
		await guard(event, 'edit_person', { accountId });
		const form = await readForm(request, personSchema, 'edit');
		if (!form.ok) return form.failure;
		const done = await attempt(
			() => editPerson(locals.db, locals.actor, accountId, form.data, locals.now),
			form.refuseAt(refusedField)
		);
		return done.ok ? back(event, 'edit_person') : done.failure;
	},

	roles: async (event) => {
		const { locals, params, request } = event;
		const accountId = Number(params.person);
		await guard(event, 'change_roles', { accountId });
		const form = await readForm(request, grantSchema, 'roles');
		if (!form.ok) return form.failure;
		const done = await attempt(
			() => changeRoles(locals.db, locals.actor, accountId, readGrants(form.data), locals.now),
			form.refuseAt({}, 'administrator')
		);
		return done.ok ? back(event, 'change_roles') : done.failure;
	},

	link: async (event) => {
		const { locals, params } = event;
		const accountId = Number(params.person);
		await guard(event, 'issue_link', { accountId });
		const done = await attempt(
			() => issueLink(locals.db, locals.actor, accountId, locals.now),
			refusePress('link')
		);
		if (!done.ok) return done.failure;
		const { path, expiresAt } = done.result;
		return { link: { address: locals.origin + path, until: dayOf(expiresAt) } };
	},

	suspend: press('suspend_person', suspendPerson),
	restore: press('restore_person', restorePerson),
	sessions: press('end_sessions', endSessions),
	factor: press('reset_second_factor', resetSecondFactor)
};
