import { comparisonTable } from '$lib/domain/answers/comparison';
import { toCsv } from '$lib/domain/interchange/csv';
import { problem } from '$lib/domain/interchange/problem';
import { sendCsv } from '../../../../../send-data';
import { comparisonFileName, openComparison } from '../open-comparison';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const opened = await openComparison(locals, params, url);
	if (!opened.ok) return problem(400, null, `${opened.message} ${opened.hint}`);
	const { publication, view } = opened;
	const { header, rows } = comparisonTable(publication.dataset, view);
	return sendCsv(toCsv(header, rows), `${comparisonFileName(publication)}.csv`);
};
