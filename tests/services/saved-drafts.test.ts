/** What was acknowledged as saved or submitted is there, whenever the process was killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '$lib/server/db/connect';
import { readEntering } from '$lib/server/queries/entering';
import { prepareDatabase } from '$lib/server/services/prepare-database';
import { verifyRecords } from '$lib/server/services/verify-records';
import { createFilledDatabase } from '../support/databases';
import { now } from './example-survey';
import { codes, setUpEntering } from './entering-setting';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the program enters answers, and as whom. */
interface Place {
	dataFolder: string;
	databaseUrl: string | null;
	arguments: string[];
}

let programs: string;
let folder: string;
beforeAll(async () => {
	// Beside the packages, so that it finds them.
	programs = await mkdtemp(join(root, 'node_modules/.crosscheck-'));
	folder = await mkdtemp(join(tmpdir(), 'crosscheck-drafts-'));
	await build({
		configFile: false,
		logLevel: 'error',
		resolve: { alias: { $lib: join(root, 'src/lib'), $seed: join(root, 'src/seed') } },
		build: {
			ssr: true,
			target: 'node20',
			outDir: programs,
			copyPublicDir: false,
			rolldownOptions: { input: join(root, 'tests/services/draft-writer.ts') }
		}
	});
});
afterAll(async () => {
	await rm(programs, { recursive: true, force: true });
	await rm(folder, { recursive: true, force: true });
});

const open = ({ dataFolder, databaseUrl }: Pick<Place, 'dataFolder' | 'databaseUrl'>) =>
	connect({ dataFolder, databaseUrl, migrationsFolder: join(root, 'drizzle') });

async function setUp(databaseUrl: string | null): Promise<Place> {
	const where = { dataFolder: folder, databaseUrl };
	const connection = await open(where);
	await prepareDatabase(connection, () => undefined, now);
	const { people, requests } = await setUpEntering(connection.db);
	await connection.close();
	const { id, roles } = people.researcher;
	const numbers = [requests.hmt, id, roles[0]?.surveyId].map(String);
	return { ...where, arguments: [folder, databaseUrl ?? '-', ...numbers] };
}

/** Runs the program until some time after it has printed so many lines, kills it, and gives all of them. */
async function runUntilKilled(place: Place, count: number, after: number): Promise<string[]> {
	const program = spawn(process.execPath, [join(programs, 'draft-writer.js'), ...place.arguments], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const ended = once(program, 'close');
	const lines: string[] = [];
	const printed = new Promise<void>((done) => {
		createInterface(program.stdout).on('line', (line) => {
			if (lines.push(line) === count) done();
		});
	});
	await Promise.race([printed, ended]);
	await wait(after);
	expect(program.exitCode).toBeNull();
	program.kill('SIGKILL');
	await ended;
	return lines;
}

const numberOf = (note: string | null | undefined) => Number(/^\d+/.exec(note ?? '') ?? 0);

/** The number that an acknowledgement last gave of a question, of this sort. */
const lastOf = (lines: readonly string[], what: string, code: string) =>
	Number(lines.findLast((line) => line.startsWith(`${what} ${code} `))?.split(' ')[2] ?? 0);

// PostgreSQL goes on without its client: what it had been sent may still be done.
describe.each([
	['the embedded database', () => Promise.resolve(null)],
	['PostgreSQL 18', () => createFilledDatabase('empty')]
])('entering with %s, killed again and again', (_, makeDatabase) => {
	it('has kept all that it said was saved or submitted', { timeout: 240_000 }, async () => {
		const place = await setUp(await makeDatabase());
		const acknowledged: string[] = [];
		for (const [round, count] of [1, 3, 9, 24].entries()) {
			// In the middle of whatever comes next: reading, writing, waiting for the disk.
			acknowledged.push(...(await runUntilKilled(place, count, round * 11)));
			const connection = await open(place);
			try {
				const { questions } = await readEntering(connection.db, Number(place.arguments[2]), null);
				for (const code of codes) {
					const { draft, revision } = questions.find((one) => one.code === code)!;
					const saved = lastOf(acknowledged, 'saved', code);
					const submitted = lastOf(acknowledged, 'submitted', code);
					const drafted = numberOf(draft?.content.note);
					const coded = numberOf(revision?.content?.note);
					// The newest is what was acknowledged last, or the one that was on its way.
					expect([saved, saved + 1]).toContain(Math.max(drafted, coded));
					expect(coded).toBeGreaterThanOrEqual(submitted);
					// Either drafted or submitted, and never both.
					expect(drafted === 0 || drafted > coded).toBe(true);
					if (draft) expect(draft.content.note.length).toBeGreaterThan(drafted % 40);
				}
				const { lines: found, isSound } = await verifyRecords(connection.db);
				expect(isSound, found.join('\n')).toBe(true);
			} finally {
				await connection.close();
			}
		}
		for (const code of codes) {
			expect(lastOf(acknowledged, 'submitted', code)).toBeGreaterThan(0);
		}
	});
});
