import { and, eq } from 'drizzle-orm';
import type { Database } from '../db/connect';
import { answers } from '../db/schema';
import { onlyRow } from './only-row';

/** Where an answer stands: what one body says to one question in one wave. */
export interface AnswerPlace {
	waveId: number;
	bodyId: number;
	questionId: number;
}

/** The id of the answer at this place, made where there is none yet, locked until the transaction ends. */
export async function lockAnswer(tx: Database, place: AnswerPlace): Promise<number> {
	await tx.insert(answers).values(place).onConflictDoNothing();
	const rows = await tx
		.select({ id: answers.id })
		.from(answers)
		.where(
			and(
				eq(answers.waveId, place.waveId),
				eq(answers.bodyId, place.bodyId),
				eq(answers.questionId, place.questionId)
			)
		)
		.for('update');
	return onlyRow(rows).id;
}
