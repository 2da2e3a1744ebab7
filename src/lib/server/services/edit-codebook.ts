import { actorKey, type Actor } from '$lib/domain/access/actor';
import type { Coding } from '$lib/domain/questions/codebook';
import { isSamePhrase } from '$lib/domain/questions/same-phrase';
import type { Database } from '../db/connect';
import {
	deleteEntry,
	insertEntry,
	listCodebook,
	updateEntry,
	type CodebookEntry
} from '../queries/codebook';
import { listQuestions } from '../queries/questions';
import { fingerprintOf, refuseUnlessAsShown } from './fingerprint';
import { lockKnownSurvey } from './lock-known-survey';
import { perform, RefusedError } from './perform';

export type CodebookChange =
	/** @property question its code */
	| ({ kind: 'add'; question: string } & Coding)
	/** @property fingerprint of the entry as it was shown: `entryFingerprint` */
	| ({ kind: 'edit'; id: number; fingerprint: string } & Coding)
	| { kind: 'remove'; id: number; fingerprint: string };

const shownOf = ({ phrase, coding }: Coding): Coding => ({ phrase, coding });

/** The fingerprint of what a form shows of an entry. */
export const entryFingerprint = (entry: Coding): string => fingerprintOf(shownOf(entry));

/**
 * Adds an entry to the codebook of a survey, changes one or removes one. A phrase has one entry for each
 * question, however it is written.
 * @returns the id of the entry
 * @throws RefusedError `unknown_survey`, `unknown_question`, `unknown_entry`, `changed_meanwhile`,
 * `have_it_already`
 */
export async function editCodebook(
	db: Database,
	actor: Actor,
	input: { survey: string; change: CodebookChange },
	now: Date
): Promise<{ entryId: number }> {
	const { survey: slug, change } = input;
	return perform(db, actor, 'edit_codebook', { survey: slug }, now, async (tx) => {
		const survey = await lockKnownSurvey(tx, slug);
		const entries = await listCodebook(tx, slug);
		const stored =
			change.kind === 'add' ? null : (entries.find(({ id }) => id === change.id) ?? null);
		if (change.kind !== 'add') {
			if (!stored) {
				throw new RefusedError(
					'unknown_entry',
					'That entry of the codebook is no longer there. Somebody may have removed it.'
				);
			}
			refuseUnlessAsShown(change.fingerprint, shownOf(stored));
		}
		const question = change.kind === 'add' ? change.question : (stored?.question ?? '');
		if (change.kind !== 'remove') refuseSame(entries, question, change, stored);

		const changed = { changedAt: now, changedBy: actorKey(actor) };
		let entryId = stored?.id ?? 0;
		if (change.kind === 'add') {
			const questions = await listQuestions(tx, survey.id);
			const asked = questions.find((one) => one.question.code === question);
			if (!asked) {
				throw new RefusedError('unknown_question', `There is no question “${question}”.`);
			}
			entryId = await insertEntry(tx, { ...shownOf(change), ...changed, questionId: asked.id });
		} else if (change.kind === 'edit') {
			await updateEntry(tx, entryId, { ...shownOf(change), ...changed });
		} else await deleteEntry(tx, entryId);

		return {
			result: { entryId },
			happening: {
				subject: { kind: 'question', key: question },
				beforeHash: stored && entryFingerprint(stored),
				afterHash: change.kind === 'remove' ? null : entryFingerprint(change),
				details: { entry: entryId, change: change.kind }
			}
		};
	});
}

/** Refuses a phrase of which the question has another entry. */
function refuseSame(
	entries: readonly CodebookEntry[],
	question: string,
	{ phrase }: Coding,
	stored: CodebookEntry | null
): void {
	const same = entries.find(
		(one) => one.question === question && one.id !== stored?.id && isSamePhrase(one.phrase, phrase)
	);
	if (!same) return;
	throw new RefusedError(
		'have_it_already',
		`This question has an entry for “${same.phrase}” already. Change that one.`,
		{ entry: same.id }
	);
}
