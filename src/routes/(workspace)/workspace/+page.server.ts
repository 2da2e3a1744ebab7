import { may } from '$lib/domain/access/may';
import { roleWords } from '$lib/domain/access/role';
import { latestEdition } from '$lib/domain/editions/edition';
import { listEditions } from '$lib/server/queries/editions';
import { listRoles } from '$lib/server/queries/roles';
import { listSurveyTitles } from '$lib/server/queries/surveys';
import { guard } from '../../guard';
import { listWaveWork } from './list-wave-work';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await guard(event, 'view_workspace');
	const { db, actor, now } = event.locals;
	const [titles, held, editions] = await Promise.all([
		listSurveyTitles(db),
		actor.kind === 'account' ? listRoles(db, actor.id) : [],
		listEditions(db)
	]);
	const rolesOn = (id: number) => held.filter((one) => one.surveyId === id);
	const own = titles.filter(({ id }) => rolesOn(id).length > 0);
	return {
		surveys: await Promise.all(
			own.map(async ({ id, slug, title }) => ({
				slug,
				title,
				roles: rolesOn(id).map((one) => roleWords[one.role]),
				isPublished:
					latestEdition(
						editions.filter((edition) => edition.survey === slug),
						now
					) !== null,
				waves: may(actor, 'view_survey', { surveyId: id }).ok ? await listWaveWork(db, id, now) : []
			}))
		),
		isAdministrator: may(actor, 'view_people').ok
	};
};
