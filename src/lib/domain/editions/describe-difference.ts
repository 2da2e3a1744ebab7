import { dispositionTable } from '../answers/disposition';
import { shortName } from '../bodies/body';
import { outcomeTable } from '../gaps/assessment';
import { countThings, formatCount, joinWords } from '../questions/words';
import type { Dataset } from './dataset';
import type { AnswerAspect, AnswerChange, Difference } from './difference';
import { recordLines, type RecordLine } from './record-words';

/** An answer that changed, as a line of the list. */
export interface ChangedAnswer {
	kind: 'added' | 'changed' | 'withdrawn';
	wave: string;
	body: { slug: string; shortName: string; name: string };
	question: { code: string; title: string };
	before: string | null;
	after: string | null;
	/** What of it is other than before, where it changed: "what it says and what it rests on". */
	differs: string | null;
}

/** What changed from one edition to another, in words. */
export interface DescribedDifference {
	/** In a sentence. */
	summary: string;
	/** "2 answers went from “No response” to “Refused”." */
	movements: string[];
	/** The same of outcomes. */
	outcomeMovements: string[];
	records: RecordLine[];
	/** The first of the answers that changed: changed ones first, then added and withdrawn ones. */
	answers: ChangedAnswer[];
	/** How many more there are. */
	moreAnswers: number;
}

/** The most answers that are listed. */
const listed = 500;

const aspectWords: Record<AnswerAspect, string> = {
	said: 'what it says',
	evidence: 'what it rests on',
	note: 'the note on its coding',
	response: 'the response that it codes'
};

function answerDescriber(datasets: readonly Dataset[]) {
	const bodies = new Map(
		datasets
			.flatMap((one) => one.bodies)
			.reverse()
			.map((one) => [one.slug, one])
	);
	const questions = new Map(
		datasets
			.flatMap((one) => one.questions)
			.reverse()
			.map((one) => [one.code, one])
	);
	return (kind: ChangedAnswer['kind'], change: AnswerChange): ChangedAnswer => {
		const body = bodies.get(change.body);
		return {
			kind,
			wave: change.wave,
			body: {
				slug: change.body,
				shortName: body ? shortName(body) : change.body,
				name: body?.name ?? change.body
			},
			question: {
				code: change.question,
				title: questions.get(change.question)?.title ?? change.question
			},
			before: change.before,
			after: change.after,
			differs: change.aspects.length
				? joinWords(change.aspects.map((aspect) => aspectWords[aspect]))
				: null
		};
	};
}

function summaryOf(difference: Difference): string {
	const clauses = (['added', 'changed', 'withdrawn'] as const).flatMap((kind) =>
		difference[kind].length ? [`${formatCount(difference[kind].length)} ${kind}`] : []
	);
	const answers = clauses.length ? `Answers: ${joinWords(clauses)}` : 'No answer changed';
	const outcomes = difference.outcomes
		? `${countThings(difference.outcomes, 'outcome', 'outcomes')} against the recommendations changed`
		: 'no outcome against the recommendations changed';
	return `${answers}; ${outcomes}.`;
}

/**
 * What changed from one dataset to another, in words.
 * @param datasets the later and the earlier, in which bodies and questions are looked up
 */
export function describeDifference(
	difference: Difference,
	datasets: readonly [after: Dataset, before: Dataset]
): DescribedDifference {
	const describe = answerDescriber(datasets);
	const changes = (['changed', 'added', 'withdrawn'] as const).flatMap((kind) =>
		difference[kind].map((change) => [kind, change] as const)
	);
	return {
		summary: summaryOf(difference),
		movements: difference.movements.map(
			({ from, to, count }) =>
				`${countThings(count, 'answer', 'answers')} went from “${dispositionTable[from].label}” to “${dispositionTable[to].label}”.`
		),
		outcomeMovements: difference.outcomeMovements.map(
			({ from, to, count }) =>
				`${countThings(count, 'outcome', 'outcomes')} went from “${outcomeTable[from].label}” to “${outcomeTable[to].label}”.`
		),
		records: recordLines(difference.records),
		answers: changes.slice(0, listed).map(([kind, change]) => describe(kind, change)),
		moreAnswers: Math.max(0, changes.length - listed)
	};
}
