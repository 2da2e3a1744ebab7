import { listComparedBodies } from '$lib/domain/interchange/comparison-table';
import { problem } from '$lib/domain/interchange/problem';
import { fileHeading } from '$lib/domain/interchange/survey-record';
import { sendJson } from '../../../../../send-data';
import { openComparison } from '../open-comparison';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const opened = await openComparison(locals, params, url);
	if (!opened.ok) return problem(400, null, `${opened.message} ${opened.hint}`);
	const { dataset, edition } = opened.publication;
	return sendJson({
		...fileHeading(dataset, edition),
		wave: opened.view.wave,
		bodies: listComparedBodies(dataset, opened.view)
	});
};
