import type { Disposition } from './disposition';

/** What a response can make of a question. */
const ofResponse = [
	'answered',
	'partly_withheld',
	'refused',
	'not_held',
	'not_applicable',
	'not_stated'
] as const satisfies Disposition[];

/**
 * The dispositions that can be chosen for an answer, in the order of their number keys. While no response
 * has come there is only that, and whether it was asked; where more can come, some can be left for later.
 */
export function dispositionChoices(response: {
	hasCome: boolean;
	/** Whether more of it can come. */
	isPart: boolean;
}): readonly Disposition[] {
	if (!response.hasCome) return ['awaiting', 'not_asked'];
	return response.isPart ? [...ofResponse, 'awaiting'] : ofResponse;
}
