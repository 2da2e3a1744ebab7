import type { Database } from '../db/connect';
import { findBodyId } from '../queries/register';
import { asksBody } from '../queries/waves';
import { RefusedError } from './perform';

/**
 * The id of a body that a wave asks.
 * @param body its slug
 * @throws RefusedError `unknown_body`, `body_not_asked`
 */
export async function findAskedBody(tx: Database, waveId: number, body: string): Promise<number> {
	const bodyId = await findBodyId(tx, body);
	if (bodyId === null) throw new RefusedError('unknown_body', `There is no body “${body}”.`);
	if (!(await asksBody(tx, waveId, bodyId))) {
		throw new RefusedError(
			'body_not_asked',
			`This wave does not ask the body “${body}”. Add it to the wave first.`
		);
	}
	return bodyId;
}
