import { and, asc, inArray, sql, type SQL } from 'drizzle-orm';
import { answerContentSchema, type AnswerContent } from '$lib/domain/answers/answer';
import type { FindingContent } from '$lib/domain/gaps/assessment';
import { questionSchema, type Question } from '$lib/domain/questions/question';
import type { ReviewerStanding } from '$lib/domain/review/queue';
import type { RevisionState } from '$lib/domain/review/transition';
import type { AsAt } from '$lib/domain/surveys/as-at';
import type { Database } from '../db/connect';
import {
	answers,
	bodies,
	criteria,
	findings,
	questions,
	revisions,
	surveys,
	transitions,
	waves
} from '../db/schema';
import { isFindingSeenBy, isSeenBy } from './blind-places';

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
export function itemsOf({
	accountId,
	surveyIds
}: Pick<QueueReader, 'accountId' | 'surveyIds'>): SQL {
	const isListed = inArray(waves.surveyId, [...surveyIds]);
	return sql`(
		select last.id as revision_id, last.number, last.author, step.state, step.at as since,
			${waves.surveyId} as survey_id, ${waves.id} as wave_id, ${waves.slug} as wave,
			${answers.bodyId} as body_id, ${answers.questionId} as question_id, null::integer as criterion_id,
			last.content ->> 'disposition' as disposition
		from ${answers}
		join ${waves} on ${waves.id} = ${answers.waveId}
		${lastRevision(sql`${revisions.answerId} = ${answers.id}`)}
		where ${isListed} and ${isSeenBy(accountId, answers.id)}
		union all
		select last.id, last.number, last.author, step.state, step.at,
			${waves.surveyId}, ${waves.id}, ${waves.slug},
			${findings.bodyId}, null, ${findings.criterionId}, null
		from ${findings}
		join ${waves} on ${waves.id} = ${findings.waveId}
		${lastRevision(sql`${revisions.findingId} = ${findings.id}`)}
		where ${isListed} and ${isFindingSeenBy(accountId)}
	) item`;
}

/** The columns of `itemsOf`. */
export const item = {
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
export function mayDecide({ key, own, adopted, reviewedIds }: QueueReader): SQL {
	const conditions = [
		reviewedIds.length > 0 ? inArray(item.surveyId, [...reviewedIds]) : sql`false`,
		sql`${item.author} <> ${key}`,
		own.size > 0 ? sql`(${item.bodyId} is null or ${bodies.slug} not in ${[...own]})` : undefined,
		adopted.size > 0 ? sql`${item.revisionId} not in ${[...adopted]}` : undefined
	];
	return and(...conditions) ?? sql`true`;
}

/** Selects from `itemsOf`, each with what it is of. */
export const selectItems = (db: Database, reader: QueueReader) =>
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

type Row = Awaited<ReturnType<typeof selectItems>>[number];

/** A row of `selectItems` as pages read it. */
export function toItem({ content, question, criterion, ...row }: Row): QueueItem {
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

/** What has stood so the longest first. */
export const inTurn = [asc(item.since), asc(item.revisionId)];
