import type { Actor } from '$lib/domain/access/actor';
import { joinWords } from '$lib/domain/questions/words';
import { plainCoding, plainKey } from '$lib/domain/review/plain-coding';
import type { Database } from '../db/connect';
import { listRevisionNames, type RevisionName } from '../queries/revisions';
import { applyDecision, checkDecision, type CheckedDecision } from './decide-revision';
import { findOwnBodies } from './find-own-bodies';
import { perform, RefusedError } from './perform';
import type { Happening } from './record-event';

/** What a plain revision is coded as; null of one that has more to read, or is no answer's. */
function plainKeyOf({ revision: { content } }: CheckedDecision): string | null {
	const plain = content && 'disposition' in content ? plainCoding(content) : null;
	return plain && plainKey(plain);
}

const nameWords = ({ body, title }: Pick<RevisionName, 'body' | 'title'>) => `${body}, ${title}`;

/**
 * Accepts answers that are coded alike and plainly, after somebody has seen the list of them: all of them
 * or, where one cannot be, none.
 * @param input revisions of answers in that wave
 * @throws RefusedError `none_chosen`, `unknown_revision`, `not_all` with the names of those that cannot be
 * accepted, `not_plain` where they are not coded alike and plainly
 */
export async function acceptRevisions(
	db: Database,
	actor: Actor,
	input: { waveId: number; revisionIds: readonly number[] },
	now: Date
): Promise<{ accepted: number }> {
	const { waveId } = input;
	// In one order, so that two people who accept at once do not wait for one another.
	const revisionIds = [...new Set(input.revisionIds)].sort((one, other) => one - other);
	return perform(db, actor, 'review_revision', { waveId }, now, async (tx) => {
		if (revisionIds.length === 0) {
			throw new RefusedError('none_chosen', 'Tick at least one answer.');
		}
		const names = await listRevisionNames(tx, waveId, revisionIds);
		if (names.size < revisionIds.length) {
			throw new RefusedError('unknown_revision', 'One of these is no answer of this wave.');
		}

		const own = await findOwnBodies(tx, actor);
		const decisions: CheckedDecision[] = [];
		const refused: { name: string; words: string }[] = [];
		for (const revisionId of revisionIds) {
			try {
				decisions.push(
					await checkDecision(tx, actor, own, { revisionId, to: 'accepted', comment: null })
				);
			} catch (error) {
				if (!(error instanceof RefusedError)) throw error;
				const name = names.get(revisionId);
				refused.push({ name: name ? nameWords(name) : '', words: error.message });
			}
		}
		if (refused.length > 0) {
			const reasons = [...new Set(refused.map(({ words }) => words))].map((words) => {
				const of = refused.filter((one) => one.words === words).map(({ name }) => name);
				return `${joinWords(of)}: ${words}`;
			});
			throw new RefusedError('not_all', `Nothing was accepted. ${reasons.join(' ')}`, {
				revisions: refused.length
			});
		}
		const keys = new Set(decisions.map(plainKeyOf));
		if (keys.size > 1 || keys.has(null)) {
			throw new RefusedError(
				'not_plain',
				'Nothing was accepted. These are not all coded alike and plainly, so each has to be looked at by itself.'
			);
		}

		const happening: Happening[] = [];
		for (const decision of decisions) {
			happening.push(await applyDecision(tx, actor, decision, now));
		}
		return { result: { accepted: decisions.length }, happening };
	});
}
