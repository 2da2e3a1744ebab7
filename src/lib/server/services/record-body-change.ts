import type { Actor } from '$lib/domain/access/actor';
import type { BodyChange } from '$lib/domain/bodies/body';
import { checkBodyChange, type BodyChangeProblem } from '$lib/domain/bodies/check-body-change';
import { bodyChangeEntrySchema } from '$lib/domain/bodies/register-entry';
import type { Database } from '../db/connect';
import { onlyRow } from '../queries/only-row';
import { findBodyIds, insertBodyChanges, lockRegister, readRegister } from '../queries/register';
import { fingerprintOf } from './fingerprint';
import { idOf } from './id-of';
import { perform, RefusedError } from './perform';
import { readEntry } from './read-entry';

const problemWords: Record<BodyChangeProblem['code'], string> = {
	predecessor_missing: 'Name the body that this happened to.',
	predecessor_not_needed: 'A body that was created has no predecessor. Leave it out.',
	successor_missing: 'Name the body that came of it.',
	successor_not_needed: 'A body that was abolished has no successor. Leave it out.',
	own_predecessor: 'A body cannot come of itself. Name another.',
	recorded_already: 'This change is on record already.'
};

/**
 * Records a change in the machinery of government.
 * @throws RefusedError `not_valid`, `unknown_body`, or the code of a problem of `checkBodyChange`
 */
export async function recordBodyChange(
	db: Database,
	actor: Actor,
	input: BodyChange,
	now: Date
): Promise<{ changeId: number }> {
	return perform(db, actor, 'record_body_change', {}, now, async (tx) => {
		await lockRegister(tx);
		const change = readEntry(bodyChangeEntrySchema, input);
		const { predecessor, successor, ...rest } = change;
		const named = [predecessor, successor].filter((slug) => slug !== null);
		const ids = await findBodyIds(tx, named);
		const idOfBody = (slug: string | null) => (slug === null ? null : idOf(ids, slug, 'body'));
		const placed = {
			...rest,
			predecessorId: idOfBody(predecessor),
			successorId: idOfBody(successor)
		};
		const problem = checkBodyChange(change, (await readRegister(tx)).changes);
		if (problem) throw new RefusedError(problem.code, problemWords[problem.code]);

		const changeId = onlyRow(await insertBodyChanges(tx, [placed]));

		return {
			result: { changeId },
			happening: {
				subject: { kind: 'body_change', key: String(changeId) },
				afterHash: fingerprintOf(change),
				details: { predecessor, successor }
			}
		};
	});
}
