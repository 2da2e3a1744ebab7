import type { Database } from '../db/connect';
import { enterOrganisation, listOrganisations } from '../queries/organisations';
import { findBodyId } from '../queries/register';
import { RefusedError } from './perform';

/**
 * The id of the organisation that somebody works for, entered where it is new.
 * @param body the slug of the body of the register that it is; empty where it is none
 * @param present the organisation that they are of already. Of it an empty field takes the body away;
 * of another it takes nothing, or those who work there could decide about their own body's answers
 * @throws RefusedError `unknown_body`
 */
export async function enterOrganisationOf(
	tx: Database,
	{ organisation, body }: { organisation: string; body: string },
	present?: number
): Promise<number> {
	const known = (await listOrganisations(tx)).find(
		(one) => one.name.toLowerCase() === organisation.toLowerCase()
	);
	const name = known?.name ?? organisation;
	if (body === '') {
		return enterOrganisation(tx, name, known && known.id === present ? null : undefined);
	}
	const bodyId = await findBodyId(tx, body);
	if (bodyId === null) {
		throw new RefusedError('unknown_body', `The register has no body “${body}”.`);
	}
	return enterOrganisation(tx, name, bodyId);
}
