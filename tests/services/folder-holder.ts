/**
 * A program that opens the embedded database in a folder and works there until it is killed:
 *
 *     node folder-holder.js write|load FOLDER
 *
 * `write` prints the id of each row once the database has acknowledged it; `load` prepares the database
 * as a start does, and prints its progress.
 */
import { randomUUID } from 'node:crypto';
import { connect } from '$lib/server/db/connect';
import { organisations } from '$lib/server/db/schema';
import { prepareDatabase } from '$lib/server/services/prepare-database';

const [what, dataFolder = ''] = process.argv.slice(2);
const now = new Date('2022-03-31T09:00:00.000Z');
const connection = await connect({ databaseUrl: null, dataFolder, migrationsFolder: 'drizzle' });
if (what === 'load') {
	await prepareDatabase(connection, (line) => console.log(line), now);
} else {
	await connection.migrate();
	for (;;) {
		const [row] = await connection.db
			.insert(organisations)
			.values({ name: randomUUID() })
			.returning({ id: organisations.id });
		console.log(row?.id);
	}
}
