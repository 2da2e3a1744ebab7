import { may, type View } from '$lib/domain/access/may';
import type { LayoutServerLoad } from './$types';

const places: { title: string; address: string; view: View }[] = [
	{ title: 'Home', address: '/workspace', view: 'view_workspace' },
	{ title: 'Surveys', address: '/workspace/surveys', view: 'view_workspace' },
	{ title: 'Register', address: '/workspace/register', view: 'view_register' },
	{ title: 'People', address: '/workspace/people', view: 'view_people' },
	{ title: 'Audit', address: '/workspace/audit', view: 'view_audit' },
	{ title: 'Settings', address: '/workspace/settings', view: 'view_settings' }
];

/** What the head of every page shows. Each page asks for itself whether it may be seen. */
export const load: LayoutServerLoad = ({ locals: { actor, person } }) => ({
	person: person?.name ?? null,
	places: places
		.filter(({ view }) => may(actor, view).ok)
		.map(({ title, address }) => ({ title, address }))
});
