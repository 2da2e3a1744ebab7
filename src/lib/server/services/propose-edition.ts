import { setImmediate } from 'node:timers/promises';
import { assembleDataset, type Contents } from '$lib/domain/editions/assemble';
import type { Dataset } from '$lib/domain/editions/dataset';
import { compareDatasets, needsCorrection, type Difference } from '$lib/domain/editions/difference';
import { lastStanding } from '$lib/domain/editions/last-standing';
import { isTouchedChart, tellChart } from '$lib/domain/editions/touched-charts';
import type { Database } from '../db/connect';
import { findLastSequence } from '../queries/audit-events';
import { readContents } from '../queries/contents';
import { listEditions, type StoredEdition } from '../queries/editions';
import { readEdition } from '../queries/publications';

/** What the next edition of a survey would hold, and what it would change. */
export interface Proposal {
	/** Of when it is: the number of the last thing that was done, which was all taken in. */
	asOf: number;
	/** The number that the edition would have. */
	number: number;
	contents: Contents;
	dataset: Dataset;
	/** Every edition of the survey, open or not. */
	editions: StoredEdition[];
	/** The edition that it follows; null where it is the first that stands. */
	last: StoredEdition | null;
	/** What is other than in the edition that it follows. */
	difference: Difference | null;
	/** Whether readers have to be told what is corrected. */
	needsCorrection: boolean;
	/** The charts that look different for what is corrected. */
	touchedCharts: string[];
}

/** Reads what the next edition of a survey would hold, as it would be frozen now. Changes nothing. */
export async function proposeEdition(
	db: Database,
	survey: { id: number; slug: string }
): Promise<Proposal> {
	const asOf = await findLastSequence(db);
	const contents = await readContents(db, { surveyId: survey.id });
	const editions = await listEditions(db, survey.slug);
	const last = lastStanding(editions);
	await setImmediate();
	const dataset = assembleDataset(contents);
	const before = last && (await readEdition(db, last));
	await setImmediate();
	const difference = before && compareDatasets(before, dataset);
	const isCorrecting = difference !== null && needsCorrection(difference);
	return {
		asOf,
		number: Math.max(0, ...editions.map((edition) => edition.number)) + 1,
		contents,
		dataset,
		editions,
		last,
		difference,
		needsCorrection: isCorrecting,
		touchedCharts: before && isCorrecting ? await listTouchedCharts(before, dataset) : []
	};
}

/** The slugs of the charts that look different. Others get their turns meanwhile. */
async function listTouchedCharts(before: Dataset, after: Dataset): Promise<string[]> {
	const touched: string[] = [];
	for (const { slug } of after.charts) {
		await setImmediate();
		const old = tellChart(slug, before);
		await setImmediate();
		if (isTouchedChart(old, tellChart(slug, after))) touched.push(slug);
	}
	return touched;
}
