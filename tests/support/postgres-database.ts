import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

/**
 * Makes an empty database in the PostgreSQL 18 of this run. It goes when the run ends.
 * @param template the name of a database to copy (nobody may be connected to it)
 * @returns its address and its name
 */
export async function createPostgresDatabase(
	template = 'template1'
): Promise<{ url: string; name: string }> {
	const address = new URL(inject('postgresUrl'));
	const name = `test_${randomBytes(6).toString('hex')}`;
	const sql = postgres(address.href, { max: 1, onnotice: () => undefined });
	try {
		await sql`CREATE DATABASE ${sql(name)} TEMPLATE ${sql(template)}`;
	} finally {
		await sql.end();
	}
	address.pathname = `/${name}`;
	return { url: address.href, name };
}
