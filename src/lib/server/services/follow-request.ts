import type { Actor } from '$lib/domain/access/actor';
import type { Database } from '../db/connect';
import { findBodyId } from '../queries/register';
import { findFollower, insertRequests } from '../queries/requests';
import { onlyRow } from '../queries/only-row';
import { lockKnownRequest } from './lock-known-request';
import { perform, RefusedError } from './perform';

/**
 * Creates a request that follows another: to the body it was transferred to, which the wave need not ask,
 * or to the same one where it was refined and asked anew.
 * @param input the slug of a body of the register
 * @throws RefusedError `unknown_request`, `unknown_body`, `request_exists`
 */
export async function followRequest(
	db: Database,
	actor: Actor,
	input: { requestId: number; body: string },
	now: Date
): Promise<{ requestId: number }> {
	const { requestId } = input;
	return perform(db, actor, 'follow_request', { requestId }, now, async (tx) => {
		const followed = await lockKnownRequest(tx, requestId);
		const bodyId = await findBodyId(tx, input.body);
		if (bodyId === null) {
			throw new RefusedError('unknown_body', `There is no body “${input.body}”.`);
		}
		if ((await findFollower(tx, requestId, bodyId)) !== null) {
			throw new RefusedError(
				'request_exists',
				'A request to that body follows this one already. Open it from the list.'
			);
		}

		const id = onlyRow(
			await insertRequests(tx, [
				{ waveId: followed.waveId, bodyId, followsId: requestId, createdAt: now }
			])
		);

		return {
			result: { requestId: id },
			happening: {
				subject: { kind: 'request', key: String(id) },
				details: { follows: requestId, body: input.body }
			}
		};
	});
}
