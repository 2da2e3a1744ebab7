import { and, desc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { NewsKind } from '$lib/domain/review/news';
import type { Database } from '../db/connect';
import {
	answers,
	bodies,
	comments,
	editions,
	findings,
	replies,
	revisions,
	surveys,
	transitions,
	waves
} from '../db/schema';
import { isSeenBy } from './blind-places';

/** Whose news it is, of which surveys, since when. */
export interface NewsReader {
	accountId: number;
	/** Their key as an actor: what they did themselves is no news. */
	key: string;
	surveyIds: readonly number[];
	since: Date;
}

/** What one person, or one body, did in one wave, all of one kind. */
export interface NewsGroup {
	kind: Exclude<NewsKind, 'edition'>;
	/** The key of the actor; null for a body's. */
	by: string | null;
	/** The body that replied; null for what people did. */
	body: { code: string | null; name: string } | null;
	survey: { slug: string; title: string };
	wave: { slug: string; title: string };
	count: number;
	/** When the last of it was done. */
	at: Date;
	/** The revision that the last of it was about. */
	revisionId: number;
}

/** An edition that somebody else published. */
export interface NewsEdition {
	survey: { slug: string; title: string };
	number: number;
	by: string;
	at: Date;
}

/**
 * What others did on somebody's surveys since they were last here, the newest first. What one person did
 * of one kind in one wave is one entry.
 */
export async function listNews(
	db: Database,
	{ accountId, key, surveyIds, since }: NewsReader
): Promise<{ groups: NewsGroup[]; editions: NewsEdition[] }> {
	if (surveyIds.length === 0) return { groups: [], editions: [] };
	const isTheirs = inArray(surveys.id, [...surveyIds]);
	const ofWave = or(eq(waves.id, answers.waveId), eq(waves.id, findings.waveId));
	const place = {
		survey: surveys.definition,
		wave: { slug: waves.slug, title: waves.title },
		count: sql<number>`count(*)`.mapWith(Number)
	};
	const isProposal = sql<boolean>`coalesce(${comments.content} ->> 'proposed_wording', '') <> ''`;
	const [steps, said, replied, published] = await Promise.all([
		db
			.select({
				...place,
				kind: transitions.to,
				by: transitions.actor,
				at: sql<Date>`max(${transitions.at})`.mapWith(transitions.at),
				revisionId: sql<number>`max(${revisions.id})`.mapWith(Number)
			})
			.from(transitions)
			.innerJoin(revisions, eq(revisions.id, transitions.revisionId))
			.leftJoin(answers, eq(answers.id, revisions.answerId))
			.leftJoin(findings, eq(findings.id, revisions.findingId))
			.innerJoin(waves, ofWave)
			.innerJoin(surveys, eq(surveys.id, waves.surveyId))
			.where(
				and(
					isTheirs,
					gt(transitions.at, since),
					ne(transitions.actor, key),
					isSeenBy(accountId, revisions.answerId)
				)
			)
			.groupBy(transitions.to, transitions.actor, surveys.id, waves.id),
		db
			.select({
				...place,
				isProposal,
				by: comments.author,
				at: sql<Date>`max(${comments.at})`.mapWith(comments.at),
				revisionId: sql<number>`max(${revisions.id})`.mapWith(Number)
			})
			.from(comments)
			.innerJoin(revisions, eq(revisions.id, comments.revisionId))
			.leftJoin(answers, eq(answers.id, revisions.answerId))
			.leftJoin(findings, eq(findings.id, revisions.findingId))
			.innerJoin(waves, ofWave)
			.innerJoin(surveys, eq(surveys.id, waves.surveyId))
			.where(
				and(
					isTheirs,
					gt(comments.at, since),
					ne(comments.author, key),
					isNull(comments.transitionId),
					isSeenBy(accountId, revisions.answerId)
				)
			)
			.groupBy(isProposal, comments.author, surveys.id, waves.id),
		db
			.select({
				...place,
				body: { code: bodies.code, name: bodies.name },
				at: sql<Date>`max(${replies.at})`.mapWith(replies.at),
				revisionId: sql<number>`max(${revisions.id})`.mapWith(Number)
			})
			.from(replies)
			.innerJoin(revisions, eq(revisions.id, replies.revisionId))
			.innerJoin(answers, eq(answers.id, revisions.answerId))
			.innerJoin(bodies, eq(bodies.id, answers.bodyId))
			.innerJoin(waves, eq(waves.id, answers.waveId))
			.innerJoin(surveys, eq(surveys.id, waves.surveyId))
			.where(and(isTheirs, gt(replies.at, since), isSeenBy(accountId, revisions.answerId)))
			.groupBy(bodies.id, surveys.id, waves.id),
		db
			.select({
				survey: surveys.definition,
				number: editions.number,
				by: editions.publishedBy,
				at: editions.publishedAt
			})
			.from(editions)
			.innerJoin(surveys, eq(surveys.id, editions.surveyId))
			.where(and(isTheirs, gt(editions.publishedAt, since), ne(editions.publishedBy, key)))
			.orderBy(desc(editions.publishedAt))
	]);
	const groups: NewsGroup[] = [
		...steps.map((row) => ({ ...row, body: null })),
		...said.map(({ isProposal: proposes, ...row }) => ({
			...row,
			kind: proposes ? ('proposal' as const) : ('comment' as const),
			body: null
		})),
		...replied.map((row) => ({ ...row, kind: 'reply' as const, by: null }))
	];
	return {
		groups: groups
			.map((group) => ({ ...group, survey: nameOf(group.survey) }))
			.sort((a, b) => b.at.getTime() - a.at.getTime() || b.revisionId - a.revisionId),
		editions: published.map((edition) => ({ ...edition, survey: nameOf(edition.survey) }))
	};
}

const nameOf = ({ slug, title }: { slug: string; title: string }) => ({ slug, title });
