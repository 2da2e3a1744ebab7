import type { Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { deleteBodyChange, lockRegister, readRegister } from '../queries/register';
import { fingerprintOf } from './fingerprint';
import { perform, RefusedError } from './perform';

/**
 * Removes a change that should not have been recorded. A change is never edited, so that its id alone
 * says what is removed.
 * @throws RefusedError `unknown_change`
 */
export async function removeBodyChange(
	db: Database,
	actor: Actor,
	input: { changeId: number },
	now: Date
): Promise<void> {
	return perform(db, actor, 'remove_body_change', {}, now, async (tx) => {
		await lockRegister(tx);
		const found = (await readRegister(tx)).changes.find((one) => one.id === input.changeId);
		if (!found) {
			throw new RefusedError(
				'unknown_change',
				'There is no such change. Somebody may have removed it.'
			);
		}
		const { id, ...change } = found;

		await deleteBodyChange(tx, id);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'body_change', key: String(id) },
				beforeHash: fingerprintOf(change),
				details: { predecessor: change.predecessor, successor: change.successor }
			}
		};
	});
}
