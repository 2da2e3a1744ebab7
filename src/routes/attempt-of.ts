import type { RequestEvent } from '@sveltejs/kit';
import type { Attempt } from '$lib/server/services/try-within';

/** Who tries something, as far as the request tells: from which address, with which browser. */
export function attemptOf({
	locals,
	request,
	getClientAddress
}: Pick<RequestEvent, 'locals' | 'request' | 'getClientAddress'>): Attempt {
	return {
		throttle: locals.throttle,
		address: readAddress(getClientAddress),
		device: request.headers.get('user-agent') ?? '',
		sessionId: locals.actor.kind === 'account' ? locals.actor.sessionId : undefined,
		onTooMany: (seconds) => (locals.retryAfter = seconds)
	};
}

/** Behind a proxy, a request that did not come through it has no address to go by: they share one count. */
function readAddress(getClientAddress: () => string): string {
	try {
		return getClientAddress();
	} catch {
		return 'unknown';
	}
}
