import type { RevisionState } from '../review/transition';
import { dispositionTable, type Disposition } from './disposition';
import type { Draft } from './draft';

/** How far the entering of one answer has come. */
export const entryStates = [
	'not_entered',
	'begun',
	'ready',
	'submitted',
	'queried',
	'accepted'
] as const;
export type EntryState = (typeof entryStates)[number];

/** How far an answer has come. A draft comes before the revision that it would follow. */
export function entryStateOf(
	draft: { isComplete: boolean } | null,
	revision: { state: RevisionState } | null
): EntryState {
	if (draft) return draft.isComplete ? 'ready' : 'begun';
	return revision?.state ?? 'not_entered';
}

/** What a list of questions shows of an answer: "Answered · quoted", "Not entered". */
export interface EntryMark {
	/** How the question was dealt with, whose glyph stands before the words; null where nobody has said. */
	disposition: Disposition | null;
	words: string;
	tone: 'quiet' | 'done' | 'wrong';
}

const besides: Record<EntryState, (quoted: boolean) => string> = {
	not_entered: () => '',
	begun: () => ' · not finished',
	ready: (quoted) => (quoted ? ' · quoted' : ''),
	submitted: () => ' · submitted',
	queried: () => ' · queried',
	accepted: () => ' · accepted'
};

/** What a list of questions shows of an answer that is so far. */
export function entryMark(
	state: EntryState,
	{ disposition, evidence }: Pick<Draft, 'disposition' | 'evidence'>
): EntryMark {
	if (state === 'not_entered') return { disposition: null, words: 'Not entered', tone: 'quiet' };
	if (disposition === null) return { disposition, words: 'Begun', tone: 'quiet' };
	const { label } = dispositionTable[disposition];
	const isQuoted = evidence?.kind === 'letter';
	return {
		disposition,
		words: label + besides[state](isQuoted),
		tone: state === 'begun' || state === 'queried' ? 'wrong' : 'done'
	};
}
