import { and, asc, desc, eq, isNull, type SQL } from 'drizzle-orm';
import type { Body } from '$lib/domain/bodies/body';
import {
	findingContentSchema,
	type Criterion,
	type FindingContent
} from '$lib/domain/gaps/assessment';
import type { LatestFinding } from '$lib/domain/gaps/finding-list';
import type { ThreadEntry } from '$lib/domain/review/thread';
import type { RevisionState } from '$lib/domain/review/transition';
import type { Database } from '../db/connect';
import { bodies, criteria, findings, revisions, surveys, transitions, waves } from '../db/schema';
import { readThreads } from './comments';
import { onlyRow } from './only-row';

/** Where a finding stands. No body: government as a whole. */
export interface FindingPlace {
	waveId: number;
	bodyId: number | null;
	criterionId: number;
}

const ofPlace = ({ waveId, bodyId, criterionId }: FindingPlace) =>
	and(
		eq(findings.waveId, waveId),
		bodyId === null ? isNull(findings.bodyId) : eq(findings.bodyId, bodyId),
		eq(findings.criterionId, criterionId)
	);

/** The id of the finding at this place, made where there is none yet, locked until the transaction ends. */
export async function lockFinding(tx: Database, place: FindingPlace): Promise<number> {
	await tx.insert(findings).values(place).onConflictDoNothing();
	const rows = await tx
		.select({ id: findings.id })
		.from(findings)
		.where(ofPlace(place))
		.for('update');
	return onlyRow(rows).id;
}

/** What stands of a finding, or null where none was accepted, or what was is erased. The caller holds its lock. */
export async function findStandingFinding(
	tx: Database,
	findingId: number
): Promise<FindingContent | null> {
	const [row] = await tx
		.select({ content: revisions.content })
		.from(findings)
		.innerJoin(revisions, eq(revisions.id, findings.acceptedRevisionId))
		.where(eq(findings.id, findingId));
	return row?.content ? findingContentSchema.parse(row.content) : null;
}

/** A revision of a finding, and where it stands. */
export interface FindingRevision {
	id: number;
	/** From 1. */
	number: number;
	/** The actor's key. */
	author: string;
	createdAt: Date;
	/** Null once it is erased. */
	content: FindingContent | null;
	state: RevisionState;
}

/** One finding as it is reviewed: what has been submitted for it, and what was said about that. */
export interface FindingReview {
	acceptedRevisionId: number | null;
	/** The first one first; none where there is no finding yet. */
	revisions: FindingRevision[];
	thread: ThreadEntry[];
}

/** A finding as it is reviewed: with no revision where there is none yet. */
export async function readFindingReview(db: Database, place: FindingPlace): Promise<FindingReview> {
	const [finding] = await db.select().from(findings).where(ofPlace(place));
	if (!finding) return { acceptedRevisionId: null, revisions: [], thread: [] };
	const [cut, states, threads] = await Promise.all([
		db
			.select()
			.from(revisions)
			.where(eq(revisions.findingId, finding.id))
			.orderBy(asc(revisions.number)),
		readStates(db, eq(findings.id, finding.id)),
		readThreads(db, { findingIds: [finding.id] })
	]);
	return {
		acceptedRevisionId: finding.acceptedRevisionId,
		revisions: cut.map(({ id, number, author, createdAt, content }) => ({
			id,
			number,
			author,
			createdAt,
			content: content && findingContentSchema.parse(content),
			state: states.get(id) ?? 'submitted'
		})),
		thread: threads.get(finding.id) ?? []
	};
}

/** Where revisions of findings stand in review, by their ids. @param which of which findings */
async function readStates(db: Database, which: SQL): Promise<Map<number, RevisionState>> {
	const rows = await db
		.select({ id: transitions.revisionId, state: transitions.to })
		.from(transitions)
		.innerJoin(revisions, eq(revisions.id, transitions.revisionId))
		.innerJoin(findings, eq(findings.id, revisions.findingId))
		.where(which)
		.orderBy(asc(transitions.id));
	return new Map(rows.map(({ id, state }) => [id, state]));
}

/** The findings of a wave, each by its latest revision, in no order. */
export async function listLatestFindings(db: Database, waveId: number): Promise<LatestFinding[]> {
	const ofWave = eq(findings.waveId, waveId);
	const states = await readStates(db, ofWave);
	const rows = await db
		.select({
			findingId: findings.id,
			acceptedRevisionId: findings.acceptedRevisionId,
			body: bodies.slug,
			criterion: criteria.code,
			revisionId: revisions.id,
			content: revisions.content,
			submittedAt: revisions.createdAt
		})
		.from(findings)
		.innerJoin(criteria, eq(criteria.id, findings.criterionId))
		.innerJoin(revisions, eq(revisions.findingId, findings.id))
		.leftJoin(bodies, eq(bodies.id, findings.bodyId))
		.where(ofWave)
		.orderBy(desc(revisions.number));
	const contents = new Map(rows.map(({ revisionId, content }) => [revisionId, content]));
	const read = (content: unknown) =>
		content === null || content === undefined ? null : findingContentSchema.parse(content);
	const latest = new Map<number, LatestFinding>();
	for (const { findingId, acceptedRevisionId, revisionId, content, ...row } of rows) {
		if (latest.has(findingId)) continue;
		latest.set(findingId, {
			...row,
			content: read(content),
			state: states.get(revisionId) ?? 'submitted',
			standing:
				acceptedRevisionId !== null && acceptedRevisionId !== revisionId
					? read(contents.get(acceptedRevisionId))
					: null
		});
	}
	return [...latest.values()];
}

/** What the finding of a revision is called, and the slug of its survey; null where it is of no finding. */
export async function findFindingName(
	db: Database,
	revisionId: number
): Promise<{
	body: Pick<Body, 'slug' | 'code' | 'name'> | null;
	criterion: Pick<Criterion, 'code' | 'title'>;
	survey: string;
} | null> {
	const [row] = await db
		.select({ body: bodies, definition: criteria.definition, survey: surveys.slug })
		.from(revisions)
		.innerJoin(findings, eq(findings.id, revisions.findingId))
		.innerJoin(criteria, eq(criteria.id, findings.criterionId))
		.innerJoin(waves, eq(waves.id, findings.waveId))
		.innerJoin(surveys, eq(surveys.id, waves.surveyId))
		.leftJoin(bodies, eq(bodies.id, findings.bodyId))
		.where(eq(revisions.id, revisionId));
	return row ? { body: row.body, criterion: row.definition, survey: row.survey } : null;
}
