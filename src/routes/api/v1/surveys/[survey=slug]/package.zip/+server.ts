import { dayOf } from '$lib/domain/editions/day-of';
import { latestEdition } from '$lib/domain/editions/edition';
import { editionFileName } from '$lib/domain/editions/edition-address';
import { mediaTypes } from '$lib/domain/interchange/edition-files';
import { problem } from '$lib/domain/interchange/problem';
import { sendInTurn, Turns } from '$lib/server/spreadsheets/turns';
import { writeArchive } from '$lib/server/spreadsheets/write-archive';
import { openToAll, sendStream } from '../../../../../send-data';
import { openEdition, refuseParameters } from '../../../open-edition';
import { listPackageFiles } from './list-package-files';
import { packageTag } from './package-tag';
import type { RequestHandler } from './$types';

/** The most answers and assessments together of which a package is kept once it was made. */
const mostKept = 10_000;

/** How many packages are written at once: those that are kept, and those that go out as they are made. */
const turns = { kept: new Turns(2), large: new Turns(4) };

/** In milliseconds: whoever takes nothing of a package for so long leaves its turn to others. */
const patience = 60_000;

/** All of an edition in one file. */
export const GET: RequestHandler = async (event) => {
	const refused = refuseParameters(event.url, ['edition']);
	if (refused) return refused;
	const publication = await openEdition(event);
	if (publication instanceof Response) return publication;
	const { dataset, edition, editions } = publication;
	const { origin, now } = event.locals;
	const latest = latestEdition(editions, now)?.number ?? null;
	const isLarge = dataset.answers.length + dataset.assessments.length > mostKept;
	// One that is large goes out as it is made and is held nowhere, so that it says itself what it is known by.
	const known = isLarge
		? { etag: packageTag(publication, latest, origin), 'cache-control': 'public, no-cache' }
		: null;
	if (known && event.request.headers.get('if-none-match')?.includes(known.etag)) {
		return new Response(null, { status: 304, headers: { ...openToAll, ...known } });
	}
	const files = listPackageFiles(publication, latest, origin);
	const turn = isLarge ? turns.large.takeNow() : await turns.kept.take();
	if (!turn) return busy();
	const archive = writeArchive(files, dayOf(edition.publishedAt));
	return sendStream(
		sendInTurn(archive, turn, patience),
		mediaTypes.ZIP,
		editionFileName(dataset.survey.slug, edition.number, 'package', 'zip'),
		known ?? {}
	);
};

function busy(): Response {
	const response = problem(
		503,
		'Busy',
		'This package is large, and several are being sent already. Try again in a minute.'
	);
	response.headers.set('retry-after', '60');
	return response;
}
