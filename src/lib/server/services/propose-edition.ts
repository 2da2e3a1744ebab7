import { setImmediate } from 'node:timers/promises';
import type { ChartSettings } from '$lib/domain/charts/chart';
import { checkChart } from '$lib/domain/charts/check-chart';
import { assembleEdition, type Contents } from '$lib/domain/editions/assemble';
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
	/** The slugs of the charts that look different for what is corrected. */
	touchedCharts: string[];
	/** The charts that do not fit what it would hold: with any of them it does not go out. */
	misfits: ChartSettings[];
}

/** Reads what the next edition of a survey would hold, as it would be frozen now. Changes nothing. */
export async function proposeEdition(
	db: Database,
	survey: { id: number; slug: string },
	now: Date
): Promise<Proposal> {
	const asOf = await findLastSequence(db);
	const contents = await readContents(db, { surveyId: survey.id });
	const editions = await listEditions(db, survey.slug);
	const last = lastStanding(editions);
	await setImmediate();
	const dataset = assembleEdition(contents, now);
	const before = last && (await readEdition(db, last));
	await setImmediate();
	const difference = before && compareDatasets(before, dataset);
	const isCorrecting = difference !== null && needsCorrection(difference);
	// Of nothing there is nothing to draw yet, and nothing goes out.
	const misfits = contents.answers.length > 0 ? await listMisfits(dataset) : [];
	const fitting = dataset.charts.filter((chart) => !misfits.includes(chart));
	return {
		asOf,
		number: Math.max(0, ...editions.map((edition) => edition.number)) + 1,
		contents,
		dataset,
		editions,
		last,
		difference,
		needsCorrection: isCorrecting,
		touchedCharts: before && isCorrecting ? await listTouchedCharts(fitting, before, dataset) : [],
		misfits
	};
}

/** The charts that do not fit what they would be drawn of. Others get their turns meanwhile. */
async function listMisfits(dataset: Dataset): Promise<ChartSettings[]> {
	const misfits: ChartSettings[] = [];
	for (const settings of dataset.charts) {
		await setImmediate();
		if (checkChart(settings, dataset).length > 0) misfits.push(settings);
	}
	return misfits;
}

/** The slugs of those charts that look different. Others get their turns meanwhile. */
async function listTouchedCharts(
	charts: readonly ChartSettings[],
	before: Dataset,
	after: Dataset
): Promise<string[]> {
	const touched: string[] = [];
	for (const { slug } of charts) {
		await setImmediate();
		const old = tellChart(slug, before);
		await setImmediate();
		if (isTouchedChart(old, tellChart(slug, after))) touched.push(slug);
	}
	return touched;
}
