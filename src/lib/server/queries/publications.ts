import { asc, desc, eq } from 'drizzle-orm';
import { assembleDataset } from '$lib/domain/editions/assemble';
import type { Dataset } from '$lib/domain/editions/dataset';
import { isOpen, latestEdition, nextOpening, type Edition } from '$lib/domain/editions/edition';
import type { Database } from '../db/connect';
import { editionEvents, editions, surveys } from '../db/schema';
import { readContents } from './contents';

/** An edition that readers may see, with all it says. */
export interface Publication {
	edition: Edition;
	/** Every edition of the survey that readers may see, newest first. */
	editions: Edition[];
	/** Whether this is the edition that the survey's own address shows. */
	isLatest: boolean;
	dataset: Dataset;
}

interface StoredEdition extends Edition {
	id: number;
}

async function listEditions(db: Database): Promise<StoredEdition[]> {
	const rows = await db
		.select({
			id: editions.id,
			survey: surveys.slug,
			number: editions.number,
			publishedAt: editions.publishedAt,
			contentHash: editions.contentHash,
			note: editions.note
		})
		.from(editions)
		.innerJoin(surveys, eq(surveys.id, editions.surveyId))
		.orderBy(desc(editions.publishedAt), desc(editions.number));
	const events = await db.select().from(editionEvents).orderBy(asc(editionEvents.id));
	return rows.map((row) => {
		const own = events
			.filter((event) => event.editionId === row.id)
			.map((event) => ({
				kind: event.kind,
				at: event.at,
				until: event.content.until ? new Date(event.content.until) : null,
				words: event.content.words ?? null,
				contentHash: event.content.contentHash ?? null
			}));
		// An erasure gives the edition the hash of what is left.
		const erased = own.findLast((event) => event.contentHash !== null);
		return { ...row, contentHash: erased?.contentHash ?? row.contentHash, events: own };
	});
}

/** Datasets by edition. They are frozen, so that they may be kept until something is erased. */
const kept = new Map<string, Promise<Dataset>>();

function readEdition(db: Database, edition: StoredEdition): Promise<Dataset> {
	const key = `${edition.id} ${edition.contentHash}`;
	let dataset = kept.get(key);
	if (!dataset) {
		dataset = readContents(db, { editionId: edition.id }).then(assembleDataset);
		dataset.catch(() => kept.delete(key));
		kept.set(key, dataset);
	}
	return dataset;
}

/** Forgets the datasets kept in memory: something that readers see has changed. */
export function forgetDatasets(): void {
	kept.clear();
}

/**
 * An edition of a survey, by its number or the latest, or null where there is no such survey or
 * edition, or it is not open at this instant.
 */
export async function findPublication(
	db: Database,
	survey: string,
	number: number | null,
	now: Date
): Promise<Publication | null> {
	const open = (await listEditions(db)).filter(
		(edition) => edition.survey === survey && isOpen(edition, now)
	);
	const latest = latestEdition(open, now);
	const wanted = number ?? latest?.number;
	const edition = open.find((one) => one.number === wanted);
	if (!edition) return null;
	return {
		edition,
		editions: open.sort((a, b) => b.number - a.number),
		isLatest: edition.number === latest?.number,
		dataset: await readEdition(db, edition)
	};
}

/** The latest edition of every survey that has one, the newest first. */
export async function listPublications(db: Database, now: Date): Promise<Publication[]> {
	const slugs = [...new Set((await listEditions(db)).map((edition) => edition.survey))];
	const found = await Promise.all(slugs.map((slug) => findPublication(db, slug, null, now)));
	return found
		.filter((publication) => publication !== null)
		.sort((a, b) => b.edition.publishedAt.getTime() - a.edition.publishedAt.getTime());
}

/** The next instant at which an embargo ends, or null where none is running. */
export async function findNextOpening(db: Database, now: Date): Promise<Date | null> {
	return nextOpening(await listEditions(db), now);
}
