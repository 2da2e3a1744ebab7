import { may, type View } from '$lib/domain/access/may';
import type { LayoutServerLoad } from './$types';

/** A page of the head, and who may open it; what is of surveys, those who hold a role on one. */
interface Place {
	title: string;
	address: string;
	view: View;
	needsRole?: true;
}

const places: Place[] = [
	{ title: 'Home', address: '/workspace', view: 'view_workspace' },
	{ title: 'Surveys', address: '/workspace/surveys', view: 'view_workspace' },
	{ title: 'Review', address: '/workspace/review', view: 'view_workspace', needsRole: true },
	{ title: 'Register', address: '/workspace/register', view: 'view_register' },
	{ title: 'People', address: '/workspace/people', view: 'view_people' },
	{ title: 'Audit', address: '/workspace/audit', view: 'view_audit' },
	{ title: 'Settings', address: '/workspace/settings', view: 'view_settings' }
];

/** What the head of every page shows. Each page asks for itself whether it may be seen. */
export const load: LayoutServerLoad = ({ locals: { actor, person } }) => ({
	person: person?.name ?? null,
	places: places
		.filter(
			({ view, needsRole }) =>
				may(actor, view).ok && (!needsRole || (actor.kind === 'account' && actor.roles.length > 0))
		)
		.map(({ title, address }) => ({ title, address }))
});
