import { answersJson } from '$lib/domain/interchange/answers-file';
import { sendJson } from '../../../../../../send-data';
import { asEdition, openProposalFile, sendPrivately } from '../open-proposal';
import type { RequestHandler } from './$types';

/** The answers as the next edition would give them. When it is published is not known yet: it says now. */
export const GET: RequestHandler = async (event) => {
	const proposal = await openProposalFile(event);
	if (proposal instanceof Response) return proposal;
	const { dataset } = proposal;
	const edition = asEdition(proposal, event.params.survey, '', event.locals.now);
	return sendPrivately(sendJson(answersJson(dataset, edition, dataset.answers)));
};
