import { eq, or } from 'drizzle-orm';
import type { Place } from '$lib/domain/access/may';
import type { Database } from '../db/connect';
import { answers, findings, requests, revisions, surveys, waves } from '../db/schema';

/** How a command or a page names where it acts: nothing for the installation as a whole. */
export type PlaceName =
	| { survey: string }
	| { waveId: number }
	| { requestId: number }
	| { revisionId: number }
	| { accountId: number }
	| Record<string, never>;

/** A place, and the slug of its survey for the audit trail. */
export interface FoundPlace extends Place {
	survey?: string;
}

/** A place that no role reaches: what is named does not exist, which only those who might see it are told. */
const nowhere: FoundPlace = { surveyId: null };

/** Finds the survey that something belongs to, so that roles on it can be asked for. */
export async function findPlace(db: Database, name: PlaceName): Promise<FoundPlace> {
	if ('accountId' in name) return { accountId: name.accountId };
	const columns = { surveyId: surveys.id, survey: surveys.slug };
	if ('survey' in name) {
		const [row] = await db.select(columns).from(surveys).where(eq(surveys.slug, name.survey));
		return row ?? nowhere;
	}
	if ('waveId' in name) {
		const [row] = await db
			.select(columns)
			.from(waves)
			.innerJoin(surveys, eq(surveys.id, waves.surveyId))
			.where(eq(waves.id, name.waveId));
		return row ?? nowhere;
	}
	if ('requestId' in name) {
		const [row] = await db
			.select(columns)
			.from(requests)
			.innerJoin(waves, eq(waves.id, requests.waveId))
			.innerJoin(surveys, eq(surveys.id, waves.surveyId))
			.where(eq(requests.id, name.requestId));
		return row ?? nowhere;
	}
	if ('revisionId' in name) {
		const [row] = await db
			.select(columns)
			.from(revisions)
			.leftJoin(answers, eq(answers.id, revisions.answerId))
			.leftJoin(findings, eq(findings.id, revisions.findingId))
			.innerJoin(waves, or(eq(waves.id, answers.waveId), eq(waves.id, findings.waveId)))
			.innerJoin(surveys, eq(surveys.id, waves.surveyId))
			.where(eq(revisions.id, name.revisionId));
		return row ?? nowhere;
	}
	return {};
}
