import { requestsWorkbook } from '$lib/domain/interchange/workbook';
import { sendEditionWorkbook } from '../../../send-edition-workbook';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	sendEditionWorkbook(event, 'requests', requestsWorkbook);
