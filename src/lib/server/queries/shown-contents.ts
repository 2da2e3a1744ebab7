import { and, asc, count, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { answerKey, type Answer, type AnswerContent } from '$lib/domain/answers/answer';
import { generateWording } from '$lib/domain/answers/wording';
import { bodySchema } from '$lib/domain/bodies/body';
import type { Contents } from '$lib/domain/editions/assemble';
import { dayOf } from '$lib/domain/editions/day-of';
import type { ErasedAnswer } from '$lib/domain/erasure/erased-place';
import type { RecordKind } from '$lib/domain/editions/contents';
import { assessWave } from '$lib/domain/gaps/assess-wave';
import { criterionSchema, isStated } from '$lib/domain/gaps/assessment';
import { questionSchema } from '$lib/domain/questions/question';
import type { Database } from '../db/connect';
import {
	answers,
	askedRecords,
	bodies,
	erasures,
	questions,
	responses,
	revisions,
	workingFindings
} from '../db/schema';
import type { InvitationPlace, StoredInvitation } from './reply-invitations';

/** The latest revision of each answer of a wave. */
export const latestRevisions = (db: Database, waveId: number) =>
	db
		.selectDistinctOn([revisions.answerId], {
			answerId: revisions.answerId,
			id: revisions.id,
			number: revisions.number
		})
		.from(revisions)
		.innerJoin(answers, eq(answers.id, revisions.answerId))
		.where(eq(answers.waveId, waveId))
		.orderBy(revisions.answerId, desc(revisions.number))
		.as('latest');

/** How many answers of each body of a wave, by its slug, have been submitted: what a reply can be to. */
export async function countShownAnswers(
	db: Database,
	waveId: number
): Promise<ReadonlyMap<string, number>> {
	const latest = latestRevisions(db, waveId);
	const rows = await db
		.select({ body: bodies.slug, answers: count() })
		.from(answers)
		.innerJoin(latest, eq(latest.answerId, answers.id))
		.innerJoin(bodies, eq(bodies.id, answers.bodyId))
		.groupBy(bodies.slug);
	return new Map(rows.map((row) => [row.body, row.answers]));
}

/** Which of these revisions are of answers of one body in one wave. */
export async function listRevisionsOfBody(
	tx: Database,
	{ waveId, bodyId }: { waveId: number; bodyId: number },
	revisionIds: readonly number[]
): Promise<{ id: number; contentHash: string; question: string }[]> {
	if (revisionIds.length === 0) return [];
	return tx
		.select({ id: revisions.id, contentHash: revisions.contentHash, question: questions.code })
		.from(revisions)
		.innerJoin(answers, eq(answers.id, revisions.answerId))
		.innerJoin(questions, eq(questions.id, answers.questionId))
		.where(
			and(
				inArray(revisions.id, [...revisionIds]),
				eq(answers.waveId, waveId),
				eq(answers.bodyId, bodyId),
				isNotNull(revisions.content)
			)
		);
}

/** What an edition would say of one body in one wave if all that is submitted were accepted, and nothing else. */
export interface ShownContents extends Contents {
	/** The revision of each answer, by its question. */
	shown: ReadonlyMap<string, { revisionId: number; isAccepted: boolean }>;
}

const shownKinds: RecordKind[] = [
	'survey',
	'wave',
	'question',
	'body',
	'recommendation',
	'criterion'
];

/**
 * The latest revision of each answer of one body in one wave, with what these come to against the
 * criteria. Nothing of another body, no note or comment of those who work on it. Of what is erased, when and
 * why.
 */
export async function readShownContents(
	db: Database,
	{
		waveId,
		bodyId,
		place
	}: Pick<StoredInvitation, 'waveId' | 'bodyId'> & { place: InvitationPlace }
): Promise<ShownContents> {
	const latest = latestRevisions(db, waveId);
	const [recordRows, answerRows, findingRows] = await Promise.all([
		db
			.select({ kind: askedRecords.kind, key: askedRecords.key, content: askedRecords.content })
			.from(askedRecords)
			.where(and(eq(askedRecords.surveyId, place.surveyId), inArray(askedRecords.kind, shownKinds)))
			.orderBy(asc(askedRecords.position)),
		db
			.select({
				revisionId: revisions.id,
				acceptedRevisionId: answers.acceptedRevisionId,
				content: revisions.content,
				question: questions.definition,
				respondedOn: responses.respondedOn,
				erasure: { at: erasures.at, reason: erasures.reason }
			})
			.from(answers)
			.innerJoin(latest, eq(latest.answerId, answers.id))
			.innerJoin(revisions, eq(revisions.id, latest.id))
			.innerJoin(questions, eq(questions.id, answers.questionId))
			.leftJoin(responses, eq(responses.id, revisions.responseId))
			.leftJoin(erasures, eq(erasures.id, revisions.erasureId))
			.where(eq(answers.bodyId, bodyId))
			.orderBy(asc(questions.position)),
		db
			.select({ criterion: workingFindings.criterion, content: workingFindings.content })
			.from(workingFindings)
			.where(
				and(
					eq(workingFindings.surveyId, place.surveyId),
					eq(workingFindings.wave, place.wave),
					eq(workingFindings.body, place.body)
				)
			)
	]);
	const records = recordRows.filter(
		({ kind, key }) =>
			(kind !== 'body' || key === place.body) && (kind !== 'wave' || key === place.wave)
	);
	const contentsOf = (kind: RecordKind) =>
		records.filter((record) => record.kind === kind).map(({ content }) => content);
	const [wave] = contentsOf('wave');
	if (!wave) throw new Error(`The survey has no wave "${place.wave}".`);
	const asAt = String(wave.as_at);

	const shown = new Map<string, { revisionId: number; isAccepted: boolean }>();
	const coded: Answer[] = [];
	const erased: ErasedAnswer[] = [];
	for (const { content, question, respondedOn, erasure, ...row } of answerRows) {
		const { revisionId, acceptedRevisionId } = row;
		const asked = questionSchema.parse(question);
		const at = { wave: place.wave, body: place.body, question: asked.code };
		if (content === null) {
			if (erasure) erased.push({ ...at, on: dayOf(erasure.at), reason: erasure.reason });
			continue;
		}
		const answer = content as AnswerContent;
		const generated = generateWording(asked, answer, asAt);
		shown.set(asked.code, { revisionId, isAccepted: acceptedRevisionId === revisionId });
		coded.push({
			...answer,
			...at,
			wording: answer.wording_override ?? generated,
			generated_wording: generated,
			first_disposition: answer.disposition,
			responded_on: respondedOn
		});
	}
	return {
		records,
		answers: coded,
		erased,
		assessments: assessWave(
			place.wave,
			contentsOf('criterion')
				.map((content) => criterionSchema.parse(content))
				.filter(({ scope }) => scope !== 'government'),
			contentsOf('body').map((content) => bodySchema.parse(content)),
			new Map(coded.map((answer) => [answerKey(answer.body, answer.question), answer])),
			findingRows.flatMap(({ criterion, content }) =>
				content && isStated(content)
					? [{ ...content, criterion, wave: place.wave, body: place.body }]
					: []
			),
			new Set(erased.map((one) => answerKey(one.body, one.question)))
		),
		shown
	};
}
