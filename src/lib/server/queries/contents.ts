import { asc, eq, sql } from 'drizzle-orm';
import { answerKey, type Answer, type AnswerContent } from '$lib/domain/answers/answer';
import { generateWording } from '$lib/domain/answers/wording';
import { bodySchema } from '$lib/domain/bodies/body';
import type { Contents } from '$lib/domain/editions/assemble';
import type { RecordKind } from '$lib/domain/editions/contents';
import { assessWave } from '$lib/domain/gaps/assess-wave';
import { criterionSchema } from '$lib/domain/gaps/assessment';
import { questionSchema } from '$lib/domain/questions/question';
import { waveSchema } from '$lib/domain/surveys/survey';
import type { Database } from '../db/connect';
import {
	editionAnswers,
	editionAssessments,
	editionRecords,
	workingAnswers,
	workingFindings,
	workingRecords
} from '../db/schema';

/** Where contents are read from: an edition, frozen, or a survey's working records as they stand. */
export type Source = { editionId: number } | { surveyId: number };

/** Tables and views share their columns, so that the queries below serve either. */
function tablesOf(source: Source) {
	return 'editionId' in source
		? {
				records: editionRecords,
				answers: editionAnswers,
				ofRecords: eq(editionRecords.editionId, source.editionId),
				ofAnswers: eq(editionAnswers.editionId, source.editionId)
			}
		: {
				records: workingRecords,
				answers: workingAnswers,
				ofRecords: eq(workingRecords.surveyId, source.surveyId),
				ofAnswers: eq(workingAnswers.surveyId, source.surveyId)
			};
}

/**
 * Holds back whoever would submit or accept something until the transaction ends, so that what is read
 * in several statements is of one moment. Readers are not held back.
 */
export async function holdContents(tx: Database): Promise<void> {
	await tx.execute(sql`lock table answers, findings in share mode`);
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
