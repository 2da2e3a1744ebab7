import { editionFileName } from '$lib/domain/editions/edition-address';
import { answersCsv } from '$lib/domain/interchange/answers-file';
import { sendCsv } from '../../../../../../send-data';
import { openProposalFile, sendPrivately } from '../open-proposal';
import type { RequestHandler } from './$types';

/** The answers as the next edition would give them. */
export const GET: RequestHandler = async (event) => {
	const proposal = await openProposalFile(event);
	if (proposal instanceof Response) return proposal;
	const { dataset, number } = proposal;
	return sendPrivately(
		sendCsv(
			answersCsv(dataset, number, dataset.answers),
			editionFileName(event.params.survey, number, 'answers-preview', 'csv')
		)
	);
};
