import { describeApi } from '$lib/domain/interchange/open-api';
import { sendJson } from '../../../send-data';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () => sendJson(describeApi());
