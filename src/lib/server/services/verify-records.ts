import { asc, eq } from 'drizzle-orm';
import { verifyChain } from '$lib/domain/audit/chain';
import { hashFrozen, sealRows } from '$lib/domain/editions/contents';
import type { Database } from '../db/connect';
import {
	auditEvents,
	editionAnswers,
	editionAssessments,
	editionRecords,
	editions,
	revisions,
	surveys
} from '../db/schema';
import { sha256 } from './sha256';

export interface Verification {
	/** What was checked and found, in a line each. */
	lines: string[];
	isSound: boolean;
}

interface FrozenRow {
	id: number;
	content: unknown;
	salt: string | null;
	contentHash: string;
}

/** An erased row has nothing left to check; any other must still have the hash it was frozen with. */
const isIntact = (row: FrozenRow) =>
	row.content === null || hashFrozen(row.content, row.salt ?? '', sha256) === row.contentHash;

/** Checks the audit chain, every revision and every edition against their hashes. Changes nothing. */
export async function verifyRecords(db: Database): Promise<Verification> {
	const lines: string[] = [];
	let isSound = true;
	const report = (ok: boolean, line: string) => {
		lines.push(`${ok ? 'Sound' : 'BROKEN'}: ${line}`);
		isSound &&= ok;
	};

	const events = await db.select().from(auditEvents).orderBy(asc(auditEvents.sequence));
	const chain = verifyChain(
		events.map((row) => ({
			...row,
			at: row.at.toISOString(),
			subject: { kind: row.subjectKind, key: row.subjectKey }
		})),
		sha256
	);
	report(
		chain.ok,
		chain.ok
			? `audit trail of ${chain.count} events`
			: `audit trail at event ${chain.sequence}: ${chain.why.replace('_', ' ')}`
	);

	const cut = await db.select().from(revisions);
	const altered = cut.find((row) => !isIntact(row));
	report(!altered, altered ? `revision ${altered.id} was altered` : `${cut.length} revisions`);

	const published = await db
		.select({ id: editions.id, number: editions.number, seal: editions.seal, survey: surveys.slug })
		.from(editions)
		.innerJoin(surveys, eq(surveys.id, editions.surveyId))
		.orderBy(asc(editions.id));
	for (const edition of published) {
		const rows: FrozenRow[] = [
			...(await db.select().from(editionRecords).where(eq(editionRecords.editionId, edition.id))),
			...(await db.select().from(editionAnswers).where(eq(editionAnswers.editionId, edition.id))),
			...(await db
				.select()
				.from(editionAssessments)
				.where(eq(editionAssessments.editionId, edition.id)))
		];
		const sealed =
			sealRows(
				rows.map((row) => row.contentHash),
				sha256
			) === edition.seal;
		const name = `edition ${edition.number} of ${edition.survey}`;
		report(
			sealed && rows.every(isIntact),
			sealed ? `${name}, ${rows.length} rows` : `${name}: its rows are not those it was sealed with`
		);
	}
	return { lines, isSound };
}
