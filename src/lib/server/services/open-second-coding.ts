import type { Actor } from '$lib/domain/access/actor';
import { questionSchema, type Question } from '$lib/domain/questions/question';
import type { Database } from '../db/connect';
import { findSample, type StoredSample } from '../queries/second-coding-samples';
import { lockSecondCoding, type StoredSecondCoding } from '../queries/second-codings';
import { findQuestion } from '../queries/surveys';
import { RefusedError } from './perform';

/** An answer of a wave's sample. */
export interface SecondCodingPlace {
	waveId: number;
	/** The body's slug. */
	body: string;
	/** The question's code. */
	question: string;
}

/** A second coding that a command is about, locked until the transaction ends. */
export interface OpenedSecondCoding {
	sample: StoredSample;
	coding: StoredSecondCoding;
	question: Question;
	/** How the audit trail names the answer. */
	key: string;
}

/** @throws RefusedError `not_drawn` */
export async function openSecondCoding(
	tx: Database,
	{ waveId, body, question: code }: SecondCodingPlace
): Promise<OpenedSecondCoding> {
	const found = await findQuestion(tx, waveId, code);
	const sample = await findSample(tx, waveId);
	const coding = await lockSecondCoding(tx, waveId, { body, question: code });
	if (!found || !sample || !coding) {
		throw new RefusedError('not_drawn', 'This answer is not one of those that are coded twice.');
	}
	return {
		sample,
		coding,
		question: questionSchema.parse(found.definition),
		key: `${found.wave} ${body} ${code}`
	};
}

/**
 * Refuses a second coding to everybody but whoever is to code it, and once it is submitted to them too.
 * @throws RefusedError `not_the_coder`, `already_submitted`
 */
export function ensureCodes(actor: Actor, { sample, coding }: OpenedSecondCoding): void {
	if (actor.kind !== 'account' || actor.id !== sample.coderId) {
		throw new RefusedError('not_the_coder', 'Another person is to code this answer a second time.');
	}
	if (coding.submittedAt !== null) {
		throw new RefusedError(
			'already_submitted',
			'Your coding of this answer is submitted, and cannot be changed any more.'
		);
	}
}
