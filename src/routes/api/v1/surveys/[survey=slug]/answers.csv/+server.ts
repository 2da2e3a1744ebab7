import { editionFileName } from '$lib/domain/editions/edition-address';
import { answerColumns, answerRows } from '$lib/domain/interchange/answers-table';
import { writeTable } from '$lib/domain/interchange/column';
import { sendCsv } from '../../../../../send-data';
import { openAnswers } from '../../../open-answers';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const opened = await openAnswers(event);
	if (opened instanceof Response) return opened;
	const { dataset, edition } = opened.publication;
	return sendCsv(
		writeTable(answerColumns, answerRows(dataset, edition.number, opened.answers)),
		editionFileName(dataset.survey.slug, edition.number, 'answers', 'csv')
	);
};
