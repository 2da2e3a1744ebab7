import { writeTable } from '$lib/domain/interchange/column';
import { problem } from '$lib/domain/interchange/problem';
import {
	listWorkingBodies,
	workingComparisonColumns
} from '$lib/domain/interchange/working-comparison-table';
import { guard } from '../../../../../../../guard';
import { sendPrivateCsv } from '../../../../../../../send-data';
import { openWorkingComparison } from '../compare/open-working-comparison';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const reading = await openWorkingComparison(locals, params, url.searchParams);
	if (!reading.ok) return problem(400, null, `${reading.message} ${reading.hint}`);
	const { dataset, work } = reading.opened;
	return sendPrivateCsv(
		writeTable(
			workingComparisonColumns(dataset.questions),
			listWorkingBodies(dataset, reading.view, work)
		),
		`${params.survey}-${params.wave}-working-comparison.csv`
	);
};
