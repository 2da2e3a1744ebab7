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

const proxies = process.env.TRUSTED_PROXIES || '0';
if (!/^\d$/.test(proxies)) {
	console.error(
		`TRUSTED_PROXIES is how many proxies stand in front of the server, such as 1; it is "${proxies}".`
	);
	process.exit(1);
}
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
if (process.env.LOG_LEVEL && !levels.includes(process.env.LOG_LEVEL)) {
	console.error(`LOG_LEVEL is one of ${levels.join(', ')}; it is "${process.env.LOG_LEVEL}".`);
	process.exit(1);
}

const largest = process.env.UPLOAD_LIMIT_MB || '50';
if (!(Number(largest) > 0 && Number(largest) <= 2000)) {
	console.error(
		`UPLOAD_LIMIT_MB is how large a letter can be, in megabytes, 2000 at most; it is "${largest}".`
	);
	process.exit(1);
}

// All before the server is loaded: it reads them as it loads. Without ORIGIN, adapter-node takes
// https for granted and refuses every form sent over http.
process.env.NODE_ENV ??= 'production';
process.env.PORT ||= '3000';
process.env.ORIGIN ||= `http://localhost:${process.env.PORT}`;
// adapter-node has one limit for all routes. What each takes is in src/lib/server/http/request-body.ts.
process.env.BODY_SIZE_LIMIT ||= 'Infinity';
// Each proxy adds whom it was asked by at the end: what comes before those is anybody's to make up.
if (proxies !== '0') {
	process.env.ADDRESS_HEADER = 'x-forwarded-for';
	process.env.XFF_DEPTH = proxies;
}

/** @type {string} */
const server = new URL('../build/server.js', import.meta.url).href;
await import(server);
