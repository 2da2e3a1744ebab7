import { createServer } from 'node:http';
import { readConfig } from '$lib/server/config';
import { createLog } from '$lib/server/log';
import { offerPageKeeper } from '$lib/server/page-keeping';
import { guardResponses } from './guard-responses';
import { handler } from './handler.js';
import { logRequests } from './log-requests';
import { KeptPages } from './page-keeper';
import { serveThrough } from './serve';

const { port, host, origin, logLevel } = readConfig();
const log = createLog(logLevel);
const kept = new KeptPages();
offerPageKeeper(kept);

// Node would end as well, and print all that hangs on the error: the values of a failed query too.
for (const failure of ['uncaughtException', 'unhandledRejection'] as const) {
	process.on(failure, (error: unknown) => {
		log.fatal({ err: error }, failure);
		process.exit(1);
	});
}

const server = createServer(
	// A request may take a little longer than the longest upload: src/lib/server/http/request-body.ts,
	// which ends every other sooner.
	{ headersTimeout: 20_000, requestTimeout: 31 * 60_000 },
	logRequests(log, guardResponses(origin, serveThrough(handler, kept)))
);
server.on('error', (error: NodeJS.ErrnoException) => {
	console.error(
		error.code === 'EADDRINUSE'
			? `Port ${port} is taken. Stop what uses it, or start with another: PORT=3001 npm start`
			: `The server cannot listen: ${error.message}`
	);
	process.exit(1);
});
server.listen(port, host);

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => {
		if (isStopping) process.exit(1);
		isStopping = true;
		server.close(() => process.emit('sveltekit:shutdown' as 'disconnect'));
		server.closeIdleConnections();
		// Readers with a slow line get a moment to finish, and no more.
		setTimeout(() => server.closeAllConnections(), 3_000).unref();
	});
}
