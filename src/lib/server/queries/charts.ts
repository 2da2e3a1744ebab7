import { and, asc, desc, eq, isNotNull, max } from 'drizzle-orm';
import { chartSettingsSchema, type ChartSettings } from '$lib/domain/charts/chart';
import type { Database } from '../db/connect';
import { charts, editionRecords, editions } from '../db/schema';
import { onlyRow } from './only-row';

export interface StoredChart {
	id: number;
	position: number;
	settings: ChartSettings;
}

/** The charts of a survey in order. */
export async function listCharts(db: Database, surveyId: number): Promise<StoredChart[]> {
	const rows = await db
		.select({ id: charts.id, position: charts.position, settings: charts.settings })
		.from(charts)
		.where(eq(charts.surveyId, surveyId))
		.orderBy(asc(charts.position), asc(charts.id));
	return rows.map(({ settings, ...row }) => ({
		...row,
		settings: chartSettingsSchema.parse(settings)
	}));
}

/** What each slug of a chart stood for in the latest edition that had it, open or not. */
export async function listFrozenCharts(db: Database, surveyId: number): Promise<ChartSettings[]> {
	const rows = await db
		.selectDistinctOn([editionRecords.key], { content: editionRecords.content })
		.from(editionRecords)
		.innerJoin(editions, eq(editions.id, editionRecords.editionId))
		.where(
			and(
				eq(editions.surveyId, surveyId),
				eq(editionRecords.kind, 'chart'),
				isNotNull(editionRecords.content)
			)
		)
		.orderBy(asc(editionRecords.key), desc(editions.number));
	return rows.map(({ content }) => chartSettingsSchema.parse(content));
}

/** Adds a chart after those that a survey has. */
export async function insertChart(
	tx: Database,
	surveyId: number,
	settings: ChartSettings
): Promise<void> {
	const rows = await tx
		.select({ position: max(charts.position) })
		.from(charts)
		.where(eq(charts.surveyId, surveyId));
	const position = (onlyRow(rows).position ?? 0) + 1;
	await tx.insert(charts).values({ surveyId, position, slug: settings.slug, settings });
}

/** Changes what a chart draws and says. */
export async function updateChart(
	tx: Database,
	chartId: number,
	settings: ChartSettings
): Promise<void> {
	await tx.update(charts).set({ slug: settings.slug, settings }).where(eq(charts.id, chartId));
}

/** Puts a chart elsewhere in the order. */
export async function moveChartTo(tx: Database, chartId: number, position: number): Promise<void> {
	await tx.update(charts).set({ position }).where(eq(charts.id, chartId));
}

/** Takes a chart out of a survey. Editions keep theirs. */
export async function deleteChart(tx: Database, chartId: number): Promise<void> {
	await tx.delete(charts).where(eq(charts.id, chartId));
}
