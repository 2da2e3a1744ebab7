import { sendJson } from '../../send-data';
import { openRegister } from '../bodies/open-register';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const { records } = await openRegister(locals);
	return sendJson({ bodies: records });
};
