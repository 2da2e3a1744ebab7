import type { Answer } from '$lib/domain/answers/answer';
import {
	filterAnswers,
	parameterWords,
	readAnswerFilter
} from '$lib/domain/interchange/answer-filter';
import { problem } from '$lib/domain/interchange/problem';
import type { Publication } from '$lib/server/queries/publications';
import { openEdition } from './open-edition';

/**
 * The edition that a request asks for and its answers that pass the filters of the query, or the
 * problem as a response.
 */
export async function openAnswers(
	event: Parameters<typeof openEdition>[0]
): Promise<{ publication: Publication; answers: Answer[] } | Response> {
	const publication = await openEdition(event);
	if (publication instanceof Response) return publication;
	const { dataset } = publication;
	const reading = readAnswerFilter(event.url.searchParams, dataset, ['edition']);
	if (!reading.ok) {
		return problem(422, null, parameterWords(reading.problems), { problems: reading.problems });
	}
	return { publication, answers: filterAnswers(dataset.answers, reading.filter) };
}
