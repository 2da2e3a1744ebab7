import bodiesFile from '$seed/bodies.json';
import headcountsFile from '$seed/headcounts.json';
import recommendationsFile from '$seed/whatsapp-in-government/recommendations.json';
import surveyFile from '$seed/whatsapp-in-government/survey.json';
import type { Actor } from '$lib/domain/access/actor';
import { readRegisterFile } from '$lib/domain/interchange/register-file';
import { readSurveyFile, type SurveyImport } from '$lib/domain/interchange/survey-file';
import type { Database } from '../db/connect';
import { countEditions } from '../queries/editions';
import { countSurveys } from '../queries/readiness';
import { findBodyIds, isRegisterEmpty } from '../queries/register';
import { findSurvey } from '../queries/surveys';
import { createSurvey } from './create-survey';
import { importRegister } from './import-register';
import { publishEdition } from './publish-edition';
import { recordResponse } from './record-response';
import { reviewRevision } from './review-revision';
import { submitAnswer } from './submit-answer';
import { submitFinding } from './submit-finding';

const importer: Actor = { kind: 'system', name: 'importer' };
const verifier: Actor = { kind: 'system', name: 'verifier' };
const publisher: Actor = { kind: 'system', name: 'publisher' };

/** The slug of the example survey. */
export const exampleSlug = surveyFile.survey.slug;

/** Tells what is being done, in a line each. */
export type Progress = (line: string) => void;

/**
 * Loads the example survey and publishes its first edition, where that has not been done. In three
 * transactions (the register, the survey, the edition), each done whole or not at all, so that a start
 * that was cut off is completed by the next.
 */
export async function loadExample(db: Database, progress: Progress, now: Date): Promise<void> {
	const register = readRegisterFile(bodiesFile, headcountsFile);
	const file = readSurveyFile(surveyFile, recommendationsFile, register.slugOf);

	if (await isRegisterEmpty(db)) {
		await importRegister(db, importer, register, now);
		progress(
			`Entered ${register.bodies.length} departments, ${register.changes.length} changes between them and ${register.headcounts.length} headcounts`
		);
	}

	let survey = await findSurvey(db, file.survey.slug);
	if (!survey) {
		// An installation with work of its own is no place for an example.
		const named = file.responses.map((response) => response.body);
		const known = await findBodyIds(db, named);
		if ((await countSurveys(db)) > 0 || known.size < named.length) return;
		const entered = await db.transaction((tx) => enterSurvey(tx, file, now));
		survey = { id: entered.surveyId };
		progress(
			`Entered “${file.survey.title}”: ${entered.answers} answers of ${file.responses.length} departments and ${entered.findings} findings, each submitted by the importer and accepted by the verifier`
		);
	}

	if ((await countEditions(db, survey.id)) === 0) {
		const edition = await publishEdition(
			db,
			publisher,
			{ survey: file.survey.slug, note: 'First publication' },
			now
		);
		progress(`Published edition ${edition.number}, contents ${edition.contentHash.slice(0, 12)}`);
	}
}

async function enterSurvey(
	tx: Database,
	{ responses, findings, ...setUp }: SurveyImport,
	now: Date
): Promise<{ surveyId: number; answers: number; findings: number }> {
	const { surveyId, waveId } = await createSurvey(
		tx,
		importer,
		{ ...setUp, asked: responses.map((response) => response.body) },
		now
	);
	let answers = 0;
	for (const { body, response, answers: coded } of responses) {
		const responseId = response
			? (await recordResponse(tx, importer, { waveId, body, ...response }, now)).responseId
			: null;
		for (const { question, content } of coded) {
			const { revisionId } = await submitAnswer(
				tx,
				importer,
				{ waveId, body, question, responseId, content },
				now
			);
			await reviewRevision(tx, verifier, { revisionId, to: 'accepted', comment: null }, now);
			answers += 1;
		}
	}
	for (const finding of findings) {
		const { revisionId } = await submitFinding(tx, importer, { waveId, ...finding }, now);
		await reviewRevision(tx, verifier, { revisionId, to: 'accepted', comment: null }, now);
	}
	return { surveyId, answers, findings: findings.length };
}
