import { bodyColumns, bodyRecords } from '$lib/domain/interchange/bodies-table';
import { writeTable } from '$lib/domain/interchange/column';
import { listPublications } from '$lib/server/queries/publications';
import { readRegister } from '$lib/server/queries/register';
import { sendCsv } from '../../send-data';
import { askedBySurveys } from '../bodies/asked-by-surveys';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const [register, publications] = await Promise.all([
		readRegister(locals.db),
		listPublications(locals.db, locals.now)
	]);
	const surveys = askedBySurveys(publications);
	const records = bodyRecords(register.bodies, register.changes, surveys);
	return sendCsv(writeTable(bodyColumns, records), 'bodies.csv');
};
