import { may } from '$lib/domain/access/may';
import { roleWords } from '$lib/domain/access/role';
import { latestEdition } from '$lib/domain/editions/edition';
import { wholeQueue } from '$lib/domain/review/queue';
import { listEditions } from '$lib/server/queries/editions';
import { countQueue } from '$lib/server/queries/review-queue';
import { listRoles } from '$lib/server/queries/roles';
import { listSurveyTitles } from '$lib/server/queries/surveys';
import { guard } from '../../guard';
import { listWaitingWaves } from './list-waiting-waves';
import { openQueue } from './review/open-queue';
import { showNews } from './show-news';
import { showQueries } from './show-queries';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await guard(event, 'view_workspace');
	const { db, actor, now } = event.locals;
	const reader = await openQueue(db, actor);
	const [titles, held, editions, queries, counts, news] = await Promise.all([
		listSurveyTitles(db),
		actor.kind === 'account' ? listRoles(db, actor.id) : [],
		listEditions(db),
		showQueries(db, actor, reader, now),
		countQueue(db, reader, wholeQueue),
		showNews(db, reader)
	]);
	const rolesOn = (id: number) => held.filter((one) => one.surveyId === id);
	const own = titles.filter(({ id }) => rolesOn(id).length > 0);
	return {
		queries,
		toDecide: counts.mine,
		news,
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
				waves: may(actor, 'view_survey', { surveyId: id }).ok
					? await listWaitingWaves(event.locals, id)
					: []
			}))
		),
		isAdministrator: may(actor, 'view_people').ok
	};
};
