import type { Actor } from '$lib/domain/access/actor';
import { answerContentSchema, type AnswerContent } from '$lib/domain/answers/answer';
import { checkContent } from '$lib/domain/answers/check-content';
import type { Question } from '$lib/domain/questions/question';
import type { Database } from '../db/connect';
import { cutRevision } from './cut-revision';
import { ensureLetterOf } from './ensure-letter-of';
import { ensureResponseOf } from './ensure-response-of';
import { RefusedError } from './perform';
import type { Happening } from './record-event';

/** An answer that is being submitted: where it stands, and the id under which its place is locked. */
export interface SubmittedPlace {
	answerId: number;
	waveId: number;
	/** The wave's slug. */
	wave: string;
	bodyId: number;
	/** The body's slug. */
	body: string;
	question: Question;
}

/**
 * Cuts a revision of an answer from what it is coded as, where that fits its question, its response and its
 * letters.
 * The caller holds the lock on the answer.
 * @param responseId the response it codes, or null where none has come
 * @throws RefusedError `content_does_not_fit`, `wrong_response`, `unknown_letter`
 */
export async function submitContent(
	tx: Database,
	actor: Actor,
	place: SubmittedPlace,
	coded: AnswerContent,
	responseId: number | null,
	now: Date
): Promise<{ revisionId: number; happening: Happening }> {
	const { answerId, wave, body, question } = place;
	const content = answerContentSchema.parse(coded);
	const problems = checkContent(question, content);
	if (problems.length) {
		throw new RefusedError(
			'content_does_not_fit',
			`The answer to “${question.code}” by “${body}” does not fit: ${JSON.stringify(problems)}`
		);
	}
	await ensureResponseOf(tx, responseId, place);
	const { evidence } = content;
	// One that is known from its name alone, and is not kept here, cannot be of another body.
	if (evidence?.kind === 'letter' && evidence.sha256 !== undefined) {
		await ensureLetterOf(tx, evidence.sha256, place, `the answer to “${question.title}”`);
	}
	const key = `${wave} ${body} ${question.code}`;
	return cutRevision(tx, actor, { answerId }, key, content, responseId, now);
}
