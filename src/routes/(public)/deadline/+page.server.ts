import { error } from '@sveltejs/kit';
import { deadline } from '$lib/domain/requests/deadline';
import { deadlineProblem, describeDeadline } from '$lib/domain/requests/deadline-words';
import { bankHolidays } from '$lib/server/queries/calendar';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => {
	const received = url.searchParams.get('received');
	if (received === null) return { received: '', deadline: null };
	const result = deadline(received, bankHolidays);
	if (!result.ok) error(422, { message: deadlineProblem(result) });
	return { received, deadline: describeDeadline(result) };
};
