import type { Connection } from '../db/connect';
import { findNextOpening, forgetDatasets } from '../queries/publications';

/** The longest wait that a timer can be set for, in milliseconds. */
const longestWait = 2 ** 31 - 1;

/** How long to wait before asking again a database that did not answer, in milliseconds. */
const retryWait = 60_000;

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
	const announceIn = (wait: number) => {
		clearTimeout(timer);
		timer = setTimeout(announce, Math.min(wait, longestWait));
		timer.unref();
	};
	const awaitOpening = async () => {
		const now = clock();
		const opensAt = await findNextOpening(connection.db, now);
		if (opensAt) announceIn(opensAt.getTime() - now.getTime());
	};
	const announce = () => {
		forgetDatasets();
		changed();
		awaitOpening().catch(() => announceIn(retryWait));
	};
	await connection.onPublicChange(announce);
	await awaitOpening();
}
