import { grantSchema, readGrant } from '$lib/domain/access/person';
import type { Role } from '$lib/domain/access/role';
import { listOrganisations } from '$lib/server/queries/organisations';
import { listSurveyTitles } from '$lib/server/queries/surveys';
import { readRegister } from '$lib/server/queries/register';
import type { z } from 'zod';
import { bodyOptions } from '../body-options';

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
		bodies: bodyOptions(bodies)
	};
}

/** The field of the form that a refusal is about; the form as a whole where there is none. */
export const refusedField: Partial<Record<string, string>> = {
	email_taken: 'email',
	unknown_body: 'body'
};

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
