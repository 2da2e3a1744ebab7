import { dayOf } from '$lib/domain/editions/day-of';
import { latestEdition } from '$lib/domain/editions/edition';
import { editionFileName } from '$lib/domain/editions/edition-address';
import { mediaTypes } from '$lib/domain/interchange/edition-files';
import { writeArchive } from '$lib/server/spreadsheets/write-archive';
import { sendStream } from '../../../../../send-data';
import { openEdition, refuseParameters } from '../../../open-edition';
import { listPackageFiles } from './list-package-files';
import type { RequestHandler } from './$types';

/** The most answers and assessments together of which a package is kept once it was made. */
const mostKept = 10_000;

/** All of an edition in one file. */
export const GET: RequestHandler = async (event) => {
	const refused = refuseParameters(event.url, ['edition']);
	if (refused) return refused;
	const publication = await openEdition(event);
	if (publication instanceof Response) return publication;
	const { dataset, edition, editions } = publication;
	const { origin, now } = event.locals;
	const latest = latestEdition(editions, now)?.number ?? null;
	const files = listPackageFiles(publication, latest, origin);
	const isLarge = dataset.answers.length + dataset.assessments.length > mostKept;
	return sendStream(
		writeArchive(files, dayOf(edition.publishedAt)),
		mediaTypes.ZIP,
		editionFileName(dataset.survey.slug, edition.number, 'package', 'zip'),
		// One that is large goes out as it is made, and is held nowhere.
		isLarge ? { 'cache-control': 'no-store' } : {}
	);
};
