/** Where an answer stands, by slugs and codes. */
export interface AnswerPlaceName {
	survey: string;
	wave: string;
	body: string;
	question: string;
}

/** The address of the page on which one answer is reviewed, without a query. */
export const answerAddress = ({ survey, wave, body, question }: AnswerPlaceName): string =>
	`/workspace/surveys/${survey}/waves/${wave}/answers/${body}/${question}`;

/**
 * The query of the page of an answer or a finding.
 * @param queue the view of the queue that somebody came from, which leads on to the next; '' for the whole
 * @param more what else it says
 */
export function answerQuery(queue: string, more: Record<string, string> = {}): string {
	const query = new URLSearchParams(more);
	if (queue !== '') query.set('queue', queue);
	return query.size > 0 ? `?${query}` : '';
}
