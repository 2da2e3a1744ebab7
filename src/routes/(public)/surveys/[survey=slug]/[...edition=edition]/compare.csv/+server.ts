import { editionFileName } from '$lib/domain/editions/edition-address';
import { writeTable } from '$lib/domain/interchange/column';
import { comparisonColumns, listComparedBodies } from '$lib/domain/interchange/comparison-table';
import { problem } from '$lib/domain/interchange/problem';
import { sendCsv } from '../../../../../send-data';
import { openComparison } from '../open-comparison';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const opened = await openComparison(locals, params, url);
	if (!opened.ok) return problem(400, null, `${opened.message} ${opened.hint}`);
	const { publication, view } = opened;
	const { dataset, edition } = publication;
	const csv = writeTable(comparisonColumns(dataset.questions), listComparedBodies(dataset, view));
	return sendCsv(csv, editionFileName(dataset.survey.slug, edition.number, 'comparison', 'csv'));
};
