import { problem } from '$lib/domain/interchange/problem';
import { listWorkingBodies } from '$lib/domain/interchange/working-comparison-table';
import { guard } from '../../../../../../../guard';
import { sendPrivateJson } from '../../../../../../../send-data';
import { openWorkingComparison } from '../compare/open-working-comparison';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { params, locals, url } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const reading = await openWorkingComparison(locals, params, url.searchParams);
	if (!reading.ok) return problem(400, null, `${reading.message} ${reading.hint}`);
	const { survey, wave, dataset, work } = reading.opened;
	return sendPrivateJson({
		survey: survey.slug,
		wave: wave.slug,
		asAt: wave.as_at,
		status: 'Working data, not published',
		answers: work.shown,
		readAt: locals.now.toISOString(),
		bodies: listWorkingBodies(dataset, reading.view, work)
	});
};
