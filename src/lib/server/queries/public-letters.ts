import { and, asc, eq, isNotNull, isNull, like, sql } from 'drizzle-orm';
import type { Database } from '../db/connect';
import { bodies, editionRecords, editions, erasures, requests, surveys, waves } from '../db/schema';

/** The key of a letter's record names its wave, the body and, last, the hash of the file. */
const ofFile = (sha256: string) =>
	and(eq(editionRecords.kind, 'document'), like(editionRecords.key, `% ${sha256}`));

/** When and why a letter that an edition held was erased; null where it holds it, or never did. */
export async function findErasedLetter(
	db: Database,
	survey: string,
	edition: number,
	sha256: string
): Promise<{ at: Date; reason: string } | null> {
	const [row] = await db
		.select({ at: erasures.at, reason: erasures.reason })
		.from(editionRecords)
		.innerJoin(editions, eq(editions.id, editionRecords.editionId))
		.innerJoin(surveys, eq(surveys.id, editions.surveyId))
		.innerJoin(erasures, eq(erasures.id, editionRecords.erasureId))
		.where(
			and(
				eq(surveys.slug, survey),
				eq(editions.number, edition),
				isNull(editionRecords.content),
				ofFile(sha256)
			)
		);
	return row ?? null;
}

/**
 * The numbers of the editions that have published a letter of a request and go on showing it. The same file
 * elsewhere is another letter: nobody is told of the editions of another survey.
 */
export async function listEditionsWithLetter(
	db: Database,
	requestId: number,
	sha256: string
): Promise<number[]> {
	const rows = await db
		.selectDistinct({ number: editions.number })
		.from(requests)
		.innerJoin(waves, eq(waves.id, requests.waveId))
		.innerJoin(bodies, eq(bodies.id, requests.bodyId))
		.innerJoin(editions, eq(editions.surveyId, waves.surveyId))
		.innerJoin(editionRecords, eq(editionRecords.editionId, editions.id))
		.where(
			and(
				eq(requests.id, requestId),
				eq(editionRecords.kind, 'document'),
				eq(
					editionRecords.key,
					sql`${waves.slug} || ' ' || ${bodies.slug} || ' ' || ${sha256}::text`
				),
				isNotNull(editionRecords.content)
			)
		)
		.orderBy(asc(editions.number));
	return rows.map((row) => row.number);
}

/** Whether any edition has published a file as a letter, and goes on showing it. */
export async function isFilePublished(db: Database, sha256: string): Promise<boolean> {
	const rows = await db
		.select({ id: editionRecords.id })
		.from(editionRecords)
		.where(and(isNotNull(editionRecords.content), ofFile(sha256)))
		.limit(1);
	return rows.length > 0;
}
