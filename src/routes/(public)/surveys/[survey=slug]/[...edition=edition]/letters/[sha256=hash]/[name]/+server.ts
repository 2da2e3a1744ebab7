import { error } from '@sveltejs/kit';
import { formatDayOf } from '$lib/domain/editions/day-of';
import { downloadName } from '$lib/domain/evidence/file-name';
import { findErasedLetter } from '$lib/server/queries/public-letters';
import { openPublication } from '../../../../../../../open-publication';
import { sendLetter } from '../../../../../../../send-letter';
import type { RequestHandler } from './$types';

// What is said of a file stands in one line: it is not one of the site's own pages that says it.
const nothing = {
	message:
		'This edition has no letter at this address. The page of each department lists its letters that can be read.'
};

/** A letter that an edition holds, under its own name and no other. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	const { dataset, edition } = await openPublication(locals, params);
	const { sha256, name } = params;
	const letter = dataset.letters.find(
		(one) => one.sha256 === sha256 && downloadName(one.name, one.type) === name
	);
	if (!letter) {
		const { slug } = dataset.survey;
		const erasure = await findErasedLetter(locals.db, slug, edition.number, sha256);
		if (!erasure) error(404, nothing);
		error(410, {
			message: `This letter was erased on ${formatDayOf(erasure.at)}: ${erasure.reason}`
		});
	}
	// Whoever has it asks again each time: it may have been erased.
	const keeping = { etag: `"${sha256}"`, 'cache-control': 'public, no-cache' };
	if (request.headers.get('if-none-match')?.includes(keeping.etag)) {
		return new Response(null, { status: 304, headers: keeping });
	}
	const sent = await sendLetter(locals.files, letter, 'shown');
	if (!sent) error(404, nothing);
	for (const [header, value] of Object.entries(keeping)) sent.headers.set(header, value);
	return sent;
};
