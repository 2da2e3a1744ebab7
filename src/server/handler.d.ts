import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What adapter-node writes to `build/handler.js`, beside which `main.ts` is built: Kit as a
 * middleware, static files included.
 */
export function handler(
	request: IncomingMessage,
	response: ServerResponse,
	next?: (error?: unknown) => void
): void;
