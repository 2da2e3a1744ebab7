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
	const { kind, respondedOn } = response;
	const title = kind === null ? 'Response' : titles[kind];
	const dated = respondedOn === null ? title : `${title} of ${formatDay(respondedOn)}`;
	return kind === null ? `${dated}, from a published source` : dated;
}
