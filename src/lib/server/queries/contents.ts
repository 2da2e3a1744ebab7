import { and, asc, eq, sql } from 'drizzle-orm';
import { answerKey, type Answer, type AnswerContent } from '$lib/domain/answers/answer';
import { generateWording } from '$lib/domain/answers/wording';
import { bodySchema } from '$lib/domain/bodies/body';
import type { Contents } from '$lib/domain/editions/assemble';
import type { RecordKind } from '$lib/domain/editions/contents';
import { assessWave } from '$lib/domain/gaps/assess-wave';
import { criterionSchema } from '$lib/domain/gaps/assessment';
import { questionSchema } from '$lib/domain/questions/question';
import { waveSchema } from '$lib/domain/surveys/survey';
import type { SubmittedAnswer } from '$lib/domain/review/submitted-answer';
import type { Database } from '../db/connect';
import {
	askedRecords,
	editionAnswers,
	editionAssessments,
	editionRecords,
	submittedAnswers,
	workingAnswers,
	workingFindings,
	workingRecords
} from '../db/schema';

/**
 * Where contents are read from: an edition, frozen; a survey as it would be frozen now; or, with
 * `answers`, a survey as it is worked on: every wave and every body asked, with the accepted answers or
 * with all that are submitted.
 */
export type Source =
	{ editionId: number } | { surveyId: number; answers?: 'accepted' | 'submitted' };

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

	const kept = recordRows.filter((row) => row.content !== null);
	const coded = answerRows.flatMap(({ content, ...place }) =>
		content === null ? [] : [{ ...content, ...place } as Answer]
	);
	if ('editionId' in source) {
		return {
			records: kept,
			answers: coded,
			assessments: await readAssessments(db, source.editionId)
		};
	}
	const worded = wordAnswers(kept, coded);
	return {
		records: kept,
		answers: worded,
		assessments: await assessSurvey(db, source.surveyId, kept, worded)
	};
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

async function readAssessments(db: Database, editionId: number): Promise<Contents['assessments']> {
	const rows = await db
		.select({
			wave: editionAssessments.wave,
			body: editionAssessments.body,
			criterion: editionAssessments.criterion,
			content: editionAssessments.content
		})
		.from(editionAssessments)
		.where(eq(editionAssessments.editionId, editionId))
		.orderBy(asc(editionAssessments.position));
	return rows.flatMap(({ content, ...place }) =>
		content === null ? [] : [{ ...content, ...place }]
	);
}

type Records = { kind: RecordKind; content: unknown }[];

const recordsOf = (records: Records, kind: RecordKind) =>
	records.filter((record) => record.kind === kind).map((record) => record.content);

/** Working answers get their words at reading; those of an edition are frozen with it. */
function wordAnswers(records: Records, answers: Answer[]): Answer[] {
	const waves = recordsOf(records, 'wave').map((content) => waveSchema.parse(content));
	const questions = recordsOf(records, 'question').map((content) => questionSchema.parse(content));
	return answers.map((answer) => {
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
	});
}

async function assessSurvey(
	db: Database,
	surveyId: number,
	records: Records,
	answers: Answer[]
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
		content === null ? [] : [{ ...content, ...place }]
	);
	const criteria = recordsOf(records, 'criterion').map((content) => criterionSchema.parse(content));
	const bodies = recordsOf(records, 'body').map((content) => bodySchema.parse(content));
	return recordsOf(records, 'wave')
		.map((content) => waveSchema.parse(content).slug)
		.flatMap((wave) => {
			const ofWave = answers.filter((answer) => answer.wave === wave);
			const asked = new Set(ofWave.map((answer) => answer.body));
			return assessWave(
				wave,
				criteria,
				bodies.filter((body) => asked.has(body.slug)),
				new Map(ofWave.map((answer) => [answerKey(answer.body, answer.question), answer])),
				findings
			);
		});
}
