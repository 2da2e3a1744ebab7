import type { Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { deleteHeadcount, findBodyIds, lockRegister, readRegister } from '../queries/register';
import { fingerprintOf } from './fingerprint';
import { idOf } from './id-of';
import { perform, RefusedError } from './perform';

export interface HeadcountRemoval {
	/** The body's slug. */
	body: string;
	/** 'YYYY-MM-DD' */
	asAt: string;
	/** The fingerprint of the headcount as it was shown. */
	fingerprint: string;
}

/**
 * Removes a headcount that should not have been recorded.
 * @throws RefusedError `unknown_body`, `unknown_headcount`, `changed_meanwhile`
 */
export async function removeHeadcount(
	db: Database,
	actor: Actor,
	input: HeadcountRemoval,
	now: Date
): Promise<void> {
	return perform(db, actor, 'remove_headcount', {}, now, async (tx) => {
		await lockRegister(tx);
		const bodyId = idOf(await findBodyIds(tx, [input.body]), input.body, 'body');
		const before = (await readRegister(tx)).headcounts.find(
			(one) => one.body === input.body && one.as_at === input.asAt
		);
		if (!before) {
			throw new RefusedError(
				'unknown_headcount',
				'There is no headcount of that day. Somebody may have removed it.'
			);
		}
		const beforeHash = fingerprintOf(before);
		if (beforeHash !== input.fingerprint) {
			throw new RefusedError(
				'changed_meanwhile',
				'Somebody else has corrected this headcount. Look at what it says now before you remove it.'
			);
		}

		await deleteHeadcount(tx, bodyId, input.asAt);

		return {
			result: undefined,
			happening: {
				subject: { kind: 'headcount', key: `${input.body} ${input.asAt}` },
				beforeHash
			}
		};
	});
}
