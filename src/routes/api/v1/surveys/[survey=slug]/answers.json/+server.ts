import { answersJson } from '$lib/domain/interchange/answers-file';
import { sendJson } from '../../../../../send-data';
import { openAnswers } from '../../../open-answers';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const opened = await openAnswers(event);
	if (opened instanceof Response) return opened;
	const { dataset, edition } = opened.publication;
	return sendJson(answersJson(dataset, edition, opened.answers));
};
