import { sortPeople, accountStanding } from '$lib/domain/access/account-standing';
import { roleWords } from '$lib/domain/access/role';
import { listPeople } from '$lib/server/queries/accounts';
import { listRoles } from '$lib/server/queries/roles';
import { listSurveyTitles } from '$lib/server/queries/surveys';
import { guard } from '../../../guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await guard(event, 'view_people');
	const { db } = event.locals;
	const [people, held, surveys] = await Promise.all([
		listPeople(db),
		listRoles(db),
		listSurveyTitles(db)
	]);
	return {
		people: sortPeople(people).map((person) => ({
			...person,
			standing: accountStanding(person),
			roles: held
				.filter((one) => one.accountId === person.id)
				.map(({ survey, role }) => ({
					title: roleWords[role].title,
					survey: surveys.find((one) => one.slug === survey)?.title ?? survey
				}))
		}))
	};
};
