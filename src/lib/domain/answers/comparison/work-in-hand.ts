import { answersOfWave, type Dataset, type WaveAnswers } from '../../editions/dataset';
import type { RevisionState } from '../../review/transition';

/**
 * What is known of a wave that is worked on, beside what its answers say. In what is published, a body
 * without an answer was not asked; here it may have been, and nobody has entered what it says.
 */
export interface WorkInHand {
	/** The slugs of the bodies that the wave asks. */
	asked: ReadonlySet<string>;
	/** Which answers are shown. */
	shown: 'accepted' | 'submitted';
	/** Where the latest revision of an answer stands in review; null where none has been submitted. */
	stateOf(body: string, question: string): RevisionState | null;
	/** Whether whoever looks is to code it a second time without seeing the first coding. */
	isBlind(body: string, question: string): boolean;
}

/** The wave that a comparison is of: while it is worked on, with every body that it asks. */
export function comparedWave(dataset: Dataset, slug: string, work: WorkInHand | null): WaveAnswers {
	const wave = answersOfWave(dataset, slug);
	if (work === null) return wave;
	return { ...wave, bodies: dataset.bodies.filter((body) => work.asked.has(body.slug)) };
}

/** Why a body that is asked has no answer to show, which is no way in which it dealt with the question. */
export const unshownReasons = ['coded_blind', 'not_entered', 'not_accepted', 'erased'] as const;
export type Unshown = (typeof unshownReasons)[number];

/** Why no answer of a body to a question is shown. */
export function whyUnshown(work: WorkInHand, body: string, question: string): Unshown {
	if (work.isBlind(body, question)) return 'coded_blind';
	const state = work.stateOf(body, question);
	if (state === null) return 'not_entered';
	return work.shown === 'accepted' && state !== 'accepted' ? 'not_accepted' : 'erased';
}

/** The one table of words for an answer that is not shown. */
export const unshownTable = {
	coded_blind: 'You code this blind',
	not_entered: 'Not entered',
	not_accepted: 'Not accepted yet',
	erased: 'Erased'
} as const satisfies Record<Unshown, string>;
