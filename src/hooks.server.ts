import { building } from '$app/environment';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { accountKey, visitor } from '$lib/domain/access/actor';
import { oembedPath } from '$lib/domain/interchange/oembed';
import { problem } from '$lib/domain/interchange/problem';
import { createSecretBox, type SecretBox } from '$lib/server/auth/secret-box';
import { createThrottle, type Throttle } from '$lib/server/auth/throttle';
import { readConfig, readSecretKey } from '$lib/server/config';
import { connect, type Connection } from '$lib/server/db/connect';
import { openFileStore, type FileStore } from '$lib/server/files/file-store';
import { withPlainAction } from '$lib/server/http/action-name';
import { framedPolicy, guardingHeaders, isPersonalRoute } from '$lib/server/http/headers';
import { bodyRule, takeBody } from '$lib/server/http/request-body';
import { recordOf, type RequestRecord } from '$lib/server/http/request-record';
import { createLog, describeError, loggedPath } from '$lib/server/log';
import { dropKeptPages, keepHeader } from '$lib/server/page-keeping';
import { clearSession, keepSession, readSession } from '$lib/server/session-cookie';
import { dropErasedFiles } from '$lib/server/services/drop-erased-files';
import { offerEntrances } from '$lib/server/services/offer-entrances';
import { prepareDatabase } from '$lib/server/services/prepare-database';
import { resumeSession } from '$lib/server/services/resume-session';
import { watchPublications } from '$lib/server/services/watch-publications';

const config = readConfig();
const clock = () => new Date();
const log = createLog(config.logLevel);

interface Ready {
	connection: Connection;
	throttle: Throttle;
	box: SecretBox;
	files: FileStore;
}

/** Set once the database is reachable, migrated and loaded. */
let ready: Ready | null = null;

async function start(): Promise<void> {
	const startedAt = clock();
	const tell = (line: string) => console.log(line);
	const box = createSecretBox(readSecretKey(config));
	const connection = await connect(config);
	tell(`Opened the ${connection.description}`);
	const files = await openFileStore(config.documentsFolder, config.uploadLimit, startedAt);
	await prepareDatabase(connection, tell, startedAt);
	await dropErasedFiles(connection.db, files);
	await watchPublications(connection, clock, dropKeptPages);
	process.on('sveltekit:shutdown' as 'disconnect', () => {
		void connection.close().then(() => process.exit(0));
	});
	const entrances: string[] = [];
	await connection.whileAlone(() =>
		offerEntrances(connection.db, config, (line) => entrances.push(line), clock())
	);
	ready = { connection, throttle: createThrottle(connection.db), box, files };
	const seconds = ((clock().getTime() - startedAt.getTime()) / 1000).toFixed(1);
	tell(`Ready after ${seconds} s: ${config.origin}`);
	for (const line of entrances) tell(line);
}

