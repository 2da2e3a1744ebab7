import { error, type RequestEvent } from '@sveltejs/kit';
import { listBlindPlaces } from '$lib/server/queries/blind-places';
import { proposeEdition, type Proposal } from '$lib/server/services/propose-edition';
import { problem } from '$lib/domain/interchange/problem';
import type { Edition } from '$lib/domain/editions/edition';
import { guard } from '../../../../../guard';
import { openSurvey } from '../open-survey';

/** The answers of a survey that whoever asks is to code a second time without seeing the first coding. */
export async function listBlind(
	locals: Pick<App.Locals, 'actor' | 'db'>,
	surveyId: number
): Promise<Set<string>> {
	const { actor, db } = locals;
	return actor.kind === 'account' ? listBlindPlaces(db, actor.id, surveyId) : new Set<string>();
}

/** The next edition of a survey as one that is published, as files give it. */
export const asEdition = (
	{ number }: Proposal,
	survey: string,
	contentHash: string,
	now: Date
): Edition => ({ survey, number, publishedAt: now, contentHash, note: '', events: [] });

/**
 * What the next edition of the survey at hand would hold, for a file that would go out with it.
 * @returns the problem as a response where it would show somebody what they are to code without seeing it
 */
export async function openProposalFile(
	event: Pick<RequestEvent, 'locals' | 'url' | 'request'> & { params: { survey: string } }
): Promise<Proposal | Response> {
	await guard(event, 'publish_edition', { survey: event.params.survey });
	const { db, now } = event.locals;
	const { id, survey } = await openSurvey(db, event.params.survey);
	const blind = await listBlind(event.locals, id);
	if (blind.size > 0) {
		return problem(
			409,
			null,
			'You are coding some of these answers a second time, and their first coding is in this file. It is there for you once you have submitted yours.'
		);
	}
	const proposal = await proposeEdition(db, { id, slug: survey.slug }, now);
	if (proposal.contents.answers.length === 0) {
		error(404, { message: 'No answer of this survey has been accepted yet.' });
	}
	return proposal;
}

/** A file that other sites have no part in yet. */
export function sendPrivately(response: Response): Response {
	response.headers.delete('access-control-allow-origin');
	return response;
}
