/**
 * Builds the pages and the programs into build/, if anything they are made from has changed.
 *
 *     node scripts/build.js [--force]
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'build/.stamp');

/** Everything a build is made from. */
const inputs = [
	'src',
	'static',
	'drizzle',
	'vite',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'vite.entries.config.ts'
];

/** The files at and under a path, sorted; none if it does not exist. @param {string} path @returns {Promise<string[]>} */
async function listFiles(path) {
	try {
		const entries = await readdir(path, { withFileTypes: true, recursive: true });
		return entries
			.filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
			.map((entry) => join(entry.parentPath, entry.name))
			.sort();
	} catch (error) {
		const { code } = /** @type {NodeJS.ErrnoException} */ (error);
		if (code === 'ENOTDIR') return [path];
		if (code === 'ENOENT') return [];
		throw error;
	}
}

/** A fingerprint of the inputs: the SHA-256 of their names and contents. */
async function computeStamp() {
	const hash = createHash('sha256');
	for (const input of inputs) {
		for (const file of await listFiles(join(root, input))) {
			const content = createHash('sha256')
				.update(await readFile(file))
				.digest('hex');
			hash.update(`${relative(root, file).split(sep).join('/')} ${content}\n`);
		}
	}
	return hash.digest('hex');
}

/**
 * Runs Vite, and shows what it said only if it fails.
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function runVite(args) {
	return new Promise((done, fail) => {
		const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'build', ...args], {
			cwd: root,
			// Whoever starts the server for a test run builds the same pages as anyone else.
			env: { ...process.env, NODE_ENV: 'production', VITEST: undefined, TEST: undefined }
		});
		let said = '';
		vite.stdout.on('data', (chunk) => (said += chunk));
		vite.stderr.on('data', (chunk) => (said += chunk));
		vite.on('error', fail);
		vite.on('close', (code) => {
			if (code === 0) return done();
			process.stderr.write(said);
			fail(new Error('The build failed; what went wrong is above.'));
		});
	});
}

/**
 * Builds unless build/ is up to date, telling of its progress on the console.
 * @param {{ force?: boolean }} [options] force: build in any case
 * @returns {Promise<boolean>} whether it built
 * @throws {Error} when the build fails; Vite's words are on the console by then
 */
export async function build({ force = false } = {}) {
	const stamp = await computeStamp();
	const built = await readFile(stampFile, 'utf8').catch(() => null);
	if (built === stamp && !force) return false;

	const startedAt = Date.now();
	console.log('Building the pages …');
	await runVite([]);
	// After the pages: adapter-node empties build/, the stamp of the last build included.
	console.log('Building the server and the commands …');
	await runVite(['--config', 'vite.entries.config.ts']);
	await writeFile(stampFile, stamp);
	console.log(`Built in ${Math.round((Date.now() - startedAt) / 1000)} s`);
	return true;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	try {
		const didBuild = await build({ force: process.argv.includes('--force') });
		if (!didBuild) console.log('Nothing has changed since the last build.');
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
