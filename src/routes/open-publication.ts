import { error } from '@sveltejs/kit';
import { findPublication, type Publication } from '$lib/server/queries/publications';

/**
 * The edition that an address names: `editions/3`, or the latest where it names none.
 * @throws a 404 where there is no such survey, no such edition, or it is not open yet
 */
export async function openPublication(
	locals: App.Locals,
	params: { survey: string; edition?: string }
): Promise<Publication> {
	const number = params.edition ? Number(params.edition.replace('editions/', '')) : null;
	const publication = await findPublication(locals.db, params.survey, number, locals.now);
	if (publication) return publication;
	throw error(404, {
		message: number
			? `There is no edition ${number} of a survey called “${params.survey}”.`
			: `There is no survey called “${params.survey}”.`,
		hint: 'See all surveys on the home page.'
	});
}
