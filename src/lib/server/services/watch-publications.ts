import type { Connection } from '../db/connect';
import { findNextOpening, forgetDatasets } from '../queries/publications';

/** The longest wait that a timer can be set for, in milliseconds. */
const longestWait = 2 ** 31 - 1;

/**
 * Calls back whenever what readers may see has changed: by a command in any process, or of itself
 * because an embargo has ended.
 */
export async function watchPublications(
	connection: Connection,
	clock: () => Date,
	changed: () => void
): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const announce = () => {
		forgetDatasets();
		changed();
		void setTimer();
	};
	const setTimer = async () => {
		clearTimeout(timer);
		const now = clock();
		const opensAt = await findNextOpening(connection.db, now);
		if (!opensAt) return;
		timer = setTimeout(announce, Math.min(opensAt.getTime() - now.getTime(), longestWait));
		timer.unref();
	};
	await connection.onPublicChange(announce);
	await setTimer();
}
