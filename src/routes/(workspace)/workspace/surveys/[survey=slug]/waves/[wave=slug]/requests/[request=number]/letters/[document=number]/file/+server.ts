import { error } from '@sveltejs/kit';
import { guard } from '../../../../../../../../../../../guard';
import { sendLetter } from '../../../../../../../../../../../send-letter';
import { openRequest } from '../../../../open-request';
import { openLetter } from '../../open-letters';
import type { RequestHandler } from './$types';

/** A letter itself, to be saved. */
export const GET: RequestHandler = async (event) => {
	const { params, locals } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const { db, files } = locals;
	const { request } = await openRequest(db, params);
	const { id, sha256, name, type } = await openLetter(db, request.id, Number(params.document));
	if (sha256 === null || name === null) {
		error(410, { message: 'This letter was erased.', hint: 'The page of the letter says more.' });
	}
	const sent = await sendLetter(files, { sha256, name, type }, 'saved');
	if (!sent) throw new Error(`The file of letter ${id} is not in the folder of documents.`);
	return sent;
};
