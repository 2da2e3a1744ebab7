import { may } from '$lib/domain/access/may';
import { registerRows } from '$lib/domain/bodies/register-rows';
import { dayOf } from '$lib/domain/editions/day-of';
import { readRegister } from '$lib/server/queries/register';
import { guard } from '../../../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await guard(event, 'view_register');
	const { db, now, actor } = event.locals;
	const { bodies, changes } = await readRegister(db);
	return {
		rows: registerRows(bodies, changes, [], dayOf(now)),
		mayAdd: may(actor, 'add_body').ok
	};
};
