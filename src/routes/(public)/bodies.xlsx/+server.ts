import { registerWorkbook } from '$lib/domain/interchange/workbook';
import { sendWorkbook } from '../../send-workbook';
import { openRegister } from '../bodies/open-register';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const { records, surveys } = await openRegister(locals);
	return sendWorkbook(registerWorkbook(`${locals.origin}/bodies`, surveys, records), 'bodies.xlsx');
};
