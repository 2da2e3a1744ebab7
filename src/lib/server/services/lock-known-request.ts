import type { Database } from '../db/connect';
import { lockRequest, type StoredRequest } from '../queries/requests';
import { RefusedError } from './perform';

/**
 * A request, locked until the transaction ends.
 * @throws RefusedError `unknown_request`
 */
export async function lockKnownRequest(tx: Database, requestId: number): Promise<StoredRequest> {
	const request = await lockRequest(tx, requestId);
	if (!request) throw new RefusedError('unknown_request', 'There is no such request.');
	return request;
}
