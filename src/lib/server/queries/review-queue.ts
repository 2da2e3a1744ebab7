import { and, asc, count, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { answerContentSchema, type AnswerContent } from '$lib/domain/answers/answer';
import type { FindingContent } from '$lib/domain/gaps/assessment';
import { questionSchema, type Question } from '$lib/domain/questions/question';
import { adoptsWording } from '$lib/domain/review/adopts-wording';
import {
	queuePageSize,
	revisionStateOf,
	type QueueFilter,
	type ReviewerStanding
} from '$lib/domain/review/queue';
import type { RevisionState } from '$lib/domain/review/transition';
import type { AsAt } from '$lib/domain/surveys/as-at';
import type { Database } from '../db/connect';
import {
	answers,
	bodies,
	comments,
	criteria,
	findings,
	questions,
	revisions,
	secondCodings,
	secondCodingSamples,
	surveys,
	transitions,
	waves
} from '../db/schema';

/** Who reads the queue, and of which surveys. */
export interface QueueReader extends ReviewerStanding {
	/** The id of their account: what they are to code a second time unseen is left out. */
	accountId: number;
	/** The ids of the surveys that they work on. */
	surveyIds: readonly number[];
	/** Those of them on which they review. */
	reviewedIds: readonly number[];
}

/** What was submitted last for an answer or a finding. */
export interface QueueItem {
	revisionId: number;
	/** How often something was submitted for it. */
	number: number;
	author: string;
	state: RevisionState;
	/** When it came to stand so. */
	since: Date;
	surveyId: number;
	survey: { slug: string; title: string };
	wave: { slug: string; title: string; asAt: AsAt };
	/** Null for government as a whole. */
	body: { slug: string; code: string | null; name: string } | null;
	/** Its content is null once it is erased. */
	of:
		| { kind: 'answer'; question: Question; content: AnswerContent | null }
		| {
				kind: 'finding';
				criterion: { code: string; title: string };
				content: FindingContent | null;
		  };
}

/** The last revision of whatever stands beside it, and the last step of its review. */
const lastRevision = (subject: SQL) => sql`
	join lateral (
		select ${revisions.id}, ${revisions.number}, ${revisions.author}, ${revisions.content}
		from ${revisions} where ${subject}
		order by ${revisions.number} desc limit 1
	) last on true
	join lateral (
		select ${transitions.to} as state, ${transitions.at}
		from ${transitions} where ${transitions.revisionId} = last.id
		order by ${transitions.id} desc limit 1
	) step on true`;

/** Everything that was submitted on some surveys, by its last revision. */
function itemsOf({ accountId, surveyIds }: Pick<QueueReader, 'accountId' | 'surveyIds'>): SQL {
	const isListed = inArray(waves.surveyId, [...surveyIds]);
	const isSeen = sql`not exists (
		select from ${secondCodings}
		join ${secondCodingSamples} on ${secondCodingSamples.id} = ${secondCodings.sampleId}
		where ${secondCodings.answerId} = ${answers.id}
			and ${secondCodingSamples.coderId} = ${accountId} and ${secondCodings.submittedAt} is null
	)`;
	return sql`(
		select last.id as revision_id, last.number, last.author, step.state, step.at as since,
			${waves.surveyId} as survey_id, ${waves.id} as wave_id, ${waves.slug} as wave,
			${answers.bodyId} as body_id, ${answers.questionId} as question_id, null::integer as criterion_id,
			last.content ->> 'disposition' as disposition
		from ${answers}
		join ${waves} on ${waves.id} = ${answers.waveId}
		${lastRevision(sql`${revisions.answerId} = ${answers.id}`)}
		where ${isListed} and ${isSeen}
		union all
		select last.id, last.number, last.author, step.state, step.at,
			${waves.surveyId}, ${waves.id}, ${waves.slug},
			${findings.bodyId}, null, ${findings.criterionId}, null
		from ${findings}
		join ${waves} on ${waves.id} = ${findings.waveId}
		${lastRevision(sql`${revisions.findingId} = ${findings.id}`)}
		where ${isListed}
	) item`;
}

const item = {
	revisionId: sql<number>`item.revision_id`.mapWith(revisions.id),
	number: sql<number>`item.number`.mapWith(revisions.number),
	author: sql<string>`item.author`,
	state: sql<RevisionState>`item.state`,
	since: sql<Date>`item.since`.mapWith(transitions.at),
	surveyId: sql<number>`item.survey_id`.mapWith(waves.surveyId),
	waveId: sql`item.wave_id`,
	wave: sql`item.wave`,
	bodyId: sql`item.body_id`,
	questionId: sql`item.question_id`,
	criterionId: sql`item.criterion_id`,
	disposition: sql`item.disposition`
};

/** What a reader may decide about, were it to wait. */
function mayDecide({ key, own, adopted, reviewedIds }: QueueReader): SQL {
	const conditions = [
		reviewedIds.length > 0 ? inArray(item.surveyId, [...reviewedIds]) : sql`false`,
		sql`${item.author} <> ${key}`,
		own.size > 0 ? sql`(${item.bodyId} is null or ${bodies.slug} not in ${[...own]})` : undefined,
		adopted.size > 0 ? sql`${item.revisionId} not in ${[...adopted]}` : undefined
	];
	return and(...conditions) ?? sql`true`;
}

/** What a filter takes, in whatever state it is. */
function passes(filter: QueueFilter, reader: QueueReader): SQL | undefined {
	const words = filter.body.toLocaleLowerCase('en-GB');
	return and(
		filter.survey === '' ? undefined : eq(surveys.slug, filter.survey),
		filter.wave === '' ? undefined : sql`${item.wave} = ${filter.wave}`,
		filter.question === '' ? undefined : eq(questions.code, filter.question),
		words === ''
			? undefined
			: sql`(${bodies.slug} = ${words} or lower(${bodies.code}) = ${words} or strpos(lower(${bodies.name}), ${words}) > 0)`,
		filter.disposition === null ? undefined : sql`${item.disposition} = ${filter.disposition}`,
		filter.mine ? mayDecide(reader) : undefined
	);
}

function hasState({ state }: QueueFilter): SQL | undefined {
	const wanted = revisionStateOf[state];
	return wanted === null ? undefined : sql`${item.state} = ${wanted}`;
}

const queried = (db: Database, reader: QueueReader) =>
	db
		.select({
			...item,
			content: revisions.content,
			survey: surveys.definition,
			wave: { slug: waves.slug, title: waves.title, asAt: waves.asAt },
			body: { slug: bodies.slug, code: bodies.code, name: bodies.name },
			question: questions.definition,
			criterion: criteria.definition
		})
		.from(itemsOf(reader))
		.innerJoin(revisions, sql`${revisions.id} = ${item.revisionId}`)
		.innerJoin(waves, sql`${waves.id} = ${item.waveId}`)
		.innerJoin(surveys, sql`${surveys.id} = ${item.surveyId}`)
		.leftJoin(bodies, sql`${bodies.id} = ${item.bodyId}`)
		.leftJoin(questions, sql`${questions.id} = ${item.questionId}`)
		.leftJoin(criteria, sql`${criteria.id} = ${item.criterionId}`);

type Row = Awaited<ReturnType<typeof queried>>[number];

function toItem({ content, question, criterion, ...row }: Row): QueueItem {
	const { revisionId, number, author, state, since, surveyId, wave, body } = row;
	const { slug, title } = row.survey;
	const shared = {
		revisionId,
		number,
		author,
		state,
		since,
		surveyId,
		survey: { slug, title },
		wave,
		body
	};
	if (criterion) {
		const { code } = criterion;
		return {
			...shared,
			of: {
				kind: 'finding',
				criterion: { code, title: criterion.title },
				content: content as FindingContent | null
			}
		};
	}
	return {
		...shared,
		of: {
			kind: 'answer',
			question: questionSchema.parse(question),
			content: content && answerContentSchema.parse(content)
		}
	};
}

const inTurn = [asc(item.since), asc(item.revisionId)];

/** A page of the queue, what has stood so the longest first. */
export async function listQueue(
	db: Database,
	reader: QueueReader,
	filter: QueueFilter
): Promise<QueueItem[]> {
	if (reader.surveyIds.length === 0) return [];
	const rows = await queried(db, reader)
		.where(and(passes(filter, reader), hasState(filter)))
		.orderBy(...inTurn)
		.limit(queuePageSize)
		.offset((filter.page - 1) * queuePageSize);
	return rows.map(toItem);
}

/** How many pass a filter but for its state: by state, and of those that wait, what the reader may decide about. */
export interface QueueCounts extends Record<RevisionState, number> {
	mine: number;
}

export async function countQueue(
	db: Database,
	reader: QueueReader,
	filter: QueueFilter
): Promise<QueueCounts> {
	const counts: QueueCounts = { submitted: 0, queried: 0, accepted: 0, mine: 0 };
	if (reader.surveyIds.length === 0) return counts;
	const rows = await db
		.select({
			state: item.state,
			count: count(),
			mine: sql<number>`count(*) filter (where ${mayDecide(reader)})`.mapWith(Number)
		})
		.from(itemsOf(reader))
		.innerJoin(surveys, sql`${surveys.id} = ${item.surveyId}`)
		.leftJoin(bodies, sql`${bodies.id} = ${item.bodyId}`)
		.leftJoin(questions, sql`${questions.id} = ${item.questionId}`)
		.where(passes(filter, reader))
		.groupBy(item.state);
	for (const row of rows) {
		counts[row.state] = row.count;
		if (row.state === 'submitted') counts.mine = row.mine;
	}
	return counts;
}

/**
 * The answer that waits next for a decision which the reader may take, after one of the queue or, where it
 * was the last, from its beginning; null where there is no other.
 * @param after null for the first of all
 */
export async function findNextInQueue(
	db: Database,
	reader: QueueReader,
	filter: QueueFilter,
	after: { revisionId: number; since: Date } | null
): Promise<QueueItem | null> {
	if (reader.surveyIds.length === 0) return null;
	const laterFirst = after
		? [
				sql`(${item.since}, ${item.revisionId}) > (${after.since.toISOString()}::timestamptz, ${after.revisionId}) desc`
			]
		: [];
	const rows = await queried(db, reader)
		.where(
			and(
				passes({ ...filter, mine: true }, reader),
				sql`${item.state} = 'submitted'`,
				sql`${item.questionId} is not null`,
				after ? sql`${item.revisionId} <> ${after.revisionId}` : undefined
			)
		)
		.orderBy(...laterFirst, ...inTurn)
		.limit(1);
	return rows[0] ? toItem(rows[0]) : null;
}

/** The waves with answers that wait for a decision which the reader may take, and how many. */
export async function countWaitingByWave(
	db: Database,
	reader: QueueReader
): Promise<{ survey: string; wave: { slug: string; title: string }; count: number }[]> {
	if (reader.surveyIds.length === 0) return [];
	return db
		.select({
			survey: surveys.slug,
			wave: { slug: waves.slug, title: waves.title },
			count: count()
		})
		.from(itemsOf(reader))
		.innerJoin(waves, sql`${waves.id} = ${item.waveId}`)
		.innerJoin(surveys, sql`${surveys.id} = ${item.surveyId}`)
		.leftJoin(bodies, sql`${bodies.id} = ${item.bodyId}`)
		.where(
			and(sql`${item.state} = 'submitted'`, sql`${item.questionId} is not null`, mayDecide(reader))
		)
		.groupBy(surveys.id, waves.id)
		.orderBy(asc(surveys.id), asc(waves.position));
}

/** All that waits in a wave, what has stood so the longest first. */
export async function listWaiting(
	db: Database,
	reader: QueueReader,
	waveId: number
): Promise<QueueItem[]> {
	if (reader.surveyIds.length === 0) return [];
	const rows = await queried(db, reader)
		.where(and(sql`${item.waveId} = ${waveId}`, sql`${item.state} = 'submitted'`))
		.orderBy(...inTurn);
	return rows.map(toItem);
}

/** A query that nobody has answered yet, with its words and who asked. */
export interface OpenQuery extends QueueItem {
	/** Null once they are erased. */
	words: string | null;
	by: string;
}

/** What is queried on some surveys, the oldest query first. @param limit as many as are listed at most */
export async function listOpenQueries(
	db: Database,
	reader: QueueReader,
	limit: number
): Promise<{ queries: OpenQuery[]; total: number }> {
	if (reader.surveyIds.length === 0) return { queries: [], total: 0 };
	const isQueried = sql`${item.state} = 'queried'`;
	const [rows, totals] = await Promise.all([
		queried(db, reader)
			.where(isQueried)
			.orderBy(...inTurn)
			.limit(limit),
		db.select({ total: count() }).from(itemsOf(reader)).where(isQueried)
	]);
	const said = await db
		.select({
			revisionId: transitions.revisionId,
			by: transitions.actor,
			content: comments.content
		})
		.from(transitions)
		.leftJoin(comments, eq(comments.transitionId, transitions.id))
		.where(
			and(
				eq(transitions.to, 'queried'),
				inArray(
					transitions.revisionId,
					rows.map(({ revisionId }) => revisionId)
				)
			)
		);
	return {
		total: totals[0]?.total ?? 0,
		queries: rows.map((row) => {
			const query = said.find(({ revisionId }) => revisionId === row.revisionId);
			return { ...toItem(row), words: query?.content?.text ?? null, by: query?.by ?? '' };
		})
	};
}

/** The last revisions that have words for readers which somebody proposed. */
export async function listAdoptions(db: Database, author: string): Promise<Set<number>> {
	const rows = await db
		.select({
			revisionId: revisions.id,
			content: revisions.content,
			proposed: comments.content
		})
		.from(comments)
		.innerJoin(revisions, eq(revisions.answerId, comments.answerId))
		.where(
			and(
				eq(comments.author, author),
				sql`${comments.content} ->> 'proposed_wording' is not null`,
				sql`${revisions.content} ->> 'wording_override' is not null`
			)
		);
	return new Set(
		rows
			.filter(({ content, proposed }) =>
				adoptsWording(
					content && 'wording_override' in content ? content.wording_override : null,
					[proposed?.proposed_wording ?? []].flat()
				)
			)
			.map(({ revisionId }) => revisionId)
	);
}

/** What the queue can be filtered by: the surveys that somebody works on, their waves and their questions. */
export async function listQueueChoices(
	db: Database,
	surveyIds: readonly number[]
): Promise<{
	surveys: { slug: string; title: string }[];
	waves: { slug: string; title: string; survey: string }[];
	questions: { code: string; title: string; survey: string }[];
}> {
	const ids = [...surveyIds];
	const [surveyRows, waveRows, questionRows] = await Promise.all([
		db
			.select({ slug: surveys.slug, definition: surveys.definition })
			.from(surveys)
			.where(inArray(surveys.id, ids))
			.orderBy(asc(surveys.id)),
		db
			.select({ slug: waves.slug, title: waves.title, survey: surveys.definition })
			.from(waves)
			.innerJoin(surveys, eq(surveys.id, waves.surveyId))
			.where(inArray(waves.surveyId, ids))
			.orderBy(asc(waves.surveyId), asc(waves.position)),
		db
			.select({ definition: questions.definition, survey: surveys.definition })
			.from(questions)
			.innerJoin(surveys, eq(surveys.id, questions.surveyId))
			.where(inArray(questions.surveyId, ids))
			.orderBy(asc(questions.surveyId), asc(questions.position))
	]);
	return {
		surveys: surveyRows.map(({ slug, definition }) => ({ slug, title: definition.title })),
		waves: waveRows.map(({ survey, ...wave }) => ({ ...wave, survey: survey.title })),
		questions: questionRows.map(({ definition, survey }) => ({
			code: definition.code,
			title: definition.title,
			survey: survey.title
		}))
	};
}