/** The server listens at once and answers 503 until the database is prepared. */
export const init: ServerInit = () => {
	if (building) return;
	start().catch((error: unknown) => {
		const { message, cause } = describeError(error);
		console.error(message);
		if (cause) console.error(`${cause.type}: ${cause.message}`);
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
	'/api/v1/catalogue.jsonld',
	'/api/v1/openapi.json',
	oembedPath,
	'/sitemap.xml'
];

/** Letters are as large as they are, and come from the disk each time. */
const isLetter = (routeId: string) => routeId.includes('/letters/');

const isKept = (routeId: string) =>
	routeId === '/(public)' ||
	(keptRoutes.some((route) => routeId.startsWith(route)) && !isLetter(routeId));

/** The addresses that programs ask: they are told what is wrong as problem details. */
const isForPrograms = (path: string) => path.startsWith('/api/') || path === oembedPath;

function notReady(path: string): Response {
	const words = 'Crosscheck is starting: it is preparing its database. Try again in a few seconds.';
	const response = isForPrograms(path)
		? problem(503, null, words)
		: new Response(words, { status: 503, headers: { 'content-type': 'text/plain' } });
	response.headers.set('retry-after', '3');
	// A browser asks again by itself.
	response.headers.set('refresh', '3');
	return response;
}

/** Finds out whose session it is, and lets the cookie follow it. */
async function recognise({ locals, cookies }: RequestEvent, record: RequestRecord): Promise<void> {
	const token = readSession(cookies, config.origin);
	if (token === undefined) return;
	const resumed = await resumeSession(locals.db, token, locals.now);
	if (!resumed) {
		clearSession(cookies, config.origin);
		return;
	}
	locals.actor = resumed.actor;
	record.account = accountKey(resumed.actor.id);
	locals.person = resumed.person;
	if (resumed.cookie) keepSession(cookies, config.origin, resumed.cookie);
}

export const handle: Handle = async ({ event, resolve }) => {
	const { pathname } = event.url;
	const routeId = event.route.id ?? '';
	const { locals } = event;
	const record = recordOf((event.platform as { req?: object } | undefined)?.req);
	if (routeId) record.route = routeId;
	locals.requestId = record.id;
	locals.now = clock();
	locals.contact = config.contact;
	locals.origin = config.origin;
	locals.actor = visitor;
	locals.person = null;
	let response: Response;
	if (!ready && routeId !== '/healthz') {
		response = notReady(pathname);
	} else {
		if (ready) {
			locals.db = ready.connection.db;
			locals.throttle = ready.throttle;
			locals.box = ready.box;
			locals.files = ready.files;
			if (isPersonalRoute(routeId)) await recognise(event, record);
		}
		const rule = bodyRule(routeId, config.uploadLimit);
		event.request = withPlainAction(await takeBody(event.request, rule));
		response = await resolve(event, { preload: ({ type }) => type === 'css' });
	}

	const type = response.headers.get('content-type') ?? '';
	if (isForPrograms(pathname) && response.status >= 400 && !type.includes('problem+json')) {
		const words =
			response.status === 404
				? 'There is nothing at this address. /api/v1/openapi.json lists every address.'
				: response.status === 405
					? 'The API is read-only: use GET.'
					: 'The request could not be answered.';
		response = problem(response.status, null, words);
	}

	const { headers } = response;
	const own = headers.get('content-security-policy');
	for (const [name, value] of Object.entries(guardingHeaders(pathname, config.origin, routeId))) {
		headers.set(name, value);
	}
	const policy = own ?? headers.get('content-security-policy') ?? '';
	headers.set('content-security-policy', framedPolicy(policy, routeId));
	if (response.status === 429 && locals.retryAfter !== undefined) {
		headers.set('retry-after', String(locals.retryAfter));
	}
	// A file too large to be held says itself how long others may keep it.
	const isTooLarge = headers.has('cache-control');
	const isRead = event.request.method === 'GET' && response.status === 200;
	if (isRead && isKept(routeId) && !isTooLarge) {
		headers.set(keepHeader, 'until-changed');
		// Readers ask again each time, and are told 304 until an event of the edition.
		headers.set('cache-control', 'public, no-cache');
	} else if (response.status >= 400 && !headers.has('cache-control')) {
		headers.set('cache-control', 'no-store');
	}
	return response;
};

/** What to say where Kit has refused a request of itself. */
const refusals: Record<number, App.Error> = {
	404: { message: 'There is no page at this address.', hint: 'Start from the home page.' },
	405: {
		message: 'This address can be read, and nothing can be sent to it.',
		hint: 'Nothing was changed.'
	},
	413: { message: 'This is more than can be sent at once.', hint: 'Nothing was changed.' },
	415: {
		message: 'This address takes forms, and nothing else.',
		hint: 'Send it from its page.'
	}
};

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return refusals[status] ?? { message };
	const { requestId } = event.locals;
	log.error(
		{
			request: requestId,
			method: event.request.method,
			path: loggedPath(event.url.pathname),
			route: event.route.id ?? undefined,
			err: error
		},
		'failed'
	);
	return {
		message: 'Something went wrong on our side.',
		hint: `If it happens again, report it with the reference ${requestId}.`
	};
};
