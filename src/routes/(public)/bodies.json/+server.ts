import { bodyRecords } from '$lib/domain/interchange/bodies-table';
import { listPublications } from '$lib/server/queries/publications';
import { readRegister } from '$lib/server/queries/register';
import { sendJson } from '../../send-data';
import { askedBySurveys } from '../bodies/asked-by-surveys';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const [register, publications] = await Promise.all([
		readRegister(locals.db),
		listPublications(locals.db, locals.now)
	]);
	const surveys = askedBySurveys(publications);
	return sendJson({ bodies: bodyRecords(register.bodies, register.changes, surveys) });
};
