import { grantSchema, readGrant } from '$lib/domain/access/person';
import type { Role } from '$lib/domain/access/role';
import { shortName, sortBodies } from '$lib/domain/bodies/body';
import { listOrganisations, listSurveyTitles } from '$lib/server/queries/accounts';
import { readRegister } from '$lib/server/queries/register';
import type { z } from 'zod';

/** What forms about people offer to choose from. */
export async function listChoices(db: App.Locals['db']) {
	const [surveys, organisations, { bodies }] = await Promise.all([
		listSurveyTitles(db),
		listOrganisations(db),
		readRegister(db)
	]);
	return {
		surveys: surveys.map(({ slug, title }) => ({ slug, title })),
		organisations: organisations.map((one) => one.name),
		bodies: sortBodies(bodies).map((body) => ({
			slug: body.slug,
			name: body.name === shortName(body) ? body.name : `${shortName(body)}: ${body.name}`
		}))
	};
}

/** What a form grants. Boxes that name nothing are left out. */
export function readGrants({ administrator, roles }: z.infer<typeof grantSchema>): {
	isAdministrator: boolean;
	roles: { survey: string; role: Role }[];
} {
	return {
		isAdministrator: administrator === 'yes',
		roles: [...new Set(roles)].flatMap((name) => readGrant(name) ?? [])
	};
}
