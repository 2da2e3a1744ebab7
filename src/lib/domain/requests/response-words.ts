import { formatDay } from '../surveys/as-at';
import type { ResponseEventKind } from './request-event';

/** What a response is called by how it came, before its day. */
const titles = {
	part_response: 'Part of a response',
	response: 'Response',
	review_decided: 'Internal review',
	regulator_decided: 'Decision of the regulator'
} as const satisfies Record<ResponseEventKind, string>;

/**
 * What a response is called: "Response of 3 May 2022", "Internal review of 1 July 2022".
 * @param response its kind is null where it is known from a published source alone, its day where that is
 * not known
 */
export function responseWords(response: {
	kind: ResponseEventKind | null;
	respondedOn: string | null;
}): string {
	const title =
		response.kind === null ? 'Response, from a published source' : titles[response.kind];
	return response.respondedOn === null ? title : `${title} of ${formatDay(response.respondedOn)}`;
}
