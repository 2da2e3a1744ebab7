import { may } from '$lib/domain/access/may';
import { roleWords } from '$lib/domain/access/role';
import { listRoles, listSurveyTitles } from '$lib/server/queries/accounts';
import { guard } from '../../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await guard(event, 'view_workspace');
	const { db, actor } = event.locals;
	const [titles, held] = await Promise.all([
		listSurveyTitles(db),
		actor.kind === 'account' ? listRoles(db, actor.id) : []
	]);
	return {
		surveys: titles
			.map(({ id, slug, title }) => ({
				slug,
				title,
				roles: held.filter((one) => one.surveyId === id).map((one) => roleWords[one.role])
			}))
			.filter((survey) => survey.roles.length > 0),
		isAdministrator: may(actor, 'view_people').ok
	};
};
