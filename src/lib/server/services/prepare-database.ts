import type { Connection } from '../db/connect';
import { loadExample, type Progress } from './load-example';

/** Brings the database up to date and, where it is empty, loads the example. One process at a time. */
export async function prepareDatabase(
	connection: Connection,
	progress: Progress,
	now: Date
): Promise<void> {
	await connection.whileAlone(async () => {
		await connection.migrate();
		progress('The database is up to date');
		await loadExample(connection.db, progress, now);
	});
}
