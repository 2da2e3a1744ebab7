import { createServer } from 'node:http';
import { readConfig } from '$lib/server/config';
import { offerPageKeeper } from '$lib/server/page-keeping';
import { handler } from './handler.js';
import { KeptPages } from './page-keeper';
import { serveThrough } from './serve';

const kept = new KeptPages();
offerPageKeeper(kept);

const server = createServer(serveThrough(handler, kept));
const { port } = readConfig();
server.on('error', (error: NodeJS.ErrnoException) => {
	console.error(
		error.code === 'EADDRINUSE'
			? `Port ${port} is taken. Stop what uses it, or start with another: PORT=3001 npm start`
			: `The server cannot listen: ${error.message}`
	);
	process.exit(1);
});
server.listen(port);

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
