import { bodyColumns } from '$lib/domain/interchange/bodies-table';
import { writeTable } from '$lib/domain/interchange/column';
import { sendCsv } from '../../send-data';
import { openRegister } from '../bodies/open-register';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const { records } = await openRegister(locals);
	return sendCsv(writeTable(bodyColumns, records), 'bodies.csv');
};
