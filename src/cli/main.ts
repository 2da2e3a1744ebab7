import { parseArgs } from 'node:util';
import { readConfig } from '$lib/server/config';
import { connect, type Connection } from '$lib/server/db/connect';
import { FolderInUseError } from '$lib/server/db/folder-lock';
import { offerEntrances } from '$lib/server/services/offer-entrances';
import { prepareDatabase } from '$lib/server/services/prepare-database';
import { verifyRecords } from '$lib/server/services/verify-records';

const config = readConfig();

/** What each command does, in the words of `--help`. */
const commands = {
	prepare: {
		does: 'create or migrate the database, and load the example survey into an empty one',
		run: (connection: Connection) =>
			prepareDatabase(connection, (line) => console.log(line), new Date())
	},
	links: {
		does: 'print new one-time links to sign in by, for the people of the example or the first administrator',
		run: (connection: Connection) =>
			offerEntrances(connection.db, config, (line) => console.log(line), new Date())
	},
	verify: {
		does: 'check the audit trail and every edition against their hashes; --noted NUMBER:HASH checks against a head noted before',
		run: async (connection: Connection) => {
			const { values } = parseArgs({
				args: process.argv.slice(3),
				options: { noted: { type: 'string' } }
			});
			const { lines, isSound, head } = await verifyRecords(connection.db, values.noted ?? null);
			for (const line of lines) console.log(line);
			if (isSound && head) {
				console.log(`Head: ${head}`);
				console.log(
					'Note it elsewhere, and give it to a later check with --noted: a trail cut short or made anew then shows.'
				);
			}
			if (!isSound) process.exitCode = 1;
		}
	}
} satisfies Record<string, { does: string; run: (connection: Connection) => Promise<void> }>;

const isCommand = (name: string): name is keyof typeof commands => name in commands;

const [name = ''] = process.argv.slice(2);
if (!isCommand(name)) {
	const known = Object.entries(commands).map(([one, { does }]) => `  ${one.padEnd(10)}${does}`);
	console.error(['Usage: npm run crosscheck -- COMMAND', ...known].join('\n'));
	process.exit(2);
}
try {
	const connection = await connect(config);
	try {
		await commands[name].run(connection);
	} finally {
		await connection.close();
	}
} catch (error) {
	console.error(explain(error));
	process.exitCode = 1;
}

/** What went wrong, and what to do about it. */
function explain(error: unknown): string {
	if (name === 'verify' && error instanceof FolderInUseError) {
		return `The server is using ${config.dataFolder}: stop it and run this again, or check on its page ${config.origin}/workspace/audit/verify.`;
	}
	if (!(error instanceof Error)) return String(error);
	const { code } = (error.cause ?? {}) as { code?: unknown };
	// PostgreSQL's codes for a table and for a column that is not there.
	return code === '42P01' || code === '42703'
		? 'The database is not up to date. Start the server once, or run "npm run crosscheck -- prepare": either brings it up to date.'
		: withoutValues(error.message);
}

/** Drizzle ends its messages with the values of the query, which can be secrets. */
function withoutValues(message: string): string {
	return message.replace(/\nparams:.*/s, '');
}
