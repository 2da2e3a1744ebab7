import type { Database } from '../db/connect';
import { lockWave } from '../queries/waves';
import { RefusedError } from './perform';

/**
 * A wave, locked until the transaction ends.
 * @throws RefusedError `unknown_wave`
 */
export async function lockKnownWave(
	tx: Database,
	waveId: number
): Promise<NonNullable<Awaited<ReturnType<typeof lockWave>>>> {
	const wave = await lockWave(tx, waveId);
	if (!wave) throw new RefusedError('unknown_wave', 'There is no such wave.');
	return wave;
}
