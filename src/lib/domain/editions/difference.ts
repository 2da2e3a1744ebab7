import { answerKey, type Answer } from '../answers/answer';
import type { Disposition } from '../answers/disposition';
import type { Assessment, Outcome } from '../gaps/assessment';
import type { Dataset } from './dataset';
import { compareRecords, type RecordChange } from './record-changes';

/** What of an answer can differ: what it says, what it rests on, the note on its coding, its response. */
export type AnswerAspect = 'said' | 'evidence' | 'note' | 'response';

/** An answer that one edition gives differently from the one before. */
export interface AnswerChange {
	wave: string;
	body: string;
	question: string;
	/** What readers saw; null where there was no such answer. */
	before: Answer | null;
	/** What readers see now; null where the answer is no longer there. */
	after: Answer | null;
	/** In what the two differ; empty where one of them is not there. */
	aspects: AnswerAspect[];
}

/** What changed in a survey from one edition to another. */
export interface Difference {
	added: AnswerChange[];
	changed: AnswerChange[];
	withdrawn: AnswerChange[];
	/** How many answers moved from one disposition to another. */
	movements: { from: Disposition; to: Disposition; count: number }[];
	/**
	 * How many outcomes of bodies and criteria there were not before, are gone, or are told otherwise: as
	 * another outcome, or for another reason, or on another source.
	 */
	outcomes: { added: number; changed: number; withdrawn: number };
	/** How many outcomes moved from one to another. */
	outcomeMovements: { from: Outcome; to: Outcome; count: number }[];
	/** What changed of all that goes with the answers. */
	records: RecordChange[];
}

type Place = Pick<Answer, 'wave' | 'body' | 'question'>;
const keyOf = (answer: Place) => `${answer.wave} ${answerKey(answer.body, answer.question)}`;

/** Whether two lists or records of plain values, or nothing, hold the same, whatever the order of members. */
function holdsTheSame(one: object | null, other: object | null): boolean {
	if (one === null || other === null) return one === other;
	const [members, others] = [Object.entries(one), Object.entries(other)];
	return (
		members.length === others.length &&
		members.every(([name, value]) => (other as Record<string, unknown>)[name] === value)
	);
}

/** How each aspect is told the same: by hand, for there can be tens of thousands of answers. */
const isSameBy: Record<AnswerAspect, (one: Answer, other: Answer) => boolean> = {
	said: (one, other) =>
		one.disposition === other.disposition &&
		one.neither_confirmed_nor_denied === other.neither_confirmed_nor_denied &&
		one.detail === other.detail &&
		one.wording === other.wording &&
		holdsTheSame(one.provisions, other.provisions) &&
		holdsTheSame(one.value, other.value),
	evidence: (one, other) => holdsTheSame(one.evidence, other.evidence),
	note: (one, other) => one.note === other.note,
	response: (one, other) =>
		one.first_disposition === other.first_disposition && one.responded_on === other.responded_on
};
const answerAspects = Object.keys(isSameBy) as AnswerAspect[];

const differingAspects = (before: Answer, after: Answer): AnswerAspect[] =>
	answerAspects.filter((aspect) => !isSameBy[aspect](before, after));

function changeOf(
	before: Answer | null,
	after: Answer | null,
	aspects: AnswerAspect[] = []
): AnswerChange {
	const { wave, body, question } = (after ?? before) as Answer;
	return { wave, body, question, before, after, aspects };
}

/** Counts what moved from one to another, in the order in which it is first met. */
function countMovements<T extends string>(
	moves: readonly (readonly [T, T])[]
): { from: T; to: T; count: number }[] {
	const counted = new Map<string, { from: T; to: T; count: number }>();
	for (const [from, to] of moves) {
		if (from === to) continue;
		const known = counted.get(`${from} ${to}`);
		if (known) known.count += 1;
		else counted.set(`${from} ${to}`, { from, to, count: 1 });
	}
	return [...counted.values()];
}

/** What readers are told of an outcome: itself, its reason and who decided it on what. */
const tellsTheSame = (one: Assessment, other: Assessment) =>
	one.outcome === other.outcome &&
	one.reason === other.reason &&
	one.basis === other.basis &&
	one.why === other.why &&
	holdsTheSame(one.source, other.source);

/** Assessments to be looked up by wave, criterion and body: keys of text take longer than all the rest. */
function indexAssessments(list: readonly Assessment[]) {
	const waves = new Map<string, Map<string, Map<string | null, Assessment>>>();
	for (const one of list) {
		const criteria = waves.get(one.wave) ?? new Map<string, Map<string | null, Assessment>>();
		waves.set(one.wave, criteria);
		const bodies = criteria.get(one.criterion) ?? new Map<string | null, Assessment>();
		criteria.set(one.criterion, bodies);
		bodies.set(one.body, one);
	}
	return ({ wave, criterion, body }: Assessment) => waves.get(wave)?.get(criterion)?.get(body);
}

function compareOutcomes(
	before: readonly Assessment[],
	after: readonly Assessment[]
): Pick<Difference, 'outcomes' | 'outcomeMovements'> {
	const findEarlier = indexAssessments(before);
	const moves: [Outcome, Outcome][] = [];
	const outcomes = { added: 0, changed: 0, withdrawn: 0 };
	let found = 0;
	for (const one of after) {
		const old = findEarlier(one);
		// What was erased says so in its own place, and is neither a movement nor to be corrected.
		if (old && [old.reason, one.reason].includes('erased')) {
			found += 1;
			continue;
		}
		if (!old) {
			outcomes.added += 1;
			continue;
		}
		found += 1;
		if (old.outcome !== one.outcome) moves.push([old.outcome, one.outcome]);
		if (!tellsTheSame(old, one)) outcomes.changed += 1;
	}
	outcomes.withdrawn = before.length - found;
	return { outcomes, outcomeMovements: countMovements(moves) };
}

/** What changed from one dataset of a survey to another, in the order of the later one. */
export function compareDatasets(before: Dataset, after: Dataset): Difference {
	const earlier = new Map(before.answers.map((answer) => [keyOf(answer), answer]));
	const later = new Set(after.answers.map(keyOf));
	// What was erased is told of as that, and is neither withdrawn nor new.
	const isErased = ({ erased }: Dataset, place: Place) =>
		erased.some((one) => keyOf(one) === keyOf(place));
	const pairs = after.answers.flatMap((answer) => {
		const old = earlier.get(keyOf(answer));
		return old ? [[old, answer] as const] : [];
	});
	return {
		added: after.answers
			.filter((answer) => !earlier.has(keyOf(answer)) && !isErased(before, answer))
			.map((answer) => changeOf(null, answer)),
		changed: pairs.flatMap(([old, answer]) => {
			const aspects = differingAspects(old, answer);
			return aspects.length ? [changeOf(old, answer, aspects)] : [];
		}),
		withdrawn: before.answers
			.filter((answer) => !later.has(keyOf(answer)) && !isErased(after, answer))
			.map((answer) => changeOf(answer, null)),
		movements: countMovements(
			pairs.map(([old, answer]) => [old.disposition, answer.disposition] as const)
		),
		...compareOutcomes(before.assessments, after.assessments),
		records: compareRecords(before, after)
	};
}

/**
 * Whether anything that was public before is other than it was, or gone: then readers are told what was
 * corrected, and why. What is only added needs no correction.
 */
export function needsCorrection(difference: Difference): boolean {
	return (
		difference.changed.length > 0 ||
		difference.withdrawn.length > 0 ||
		difference.outcomes.changed + difference.outcomes.withdrawn > 0 ||
		difference.records.some((record) => record.isCorrected)
	);
}
