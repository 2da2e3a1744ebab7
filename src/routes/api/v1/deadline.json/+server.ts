import { problem } from '$lib/domain/interchange/problem';
import { deadline } from '$lib/domain/requests/deadline';
import { deadlineProblem } from '$lib/domain/requests/deadline-words';
import { bankHolidays } from '$lib/server/queries/calendar';
import { sendJson } from '../../../send-data';
import { refuseParameters } from '../open-edition';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) => {
	const refused = refuseParameters(url, ['received']);
	if (refused) return refused;
	const result = deadline(url.searchParams.get('received') ?? '', bankHolidays);
	if (!result.ok) return problem(422, null, deadlineProblem(result), { parameter: 'received' });
	const { received, due, day40, skipped, codeOfPractice } = result;
	return sendJson({
		received,
		due,
		day40,
		skipped: skipped.map(({ date, title, divisions }) => ({ date, title, divisions })),
		codeOfPractice
	});
};
