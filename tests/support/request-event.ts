import type { RequestEvent, RequestEventKind } from '$lib/domain/requests/request-event';

/** Something that happened to a request, without a note. @param until the new day, of an extension */
export const requestEvent = (
	kind: RequestEventKind,
	on: string,
	until: string | null = null
): RequestEvent => ({ kind, on, until, note: null });
