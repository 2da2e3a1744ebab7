import { assembleEdition } from '$lib/domain/editions/assemble';
import type { Dataset } from '$lib/domain/editions/dataset';
import {
	openCorrections,
	withCorrections,
	type OpenCorrection
} from '$lib/domain/editions/correction-notes';
import { dayOf } from '$lib/domain/editions/day-of';
import {
	frozenAt,
	isOpen,
	latestEdition,
	nextOpening,
	opensAt,
	type Edition
} from '$lib/domain/editions/edition';
import type { Database } from '../db/connect';
import { readContents } from './contents';
import { listCorrections, listEditions, type StoredEdition } from './editions';

/** An edition that readers may see, with all it says. */
export interface Publication {
	edition: Edition;
	/** Every edition of the survey that readers may see, newest first. */
	editions: Edition[];
	/** Whether this is the edition that the survey's own address shows. */
	isLatest: boolean;
	/** What those editions correct, newest first. */
	corrections: OpenCorrection[];
	dataset: Dataset;
}

/**
 * Datasets by the hash of their contents and the day on which they were frozen, which stay true of them however
 * long they are kept. Of an edition from which something was erased, the dataset says so besides, and is its own.
 */
const kept = new Map<string, Promise<Dataset>>();

/** All that an edition says, open or not. */
export function readEdition(db: Database, edition: StoredEdition): Promise<Dataset> {
	const { id, contentHash, events } = edition;
	const at = frozenAt(edition);
	const isErased = events.some(({ kind }) => kind === 'erased');
	const key = [contentHash, dayOf(at), ...(isErased ? [id] : [])].join(' ');
	let dataset = kept.get(key);
	if (!dataset) {
		dataset = readContents(db, { editionId: id }).then((contents) => assembleEdition(contents, at));
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
	return choosePublication(db, await listEditions(db, survey), number, now);
}

/** The latest edition of every survey that has one, the newest first. */
export async function listPublications(db: Database, now: Date): Promise<Publication[]> {
	const editions = await listEditions(db);
	const slugs = [...new Set(editions.map((edition) => edition.survey))];
	const found = await Promise.all(
		slugs.map((slug) => {
			const ofSurvey = editions.filter((edition) => edition.survey === slug);
			return choosePublication(db, ofSurvey, null, now);
		})
	);
	return found
		.filter((publication) => publication !== null)
		.sort((a, b) => b.edition.publishedAt.getTime() - a.edition.publishedAt.getTime());
}

/** An edition as readers are told of it: for them it was published when it opened. */
const asTold = (edition: StoredEdition): StoredEdition => ({
	...edition,
	publishedAt: opensAt(edition) ?? edition.publishedAt
});

/** One of a survey's editions, by its number or the latest, with what it says; null where it is not open. */
async function choosePublication(
	db: Database,
	editions: readonly StoredEdition[],
	number: number | null,
	now: Date
): Promise<Publication | null> {
	const open = editions
		.filter((edition) => isOpen(edition, now))
		.sort((a, b) => b.number - a.number);
	const latest = latestEdition(open, now)?.number;
	const wanted = number ?? latest;
	if (!open.some((one) => one.number === wanted)) return null;
	const ids = open.map((one) => one.id);
	const corrections = openCorrections(await listCorrections(db, ids), open);
	const told = withCorrections(open.map(asTold), corrections);
	const edition = told.find((one) => one.number === wanted);
	if (!edition) return null;
	return {
		edition,
		editions: told,
		isLatest: edition.number === latest,
		corrections,
		dataset: await readEdition(db, edition)
	};
}

/** The next instant at which an embargo ends, or null where none is running. */
export async function findNextOpening(db: Database, now: Date): Promise<Date | null> {
	return nextOpening(await listEditions(db), now);
}
