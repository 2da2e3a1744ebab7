import { writeTable } from '$lib/domain/interchange/column';
import { mailMergeColumns } from '$lib/domain/interchange/mail-merge-table';
import { sortBodies } from '$lib/domain/bodies/body';
import { requestSubject } from '$lib/domain/requests/request-text';
import { writtenText } from '$lib/domain/requests/written-text';
import { listRequests } from '$lib/server/queries/requests';
import { findLetterSource } from '$lib/server/services/find-letter-source';
import { guard } from '../../../../../../../../guard';
import { sendCsv } from '../../../../../../../../send-data';
import { openWave } from '../../open-wave';
import type { RequestHandler } from './$types';

/** A row for each request, with its text, in alphabetical order of short name. */
export const GET: RequestHandler = async (event) => {
	const { params, locals } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const { db } = locals;
	const wave = await openWave(db, params);
	const [source, requests] = await Promise.all([
		findLetterSource(db, wave),
		listRequests(db, wave.id)
	]);
	const rows = sortBodies(requests.map((request) => ({ ...request.body, request }))).map(
		({ request }) => ({
			body: request.body,
			reference: request.reference,
			contact: request.contact,
			subject: requestSubject(wave.survey),
			text: writtenText(request, source)
		})
	);
	return sendCsv(
		writeTable(mailMergeColumns, rows),
		`mail-merge-${params.survey}-${params.wave}.csv`
	);
};
