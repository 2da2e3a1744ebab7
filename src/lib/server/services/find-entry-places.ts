import type { Database } from '../db/connect';
import { listEntryPlaces, type EntryPlace } from '../queries/drafts';
import { asksBody } from '../queries/waves';
import { RefusedError } from './perform';

/**
 * Where answers to a request are entered, in the order of the survey.
 * @param questions codes of questions, at least one
 * @throws RefusedError `unknown_question`, `body_not_asked`
 */
export async function findEntryPlaces(
	tx: Database,
	requestId: number,
	questions: readonly string[]
): Promise<EntryPlace[]> {
	const places = await listEntryPlaces(tx, requestId, questions);
	const unknown = questions.find((code) => !places.some(({ question }) => question.code === code));
	if (unknown !== undefined) {
		throw new RefusedError(
			'unknown_question',
			`This survey has no question “${unknown}”. Somebody may have removed it; open the page again.`
		);
	}
	const [first] = places;
	if (first && !(await asksBody(tx, first.waveId, first.bodyId))) {
		throw new RefusedError(
			'body_not_asked',
			'This wave does not ask the body that this request went to. Add the body to the wave first.'
		);
	}
	return places;
}

/**
 * Where one answer to a request is entered.
 * @throws RefusedError `unknown_question`, `body_not_asked`
 */
export async function findEntryPlace(
	tx: Database,
	requestId: number,
	question: string
): Promise<EntryPlace> {
	const [place] = await findEntryPlaces(tx, requestId, [question]);
	if (!place) throw new Error('A question that was found has a place.');
	return place;
}

/** How the audit trail names an answer. */
export const answerKeyOf = ({ wave, body, question }: EntryPlace): string =>
	`${wave} ${body} ${question.code}`;
