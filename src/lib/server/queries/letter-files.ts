import { and, eq, inArray, sql } from 'drizzle-orm';
import type { DocumentType } from '$lib/domain/evidence/document-type';
import type { Database } from '../db/connect';
import { documents, editionRecords, editions, requests, waves } from '../db/schema';

/** Letters of a survey whose text can be read, by what they are. */
export async function listTextLetters(
	db: Database,
	surveyId: number,
	types: readonly DocumentType[],
	largest: number
): Promise<{ id: string; sha256: string }[]> {
	const rows = await db
		.select({ id: documents.id, sha256: documents.sha256 })
		.from(documents)
		.innerJoin(requests, eq(requests.id, documents.requestId))
		.innerJoin(waves, eq(waves.id, requests.waveId))
		.where(
			and(
				eq(waves.surveyId, surveyId),
				inArray(documents.type, [...types]),
				sql`${documents.bytes} <= ${largest}`
			)
		);
	return rows.flatMap(({ id, sha256 }) => (sha256 === null ? [] : [{ id: String(id), sha256 }]));
}

/** The letters and the records of editions that are one file, in a survey. */
export async function listSameFile(
	db: Database,
	surveyId: number,
	sha256: string
): Promise<{ letters: string[]; records: string[] }> {
	const [letters, records] = await Promise.all([
		db
			.select({ id: documents.id })
			.from(documents)
			.innerJoin(requests, eq(requests.id, documents.requestId))
			.innerJoin(waves, eq(waves.id, requests.waveId))
			.where(and(eq(waves.surveyId, surveyId), eq(documents.sha256, sha256))),
		db
			.select({ id: editionRecords.id })
			.from(editionRecords)
			.innerJoin(editions, eq(editions.id, editionRecords.editionId))
			.where(
				and(
					eq(editions.surveyId, surveyId),
					eq(editionRecords.kind, 'document'),
					sql`${editionRecords.content} ->> 'sha256' = ${sha256}`
				)
			)
	]);
	const ids = (rows: { id: number }[]) => rows.map(({ id }) => String(id));
	return { letters: ids(letters), records: ids(records) };
}
