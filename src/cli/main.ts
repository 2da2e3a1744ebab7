import { readConfig } from '$lib/server/config';
import { connect, type Connection } from '$lib/server/db/connect';
import { prepareDatabase } from '$lib/server/services/prepare-database';
import { verifyRecords } from '$lib/server/services/verify-records';

/** What each command does, in the words of `--help`. */
const commands = {
	prepare: {
		does: 'create or migrate the database, and load the example survey into an empty one',
		run: (connection: Connection) =>
			prepareDatabase(connection, (line) => console.log(line), new Date())
	},
	verify: {
		does: 'check the audit trail and every edition against their hashes',
		run: async (connection: Connection) => {
			const { lines, isSound } = await verifyRecords(connection.db);
			for (const line of lines) console.log(line);
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
	const connection = await connect(readConfig());
	try {
		await commands[name].run(connection);
	} finally {
		await connection.close();
	}
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
