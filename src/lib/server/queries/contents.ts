import { and, asc, between, eq, sql } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import { answerKey, type Answer, type AnswerContent } from '$lib/domain/answers/answer';
import { generateWording } from '$lib/domain/answers/wording';
import { bodySchema } from '$lib/domain/bodies/body';
import type { Contents, StoredRecord } from '$lib/domain/editions/assemble';
import type { RecordKind } from '$lib/domain/editions/contents';
import { dayOf } from '$lib/domain/editions/day-of';
import { erasedAssessment } from '$lib/domain/erasure/erased-assessment';
import type { ErasedAnswer } from '$lib/domain/erasure/erased-place';
import { assessWave } from '$lib/domain/gaps/assess-wave';
import { criterionSchema, isStated } from '$lib/domain/gaps/assessment';
import { questionSchema } from '$lib/domain/questions/question';
import { waveSchema } from '$lib/domain/surveys/survey';
import type { SubmittedAnswer } from '$lib/domain/review/submitted-answer';
import type { Database } from '../db/connect';
import {
	askedRecords,
	editionAnswers,
	editionAssessments,
	editionRecords,
	editions,
	erasures,
	submittedAnswers,
	workingAnswers,
	workingFindings,
	workingRecords
} from '../db/schema';
import { listErasedAnswers, listErasedWorkingAnswers } from './erased-answers';
import { mapInTurns } from './in-turns';
import { listBlindPlaces, placeKey } from './blind-places';

/**
 * Where contents are read from: an edition, frozen; a survey as it would be frozen now; or, with
 * `answers`, a survey as it is worked on: every wave and every body asked, with the accepted answers or
 * with all that are submitted.
 */
export type Source =
	| { editionId: number }
	| { surveyId: number; answers?: never }
	| {
			surveyId: number;
			answers: 'accepted' | 'submitted';
			/** The account that looks, null for the system: what it is to code a second time unseen is left out. */
			reader: number | null;
	  };

/** Tables and views share their columns, so that the queries below serve either. */
function tablesOf(source: Source) {
	if ('editionId' in source) {
		return {
			records: editionRecords,
			answers: editionAnswers,
			ofRecords: eq(editionRecords.editionId, source.editionId),
			ofAnswers: eq(editionAnswers.editionId, source.editionId)
		};
	}
	const records = source.answers === undefined ? workingRecords : askedRecords;
	const answers = source.answers === 'submitted' ? submittedAnswers : workingAnswers;
	return {
		records,
		answers,
		ofRecords: eq(records.surveyId, source.surveyId),
		ofAnswers: eq(answers.surveyId, source.surveyId)
	};
}

/**
 * Holds back whoever would accept something or record a response until the transaction ends, so that what
 * is read in several statements is of one moment. Readers are not held back, nor is who goes on with a draft.
 */
export async function holdContents(tx: Database): Promise<void> {
	await tx.execute(sql`lock table answers, findings, responses in share mode`);
}

/** Everything a survey says, from an edition or from the working records. What is erased is left out. */
export async function readContents(db: Database, source: Source): Promise<Contents> {
	const { records, answers, ofRecords, ofAnswers } = tablesOf(source);
	const recordRows = await db
		.select({ kind: records.kind, key: records.key, content: records.content })
		.from(records)
		.where(ofRecords)
		.orderBy(asc(records.position));
	const answerRows = await db
		.select({
			wave: answers.wave,
			body: answers.body,
			question: answers.question,
			content: answers.content
		})
		.from(answers)
		.where(ofAnswers)
		.orderBy(asc(answers.position));

	const kept =
		'editionId' in source
			? await withStandIns(db, source.editionId, recordRows)
			: recordRows.filter((row) => row.content !== null);
	const blind = await findBlindPlaces(db, source);
	const coded = answerRows.flatMap(({ content, ...place }) =>
		content === null || blind.has(placeKey(place.wave, place.body, place.question))
			? []
			: [{ ...content, ...place } as Answer]
	);
	if ('editionId' in source) {
		return {
			records: kept,
			answers: coded,
			assessments: await readAssessments(db, source.editionId),
			erased: await listErasedAnswers(db, source.editionId)
		};
	}
	const worded = await wordAnswers(kept, coded);
	const erased = await listErasedWorkingAnswers(db, source.surveyId);
	return {
		records: [...kept, ...erased.map(asRecord)],
		answers: worded,
		assessments: await assessSurvey(db, source.surveyId, kept, worded, erased)
	};
}

/** Records that an edition cannot be shown without. */
const frameKinds: ReadonlySet<RecordKind> = new Set([
	'survey',
	'wave',
	'question',
	'body',
	'recommendation',
	'criterion'
]);

/**
 * The records of an edition without those that were erased. In place of one that the edition cannot be shown
 * without stands what the survey says in its place today.
 */
async function withStandIns(
	db: Database,
	editionId: number,
	records: readonly StoredRecord[]
): Promise<StoredRecord[]> {
	const isGone = ({ kind, content }: StoredRecord) => content === null && frameKinds.has(kind);
	if (!records.some(isGone)) return records.filter(({ content }) => content !== null);
	const today = await db
		.select({ kind: askedRecords.kind, key: askedRecords.key, content: askedRecords.content })
		.from(askedRecords)
		.innerJoin(editions, eq(editions.surveyId, askedRecords.surveyId))
		.where(eq(editions.id, editionId));
	return records
		.map((record) =>
			isGone(record)
				? (today.find(({ kind, key }) => kind === record.kind && key === record.key) ?? record)
				: record
		)
		.filter(({ content }) => content !== null);
}

