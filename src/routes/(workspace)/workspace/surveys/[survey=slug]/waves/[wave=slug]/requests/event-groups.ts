import {
	requestEventKinds,
	requestEventWords,
	type RequestEventKind
} from '$lib/domain/requests/request-event';

/** What can happen, by when in the life of a request it does. */
const groups = {
	sending: 'Sending it',
	waiting: 'While it is waited for',
	answer: 'The answer',
	afterwards: 'Afterwards'
};

const groupOf: Record<RequestEventKind, keyof typeof groups> = {
	sent: 'sending',
	received: 'sending',
	acknowledged: 'sending',
	transferred: 'sending',
	withdrawn: 'sending',
	holding_reply: 'waiting',
	clarification_asked: 'waiting',
	clarified: 'waiting',
	fees_notice: 'waiting',
	fee_paid: 'waiting',
	extended: 'waiting',
	part_response: 'answer',
	response: 'answer',
	review_asked: 'afterwards',
	review_decided: 'afterwards',
	complained: 'afterwards',
	regulator_decided: 'afterwards'
};

/** The kinds of event to choose from, in groups, each kind with what it does to the clock. */
export const eventGroups = Object.entries(groups).map(([group, title]) => ({
	title,
	kinds: requestEventKinds
		.filter((kind) => groupOf[kind] === group)
		.map((kind) => ({ kind, ...requestEventWords[kind] }))
}));
