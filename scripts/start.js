/**
 * What `npm start` runs: builds if needed, then serves, in this same process.
 */
import { existsSync } from 'node:fs';

/** The oldest Node this runs on; package.json says the same under "engines". */
const OLDEST_NODE = [20, 19];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
	console.error(
		`Crosscheck needs Node ${OLDEST_NODE.join('.')} or later; this is Node ${process.versions.node}.\n` +
			'Install a newer one from https://nodejs.org and start again.'
	);
	process.exit(1);
}
if (!existsSync(new URL('../node_modules/vite', import.meta.url))) {
	console.error('The packages are not installed yet. Run `npm ci`, then start again.');
	process.exit(1);
}

const { build } = await import('./build.js');
try {
	await build();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}

if (existsSync('.env')) process.loadEnvFile('.env');

// Both before the server is loaded: it reads them as it loads. Without ORIGIN, adapter-node takes
// https for granted and refuses every form sent over http.
process.env.NODE_ENV ??= 'production';
process.env.PORT ||= '3000';
process.env.ORIGIN ||= `http://localhost:${process.env.PORT}`;

/** @type {string} */
const server = new URL('../build/server.js', import.meta.url).href;
await import(server);
