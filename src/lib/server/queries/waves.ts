import { and, asc, count, countDistinct, eq, inArray, isNotNull, or } from 'drizzle-orm';
import type { Wave } from '$lib/domain/surveys/survey';
import type { Database } from '../db/connect';
import {
	answers,
	bodies,
	contexts,
	drafts,
	findings,
	publishedFigures,
	replyInvitations,
	requests,
	responses,
	revisions,
	secondCodingSamples,
	surveys,
	waveBodies,
	waves
} from '../db/schema';
import { onlyRow } from './only-row';

/** A wave as its survey holds it. */
export interface StoredWave {
	id: number;
	surveyId: number;
	/** From 1, in the order of fielding. */
	position: number;
	wave: Wave;
	/** The letter that its requests are generated from; null for the one that the survey gives. */
	requestTemplate: string | null;
}

const asStored = ({
	id,
	surveyId,
	position,
	asAt,
	requestTemplate,
	...wave
}: typeof waves.$inferSelect): StoredWave => ({
	id,
	surveyId,
	position,
	requestTemplate,
	wave: { slug: wave.slug, title: wave.title, law: wave.law, as_at: asAt, note: wave.note }
});

/** A wave, locked until the transaction ends, or null. */
export async function lockWave(
	tx: Database,
	waveId: number
): Promise<(StoredWave & { slug: string }) | null> {
	const [row] = await tx.select().from(waves).where(eq(waves.id, waveId)).for('update');
	return row ? { ...asStored(row), slug: row.slug } : null;
}

/** A wave of a survey by its slug, or null. */
export async function findWave(
	db: Database,
	surveyId: number,
	slug: string
): Promise<StoredWave | null> {
	const [row] = await db
		.select()
		.from(waves)
		.where(and(eq(waves.surveyId, surveyId), eq(waves.slug, slug)));
	return row ? asStored(row) : null;
}

/** A wave with what its survey is called, or null. */
export async function findWaveOfSurvey(
	db: Database,
	waveId: number
): Promise<(StoredWave & { survey: { slug: string; title: string } }) | null> {
	const [row] = await db
		.select({ wave: waves, survey: surveys.definition })
		.from(waves)
		.innerJoin(surveys, eq(surveys.id, waves.surveyId))
		.where(eq(waves.id, waveId));
	if (!row) return null;
	const { slug, title } = row.survey;
	return { ...asStored(row.wave), survey: { slug, title } };
}

/** The waves of a survey in order, each with how many bodies it asks and how many it has answers for. */
export async function listWaves(
	db: Database,
	surveyId: number
): Promise<(StoredWave & { asked: number; answered: number })[]> {
	const [rows, asked, answered] = await Promise.all([
		db.select().from(waves).where(eq(waves.surveyId, surveyId)).orderBy(asc(waves.position)),
		db
			.select({ waveId: waveBodies.waveId, bodies: count() })
			.from(waveBodies)
			.innerJoin(waves, eq(waves.id, waveBodies.waveId))
			.where(eq(waves.surveyId, surveyId))
			.groupBy(waveBodies.waveId),
		db
			.select({ waveId: answers.waveId, bodies: countDistinct(answers.bodyId) })
			.from(answers)
			.innerJoin(revisions, eq(revisions.answerId, answers.id))
			.innerJoin(waves, eq(waves.id, answers.waveId))
			.where(eq(waves.surveyId, surveyId))
			.groupBy(answers.waveId)
	]);
	const countOf = (counts: { waveId: number; bodies: number }[], id: number) =>
		counts.find((one) => one.waveId === id)?.bodies ?? 0;
	return rows.map((row) => ({
		...asStored(row),
		asked: countOf(asked, row.id),
		answered: countOf(answered, row.id)
	}));
}

/** Inserts a wave and gives its id. */
export async function insertWave(
	tx: Database,
	surveyId: number,
	position: number,
	{ as_at, ...wave }: Wave
): Promise<number> {
	const rows = await tx
		.insert(waves)
		.values({ ...wave, asAt: as_at, surveyId, position })
		.returning({ id: waves.id });
	return onlyRow(rows).id;
}

/** Changes what a wave says of itself. */
export async function updateWave(
	tx: Database,
	waveId: number,
	{ as_at, ...wave }: Wave
): Promise<void> {
	await tx
		.update(waves)
		.set({ ...wave, asAt: as_at })
		.where(eq(waves.id, waveId));
}

