import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '$lib/server/db/connect';
import { startPostgres } from '../support/postgres-18';
import { startServer, type Server } from '../support/server';

/** Runs against the built server, with the example, on a PostgreSQL that waits for its disk as a real one does. */
export async function onPostgres<T>(
	work: (server: Server, db: Database) => Promise<T>
): Promise<T> {
	const postgres = await startPostgres();
	const dataFolder = await mkdtemp(join(tmpdir(), 'crosscheck-bench-data-'));
	try {
		const server = await startServer({ databaseUrl: postgres.url, dataFolder });
		const settings = { databaseUrl: postgres.url, dataFolder, migrationsFolder: 'drizzle' };
		const connection = await connect(settings);
		try {
			return await work(server, connection.db);
		} finally {
			await connection.close();
			await server.stop();
		}
	} finally {
		await postgres.stop();
		await rm(dataFolder, { recursive: true, force: true });
	}
}
