import { error } from '@sveltejs/kit';
import { documentTypeTable } from '$lib/domain/evidence/document-type';
import { downloadName } from '$lib/domain/evidence/file-name';
import { guard } from '../../../../../../../../../../../guard';
import { openRequest } from '../../../../open-request';
import { openLetter } from '../../open-letters';
import type { RequestHandler } from './$types';

/** A name as a header has it, in any language (RFC 6266, 4.3; RFC 8187, 3.2). */
const encodeName = (name: string) =>
	encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** A letter itself, to be saved. Whatever is in it, nothing of it runs as a part of this site. */
export const GET: RequestHandler = async (event) => {
	const { params, locals } = event;
	await guard(event, 'view_survey', { survey: params.survey });
	const { db, files } = locals;
	const { request } = await openRequest(db, params);
	const { id, sha256, name, type } = await openLetter(db, request.id, params.document);
	if (sha256 === null || name === null) {
		error(410, { message: 'This letter was erased.', hint: 'The page of the letter says more.' });
	}
	const entry = documentTypeTable[type];
	const encoding = entry.shownAs === 'text' ? await files.readEncoding(sha256) : null;
	const found = await files.open(sha256);
	if (!found) throw new Error(`The file of letter ${id} is not in the folder of documents.`);
	return new Response(found.stream, {
		headers: {
			// A browser that would show it all the same shows text, not a message or a table.
			'content-type':
				entry.shownAs === 'text' ? `text/plain; charset=${encoding ?? 'utf-8'}` : entry.mediaType,
			'content-length': String(found.bytes),
			'content-disposition': `attachment; filename*=UTF-8''${encodeName(downloadName(name, type))}`,
			'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox"
		}
	});
};
