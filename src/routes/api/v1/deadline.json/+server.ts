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
	const [received = '', ...more] = url.searchParams.getAll('received');
	if (more.length > 0) {
		return problem(422, null, 'Ask about one day at a time, as in ?received=2022-03-28.', {
			parameter: 'received'
		});
	}
	const result = deadline(received, bankHolidays);
	if (!result.ok) return problem(422, null, deadlineProblem(result), { parameter: 'received' });
	const { due, day40, skipped, codeOfPractice } = result;
	return sendJson({
		received: result.received,
		due,
		day40,
		skipped: skipped.map(({ date, title, divisions }) => ({ date, title, divisions })),
		codeOfPractice
	});
};
