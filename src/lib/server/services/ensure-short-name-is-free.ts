import { shortName, type Body } from '$lib/domain/bodies/body';
import { shortNameHolder } from '$lib/domain/bodies/short-name-holder';
import type { Register } from '../queries/register';
import { RefusedError } from './perform';

/**
 * Sees to it that no two bodies that exist are listed by the same short name.
 * @param today 'YYYY-MM-DD'
 * @throws RefusedError `code_taken` where another has it as its short name, `name_taken` where neither
 * has a short name of its own and the names are the same
 */
export function ensureShortNameIsFree(
	body: Body,
	{ bodies, changes }: Pick<Register, 'bodies' | 'changes'>,
	today: string
): void {
	const holder = shortNameHolder(body, bodies, changes, today);
	if (!holder) return;
	throw new RefusedError(
		body.code === null ? 'name_taken' : 'code_taken',
		`${holder.name} is already listed as “${shortName(holder)}”. Give this one a short name of its own or, where it has taken the other’s place, first record that change.`,
		{ holder: holder.slug }
	);
}
