import { editionFileName } from '$lib/domain/editions/edition-address';
import { answersCsv } from '$lib/domain/interchange/answers-file';
import { sendCsv } from '../../../../../send-data';
import { openAnswers } from '../../../open-answers';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const opened = await openAnswers(event);
	if (opened instanceof Response) return opened;
	const { dataset, edition } = opened.publication;
	return sendCsv(
		answersCsv(dataset, edition.number, opened.answers),
		editionFileName(dataset.survey.slug, edition.number, 'answers', 'csv')
	);
};
