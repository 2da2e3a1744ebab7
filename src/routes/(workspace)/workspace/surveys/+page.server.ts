import { may } from '$lib/domain/access/may';
import { roleWords } from '$lib/domain/access/role';
import { compareNames } from '$lib/domain/bodies/body';
import { listPeople } from '$lib/server/queries/accounts';
import { listRoles } from '$lib/server/queries/roles';
import { listSurveyTitles } from '$lib/server/queries/surveys';
import { guard } from '../../../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await guard(event, 'view_workspace');
	const { db, actor } = event.locals;
	const seesAll = may(actor, 'view_people').ok;
	const [titles, held, people] = await Promise.all([
		listSurveyTitles(db),
		listRoles(db),
		seesAll ? listPeople(db) : []
	]);
	const names = new Map(people.map((person) => [person.id, person.name]));
	const surveys = titles
		.map(({ id, slug, title }) => {
			const here = held.filter((one) => one.surveyId === id);
			return {
				slug,
				title,
				own: here
					.filter((one) => actor.kind === 'account' && one.accountId === actor.id)
					.map((one) => roleWords[one.role].title),
				publishers: here
					.filter((one) => one.role === 'publisher')
					.flatMap((one) => names.get(one.accountId) ?? [])
					.sort(compareNames)
			};
		})
		.filter((survey) => seesAll || survey.own.length > 0)
		.sort((a, b) => compareNames(a.title, b.title));
	return {
		surveys,
		seesAll,
		mayCreate: may(actor, 'create_survey').ok,
		created:
			surveys.find((survey) => survey.slug === event.url.searchParams.get('created'))?.title ?? null
	};
};