/** An answer that was accepted and is erased, as an edition freezes it: not one that nobody was asked for. */
const asRecord = (content: ErasedAnswer): StoredRecord => ({
	kind: 'erasure',
	key: `${content.wave} ${content.body} ${content.question}`,
	content
});

async function findBlindPlaces(db: Database, source: Source): Promise<ReadonlySet<string>> {
	if ('editionId' in source || source.answers === undefined || source.reader === null) {
		return new Set();
	}
	return listBlindPlaces(db, source.reader, source.surveyId);
}

/** What has been submitted in a wave, accepted or not, by where it stands in review. */
export async function listSubmittedAnswers(
	db: Database,
	surveyId: number,
	wave: string
): Promise<SubmittedAnswer[]> {
	return db
		.select({
			body: submittedAnswers.body,
			question: submittedAnswers.question,
			state: submittedAnswers.state,
			followsAccepted: submittedAnswers.followsAccepted
		})
		.from(submittedAnswers)
		.where(and(eq(submittedAnswers.surveyId, surveyId), eq(submittedAnswers.wave, wave)));
}

/** How many assessments are read before others get a turn. */
const assessmentsAtOnce = 5_000;

async function readAssessments(db: Database, editionId: number): Promise<Contents['assessments']> {
	const read: Contents['assessments'] = [];
	for (let from = 0; ; from += assessmentsAtOnce) {
		const rows = await db
			.select({
				wave: editionAssessments.wave,
				body: editionAssessments.body,
				criterion: editionAssessments.criterion,
				content: editionAssessments.content,
				erasedAt: erasures.at,
				reason: erasures.reason
			})
			.from(editionAssessments)
			.leftJoin(erasures, eq(erasures.id, editionAssessments.erasureId))
			.where(
				and(
					eq(editionAssessments.editionId, editionId),
					// They are numbered from 1 on, without a gap.
					between(editionAssessments.position, from + 1, from + assessmentsAtOnce)
				)
			)
			.orderBy(asc(editionAssessments.position));
		for (const { content, erasedAt, reason, ...place } of rows) {
			if (content !== null) read.push({ ...content, ...place });
			// Its place stays: else the bodies after it would move into it.
			else if (erasedAt !== null && reason !== null) {
				read.push({ ...erasedAssessment({ on: dayOf(erasedAt), reason }), ...place });
			}
		}
		if (rows.length < assessmentsAtOnce) return read;
	}
}

type Records = { kind: RecordKind; content: unknown }[];

const recordsOf = (records: Records, kind: RecordKind) =>
	records.filter((record) => record.kind === kind).map((record) => record.content);

/** Working answers get their words at reading; those of an edition are frozen with it. */
async function wordAnswers(records: Records, answers: Answer[]): Promise<Answer[]> {
	const waves = recordsOf(records, 'wave').map((content) => waveSchema.parse(content));
	const questions = recordsOf(records, 'question').map((content) => questionSchema.parse(content));
	const word = (answer: Answer): Answer => {
		const wave = waves.find((one) => one.slug === answer.wave);
		const question = questions.find((one) => one.code === answer.question);
		if (!wave || !question) {
			throw new Error(`The answer to "${answer.question}" belongs to no question of its survey.`);
		}
		const generated = generateWording(question, answer as AnswerContent, wave.as_at);
		return {
			...answer,
			generated_wording: generated,
			wording: answer.wording_override ?? generated
		};
	};
	return mapInTurns(answers, word);
}

async function assessSurvey(
	db: Database,
	surveyId: number,
	records: Records,
	answers: Answer[],
	erased: readonly ErasedAnswer[]
): Promise<Contents['assessments']> {
	const rows = await db
		.select({
			wave: workingFindings.wave,
			body: workingFindings.body,
			criterion: workingFindings.criterion,
			content: workingFindings.content
		})
		.from(workingFindings)
		.where(eq(workingFindings.surveyId, surveyId));
	const findings = rows.flatMap(({ content, ...place }) =>
		content && isStated(content) ? [{ ...content, ...place }] : []
	);
	const criteria = recordsOf(records, 'criterion').map((content) => criterionSchema.parse(content));
	const bodies = recordsOf(records, 'body').map((content) => bodySchema.parse(content));
	const assessed: Contents['assessments'] = [];
	for (const wave of recordsOf(records, 'wave').map((content) => waveSchema.parse(content).slug)) {
		const ofWave = answers.filter((answer) => answer.wave === wave);
		const erasedOfWave = erased.filter((one) => one.wave === wave);
		const asked = new Set([...ofWave, ...erasedOfWave].map((one) => one.body));
		const bodiesOfWave = bodies.filter((body) => asked.has(body.slug));
		const answered = new Map(
			ofWave.map((answer) => [answerKey(answer.body, answer.question), answer])
		);
		const gone = new Set(erasedOfWave.map((one) => answerKey(one.body, one.question)));
		for (const criterion of criteria) {
			const outcomes = assessWave(wave, [criterion], bodiesOfWave, answered, findings, gone);
			for (const outcome of outcomes) assessed.push(outcome);
			// A criterion of thousands of bodies takes a moment: others get a turn.
			await setImmediate();
		}
	}
	return assessed;
}
