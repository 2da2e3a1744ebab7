/**
 * Both databases of the product, for tests that hold on either: made by the shipped migrations, once
 * for a whole run of Vitest, and copied for whoever asks.
 */
import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { existsSync } from 'node:fs';
import { openAsBlob } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connect, type Database } from '$lib/server/db/connect';
import * as schema from '$lib/server/db/schema';
import { loadExample } from '$lib/server/services/load-example';
import { createPostgresDatabase } from './postgres-database';

/** What a database holds at the start: the tables alone, or the example and its first edition too. */
export type Starting = 'empty' | 'example';

export interface OpenDatabase {
	db: Database;
	close: () => Promise<void>;
}

export interface TestDatabase {
	name: string;
	open: (starting: Starting) => Promise<OpenDatabase>;
}

/** When the example of every test was published. */
export const examplePublishedAt = new Date('2022-03-31T09:00:00.000Z');

const migrationsFolder = 'drizzle';

const fill = async (db: Database, starting: Starting) => {
	if (starting === 'example') await loadExample(db, () => undefined, examplePublishedAt);
};

/**
 * Runs while no other test file makes a template.
 * @param work is given the folder of this run, which goes when the run ends
 */
async function whileAlone<T>(
	work: (folder: string, sql: postgres.ReservedSql) => Promise<T>
): Promise<T> {
	const client = postgres(inject('postgresUrl'), { max: 1, onnotice: () => undefined });
	const sql = await client.reserve();
	try {
		await sql`select pg_advisory_lock(1)`;
		const [row] = await sql<{ data_directory: string }[]>`show data_directory`;
		return await work(dirname(row!.data_directory), sql);
	} finally {
		sql.release();
		await client.end();
	}
}

/** The dump of an embedded database, made where this run has none yet. */
async function makeDump(starting: Starting): Promise<string> {
	return whileAlone(async (folder) => {
		const path = join(folder, `embedded-${starting}.tar`);
		if (existsSync(path)) return path;
		const client = await PGlite.create();
		const db = drizzlePglite(client, { schema });
		await migrate(db, { migrationsFolder });
		await fill(db, starting);
		const dump = await client.dumpDataDir('none');
		await client.close();
		await writeFile(`${path}.part`, Buffer.from(await dump.arrayBuffer()));
		await rename(`${path}.part`, path);
		return path;
	});
}

/** The name of a PostgreSQL database to copy, made where this run has none yet. */
async function makeTemplate(starting: Starting): Promise<string> {
	return whileAlone(async (_, sql) => {
		const name = `template_${starting}`;
		const [existing] = await sql`select from pg_database where datname = ${name}`;
		if (existing) return name;
		const made = await createPostgresDatabase();
		const connection = await connect({
			databaseUrl: made.url,
			dataFolder: '',
			migrationsFolder
		});
		await connection.migrate();
		await fill(connection.db, starting);
		await connection.close();
		await sql`alter database ${sql(made.name)} rename to ${sql(name)}`;
		return name;
	});
}

/** A new PostgreSQL database, and its address. */
export async function createFilledDatabase(starting: Starting): Promise<string> {
	return (await createPostgresDatabase(await makeTemplate(starting))).url;
}

/** Opens the PostgreSQL database of an address, beside a server that uses it. */
export function openPostgres(url: string): OpenDatabase {
	const client = postgres(url, { onnotice: () => undefined });
	return { db: drizzlePostgres(client, { schema }), close: () => client.end() };
}

/** The embedded database, in memory. */
export const embedded: TestDatabase = {
	name: 'the embedded database',
	async open(starting) {
		const client = await PGlite.create({ loadDataDir: await openAsBlob(await makeDump(starting)) });
		return { db: drizzlePglite(client, { schema }), close: () => client.close() };
	}
};

export const postgres18: TestDatabase = {
	name: 'PostgreSQL 18',
	open: async (starting) => openPostgres(await createFilledDatabase(starting))
};

/** For `describe.each`. */
export const databases: TestDatabase[] = [embedded, postgres18];

class Undone extends Error {}

/** Runs in a transaction that is rolled back at the end, so that the next test finds what this one did. */
export async function undone(db: Database, work: (tx: Database) => Promise<void>): Promise<void> {
	await db
		.transaction(async (tx) => {
			await work(tx);
			throw new Undone();
		})
		.catch((error: unknown) => {
			if (!(error instanceof Undone)) throw error;
		});
}
