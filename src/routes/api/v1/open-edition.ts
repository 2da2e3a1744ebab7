import { readEditionNumber } from '$lib/domain/editions/edition-number';
import { problem } from '$lib/domain/interchange/problem';
import { clipWords } from '$lib/domain/questions/words';
import { findPublication, type Publication } from '$lib/server/queries/publications';

/** What of a request to the API tells which edition it asks for. */
export interface Asked {
	locals: App.Locals;
	params: { survey: string };
	url: URL;
}

/**
 * The edition that a request to the API asks for: `?edition=3`, or the latest where it names none. Or,
 * as a response, the problem: 422 where the number is none, 404 where there is no such edition.
 */
export async function openEdition({ locals, params, url }: Asked): Promise<Publication | Response> {
	const asked = url.searchParams.getAll('edition');
	const number = asked[0] === undefined ? null : readEditionNumber(asked[0]);
	if (asked.length > 1 || (asked.length === 1 && number === null)) {
		return problem(
			422,
			null,
			'The edition is given by one number, as in ?edition=1. Leave it out for the latest.',
			{ parameter: 'edition' }
		);
	}
	const publication = await findPublication(locals.db, params.survey, number, locals.now);
	if (publication) return publication;
	return problem(
		404,
		null,
		number === null
			? `There is no survey called "${params.survey}". /api/v1/surveys.json lists them all.`
			: `There is no edition ${number} of a survey called "${params.survey}". /api/v1/surveys.json lists the surveys, and each survey lists its editions.`
	);
}

/** The problem with the first parameter of the address that is none of those known; null where all are. */
export function refuseParameters(url: URL, known: readonly string[]): Response | null {
	const unknown = [...url.searchParams.keys()].find((name) => !known.includes(name));
	if (unknown === undefined) return null;
	return problem(
		422,
		null,
		`There is no parameter "${clipWords(unknown)}" here. Allowed: ${known.join(', ') || 'none'}.`
	);
}
