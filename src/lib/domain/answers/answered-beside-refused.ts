import type { Body } from '../bodies/body';
import type { WaveAnswers } from '../editions/dataset';
import type { Question } from '../questions/question';
import type { Answer } from './answer';
import type { Disposition } from './disposition';
import type { MissingReason } from './missing';
import { boundShare, type Share } from './tally';
import { dispositionOf } from './wave-reading';

/** Where a body stands to a question that others refused, with its label. */
export const sideTable = {
	answered: 'Answered in full',
	in_part: 'Answered in part, the rest withheld',
	refused: 'Refused',
	neither: 'Neither answered nor refused',
	unknown: 'Not known: no response had come, or the answer was erased'
} as const;
export type Side = keyof typeof sideTable;

const sides = {
	answered: 'answered',
	partly_withheld: 'in_part',
	refused: 'refused',
	not_held: 'neither',
	not_applicable: 'neither',
	not_stated: 'neither',
	awaiting: 'unknown',
	not_asked: 'neither'
} as const satisfies Record<Disposition, Side>;

/** One body asked in a wave, with where it stands to one question. */
export interface SidedBody {
	body: Body;
	side: Side;
	/** Null where the answer was erased: how it dealt with the question is then not known any more. */
	disposition: Disposition | null;
	/** Null where it was not asked the question, or its answer was erased. */
	answer: Answer | null;
}

/** How the bodies of a wave dealt with a question, those that answered beside those that refused. */
export interface QuestionSides {
	question: Question;
	/** Every body asked in the wave once, in their order. */
	all: SidedBody[];
	/** Those that answered it, in full or in part. */
	answered: SidedBody[];
	/** Of those, the ones that withheld the rest. */
	inPart: SidedBody[];
	refused: SidedBody[];
	/** Those on neither side, and those of which it is not known, by the reason. */
	others: { reason: OtherReason; bodies: SidedBody[] }[];
	/** How many answered it, of those to which it applies. One that had not replied might yet. */
	answeredShare: Share;
	refusedShare: Share;
}

/** Why a body is neither among those that answered nor among those that refused. */
export type OtherReason = Extract<
	MissingReason,
	'not_held' | 'not_applicable' | 'not_stated' | 'awaiting' | 'not_asked' | 'erased'
>;

/** In the order in which they are named. */
const otherReasons = [
	'awaiting',
	'erased',
	'not_stated',
	'not_held',
	'not_applicable',
	'not_asked'
] as const satisfies readonly OtherReason[];

/** Sorts the bodies asked in a wave by where they stand to a question. */
export function sortSides(question: Question, wave: WaveAnswers): QuestionSides {
	const all = wave.bodies.map((body): SidedBody => {
		const disposition = dispositionOf(wave, body.slug, question.code);
		return {
			body,
			side: disposition === null ? 'unknown' : sides[disposition],
			disposition,
			answer: wave.find(body.slug, question.code)
		};
	});
	const on = (...some: Side[]) => all.filter(({ side }) => some.includes(side));
	const by = (reason: OtherReason) =>
		all.filter(({ disposition }) => (disposition ?? 'erased') === reason);
	const [answered, inPart, refused] = [on('answered', 'in_part'), on('in_part'), on('refused')];
	const unknown = on('unknown').length;
	// A question that did not arise for a body, or that it was not asked, is none that it could answer.
	const aside = by('not_applicable').length + by('not_asked').length;
	const share = (count: number) => boundShare(count, all.length - aside - unknown, unknown);
	return {
		question,
		all,
		answered,
		inPart,
		refused,
		others: otherReasons
			.map((reason) => ({ reason, bodies: by(reason) }))
			.filter(({ bodies }) => bodies.length > 0),
		answeredShare: share(answered.length),
		refusedShare: share(refused.length)
	};
}
