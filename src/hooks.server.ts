import { building } from '$app/environment';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { problem } from '$lib/domain/interchange/problem';
import { readConfig } from '$lib/server/config';
import { connect, type Connection } from '$lib/server/db/connect';
import { dropKeptPages, keepHeader } from '$lib/server/page-keeping';
import { prepareDatabase } from '$lib/server/services/prepare-database';
import { watchPublications } from '$lib/server/services/watch-publications';

const config = readConfig();
const clock = () => new Date();

/** Set once the database is reachable, migrated and loaded. */
let ready: Connection | null = null;

async function start(): Promise<void> {
	const startedAt = clock();
	const connection = await connect(config);
	console.log(`Opened the ${connection.description}`);
	await prepareDatabase(connection, (line) => console.log(line), startedAt);
	await watchPublications(connection, clock, dropKeptPages);
	process.on('sveltekit:shutdown' as 'disconnect', () => {
		void connection.close().then(() => process.exit(0));
	});
	ready = connection;
	const seconds = ((clock().getTime() - startedAt.getTime()) / 1000).toFixed(1);
	console.log(`Ready after ${seconds} s: ${config.origin}`);
}

/** The server listens at once and answers 503 until the database is prepared. */
export const init: ServerInit = () => {
	if (building) return;
	start().catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		if (error instanceof Error && error.cause) console.error(String(error.cause));
		process.exit(1);
	});
};

/** The routes that show editions and the register, and nothing else. */
const keptRoutes = [
	'/(public)/surveys',
	'/(public)/bodies',
	'/(public)/data',
	'/embed',
	'/api/v1/surveys',
	'/api/v1/openapi.json'
];

const isKept = (routeId: string) =>
	routeId === '/(public)' || keptRoutes.some((route) => routeId.startsWith(route));

function notReady(path: string): Response {
	const words = 'Crosscheck is starting: it is preparing its database. Try again in a few seconds.';
	const response = path.startsWith('/api/')
		? problem(503, null, words)
		: new Response(words, { status: 503, headers: { 'content-type': 'text/plain' } });
	response.headers.set('retry-after', '3');
	// A browser asks again by itself.
	response.headers.set('refresh', '3');
	return response;
}

export const handle: Handle = async ({ event, resolve }) => {
	const { pathname } = event.url;
	const routeId = event.route.id ?? '';
	let response: Response;
	if (!ready && routeId !== '/healthz') {
		response = notReady(pathname);
	} else {
		if (ready) event.locals.db = ready.db;
		event.locals.now = clock();
		event.locals.contact = config.contact;
		event.locals.origin = config.origin;
		response = await resolve(event, { preload: ({ type }) => type === 'css' });
	}

	const type = response.headers.get('content-type') ?? '';
	if (pathname.startsWith('/api/') && response.status >= 400 && !type.includes('problem+json')) {
		const words =
			response.status === 404
				? 'There is nothing at this address. /api/v1/openapi.json lists every address.'
				: response.status === 405
					? 'The API is read-only: use GET.'
					: 'The request could not be answered.';
		response = problem(response.status, null, words);
	}

	const { headers } = response;
	const policy = headers.get('content-security-policy');
	if (!policy) headers.set('content-security-policy', filePolicy(routeId));
	else if (routeId.startsWith('/embed/')) {
		headers.set(
			'content-security-policy',
			policy.replace("frame-ancestors 'none'", 'frame-ancestors *')
		);
	}
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'strict-origin-when-cross-origin');
	headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
	if (event.request.method === 'GET' && response.status === 200 && isKept(routeId)) {
		headers.set(keepHeader, 'until-changed');
		// Readers ask again each time, and are told 304 until an event of the edition.
		headers.set('cache-control', 'public, no-cache');
	}
	return response;
};

/** Files are looked at and downloaded; nothing in them runs, and nobody frames them. */
function filePolicy(routeId: string): string {
	const ancestors = routeId.startsWith('/embed/') ? '*' : "'none'";
	return `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors ${ancestors}`;
}

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) {
		return { message: 'There is no page at this address.', hint: 'Start from the home page.' };
	}
	if (status < 500) return { message };
	const reference = randomUUID().slice(0, 8);
	console.error(`[${reference}] ${event.request.method} ${event.url.pathname}`, error);
	return {
		message: 'Something went wrong on our side.',
		hint: `If it happens again, report it with the reference ${reference}.`
	};
};