/** Removes a wave. What it asks and what is recorded in it has gone before. */
export async function deleteWave(tx: Database, waveId: number): Promise<void> {
	await tx.delete(waves).where(eq(waves.id, waveId));
}

/** Changes the letter that the requests of a wave are generated from. */
export async function updateRequestTemplate(
	tx: Database,
	waveId: number,
	requestTemplate: string | null
): Promise<void> {
	await tx.update(waves).set({ requestTemplate }).where(eq(waves.id, waveId));
}

/** Whether a wave asks a body. */
export async function asksBody(db: Database, waveId: number, bodyId: number): Promise<boolean> {
	const rows = await db
		.select({ bodyId: waveBodies.bodyId })
		.from(waveBodies)
		.where(and(eq(waveBodies.waveId, waveId), eq(waveBodies.bodyId, bodyId)));
	return rows.length > 0;
}

/** Names bodies that a wave asks, each with why it is among them. */
export async function insertWaveBodies(
	tx: Database,
	waveId: number,
	list: readonly { bodyId: number; why: string | null }[]
): Promise<void> {
	if (list.length === 0) return;
	await tx.insert(waveBodies).values(list.map((one) => ({ ...one, waveId })));
}

/** Has a wave ask these bodies no longer. */
export async function deleteWaveBodies(
	tx: Database,
	waveId: number,
	bodyIds: readonly number[]
): Promise<void> {
	if (bodyIds.length === 0) return;
	await tx
		.delete(waveBodies)
		.where(and(eq(waveBodies.waveId, waveId), inArray(waveBodies.bodyId, [...bodyIds])));
}

export interface WaveBody {
	id: number;
	slug: string;
	code: string | null;
	name: string;
	/** Why the wave asks it; null where the survey began with it. */
	why: string | null;
	/** Whether a request, a response, an answer, a draft of one or a finding is recorded, so that the wave goes on asking it. */
	hasRecords: boolean;
}

/** The bodies that a wave asks, in no order. */
export async function listWaveBodies(db: Database, waveId: number): Promise<WaveBody[]> {
	const recorded = [requests, responses, findings].map((table) =>
		db
			.selectDistinct({ bodyId: table.bodyId })
			.from(table)
			.where(and(eq(table.waveId, waveId), isNotNull(table.bodyId)))
	);
	// The place of an answer may have outlived a draft that was discarded.
	const entered = db
		.selectDistinct({ bodyId: answers.bodyId })
		.from(answers)
		.leftJoin(revisions, eq(revisions.answerId, answers.id))
		.leftJoin(drafts, eq(drafts.answerId, answers.id))
		.where(and(eq(answers.waveId, waveId), or(isNotNull(revisions.id), isNotNull(drafts.id))));
	const [rows, ...recordedRows] = await Promise.all([
		db
			.select({
				id: bodies.id,
				slug: bodies.slug,
				code: bodies.code,
				name: bodies.name,
				why: waveBodies.why
			})
			.from(waveBodies)
			.innerJoin(bodies, eq(bodies.id, waveBodies.bodyId))
			.where(eq(waveBodies.waveId, waveId)),
		...recorded,
		entered
	]);
	const ids = new Set(recordedRows.flat().map((row) => row.bodyId));
	return rows.map((row) => ({ ...row, hasRecords: ids.has(row.id) }));
}

/** Whether any answer of a wave has been submitted. */
export async function hasAnswers(db: Database, waveId: number): Promise<boolean> {
	const rows = await db
		.select({ id: answers.id })
		.from(answers)
		.innerJoin(revisions, eq(revisions.answerId, answers.id))
		.where(eq(answers.waveId, waveId))
		.limit(1);
	return rows.length > 0;
}

/** Whether anything at all is recorded in a wave: sent, received, entered, found, drawn or published of it. */
export async function waveHasRecords(db: Database, waveId: number): Promise<boolean> {
	const tables = [
		requests,
		responses,
		answers,
		findings,
		contexts,
		publishedFigures,
		secondCodingSamples,
		replyInvitations
	];
	const found = await Promise.all(
		tables.map((table) =>
			db.select({ waveId: table.waveId }).from(table).where(eq(table.waveId, waveId)).limit(1)
		)
	);
	return found.some((rows) => rows.length > 0);
}
