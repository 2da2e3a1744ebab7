import { PGlite } from '@electric-sql/pglite';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import type { Config } from '../config';
import { lockFolder } from './folder-lock';
import * as schema from './schema';

/** Either database, or a transaction on one. Hand a transaction on: the outer handle would hang or read stale. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface Connection {
	db: Database;
	/** What it is connected to, for people. */
	description: string;
	/** Applies the migrations of `drizzle/` that are still missing. */
	migrate(): Promise<void>;
	/** Runs while no other process of this database migrates or loads. */
	whileAlone<T>(work: () => Promise<T>): Promise<T>;
	/** Calls back whenever something readers see has changed, in this process or another. */
	onPublicChange(callback: () => void): Promise<void>;
	close(): Promise<void>;
}

/** The channel of migration `announce_public_changes`. */
const publicChange = 'crosscheck_public_change';

/** Any number will do, so long as it stays the same: the advisory lock of migrating and loading. */
const loadingLock = 2_000_036;

type Settings = Pick<Config, 'databaseUrl' | 'dataFolder' | 'migrationsFolder'>;

/** Connects to PostgreSQL where an address is given, and else opens the embedded database. */
export function connect(settings: Settings): Promise<Connection> {
	return settings.databaseUrl
		? connectPostgres(settings.databaseUrl, settings.migrationsFolder)
		: openEmbedded(settings.dataFolder, settings.migrationsFolder);
}

async function connectPostgres(url: string, migrationsFolder: string): Promise<Connection> {
	const client = postgres(url, { onnotice: () => {} });
	// Connect now, so that a wrong address is told at the start and not by the first reader.
	await client`select 1`;
	const db = drizzlePostgres(client, { schema });
	return {
		db,
		description: `PostgreSQL at ${new URL(url).host}`,
		migrate: () => migratePostgres(db, { migrationsFolder }),
		async whileAlone(work) {
			const session = await client.reserve();
			try {
				await session`select pg_advisory_lock(${loadingLock})`;
				return await work();
			} finally {
				await session`select pg_advisory_unlock(${loadingLock})`;
				session.release();
			}
		},
		async onPublicChange(callback) {
			// A lost connection may have missed an announcement: listening anew counts as one.
			await client.listen(publicChange, callback, callback);
		},
		close: () => client.end({ timeout: 5 })
	};
}

/**
 * PGlite takes no lock of its own: two processes on one folder silently write over each other, and so
 * do two copies in one process (a hot reload, a second bundle). Hence a kernel lock on the folder, and
 * one instance for the whole process.
 */
async function openEmbedded(dataFolder: string, migrationsFolder: string): Promise<Connection> {
	const opened = ((globalThis as Record<symbol, unknown>)[Symbol.for('crosscheck.embedded')] ??=
		new Map<string, Promise<Connection>>()) as Map<string, Promise<Connection>>;
	const existing = opened.get(dataFolder);
	if (existing) return existing;

	const open = async (): Promise<Connection> => {
		mkdirSync(dataFolder, { recursive: true });
		const unlock = await lockFolder(dataFolder);
		const client = await PGlite.create(join(dataFolder, 'database')).catch(
			async (error: unknown) => {
				await unlock();
				throw error;
			}
		);
		const db = drizzlePglite(client, { schema });
		return {
			db,
			description: `embedded database in ${dataFolder}`,
			migrate: () => migratePglite(db, { migrationsFolder }),
			whileAlone: (work) => work(),
			async onPublicChange(callback) {
				await client.listen(publicChange, callback);
			},
			async close() {
				opened.delete(dataFolder);
				await client.close();
				await unlock();
			}
		};
	};
	const connection = open();
	opened.set(dataFolder, connection);
	connection.catch(() => opened.delete(dataFolder));
	return connection;
}
