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
	/** What it is called: "HMT, Permitted", with its wave where either edition has several. */
	name: string;
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
	const waves = new Map(
		datasets
			.flatMap((one) => one.waves)
			.reverse()
			.map((one) => [one.slug, one.title])
	);
	return (kind: ChangedAnswer['kind'], change: AnswerChange): ChangedAnswer => {
		const body = bodies.get(change.body);
		const short = body ? shortName(body) : change.body;
		const title = questions.get(change.question)?.title ?? change.question;
		const ofWave = waves.size > 1 ? [waves.get(change.wave) ?? change.wave] : [];
		return {
			kind,
			wave: change.wave,
			name: [short, title, ...ofWave].join(', '),
			body: { slug: change.body, shortName: short, name: body?.name ?? change.body },
			question: { code: change.question, title },
			before: change.before,
			after: change.after,
			differs: change.aspects.length
				? joinWords(change.aspects.map((aspect) => aspectWords[aspect]))
				: null
		};
	};
}

/** "4 added and 1 changed"; empty where nothing is. */
const countChanges = (counts: Record<ChangedAnswer['kind'], number>): string =>
	joinWords(
		(['added', 'changed', 'withdrawn'] as const).flatMap((kind) =>
			counts[kind] ? [`${formatCount(counts[kind])} ${kind}`] : []
		)
	);

function summaryOf({ added, changed, withdrawn, outcomes }: Difference): string {
	const answers = countChanges({
		added: added.length,
		changed: changed.length,
		withdrawn: withdrawn.length
	});
	const assessed = countChanges(outcomes);
	return [
		answers ? `Answers: ${answers}` : 'No answer changed',
		assessed
			? `outcomes against the recommendations: ${assessed}`
			: 'no outcome against the recommendations changed'
	]
		.join('; ')
		.concat('.');
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
