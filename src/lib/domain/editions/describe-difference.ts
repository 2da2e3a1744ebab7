import type { Answer } from '../answers/answer';
import { dispositionTable } from '../answers/disposition';
import { shortName } from '../bodies/body';
import { outcomeTable } from '../gaps/assessment';
import type { Question } from '../questions/question';
import {
	clipWords,
	continueSentence,
	countThings,
	formatCount,
	joinWords
} from '../questions/words';
import { codingLines, evidenceLine, type CodingLine } from '../review/coding-lines';
import { formatDay } from '../surveys/as-at';
import type { Dataset } from './dataset';
import type { AnswerAspect, AnswerChange, Difference } from './difference';
import { recordLines, type RecordLine } from './record-words';

/** Something that an answer says beside its words, and says otherwise now; null where it says nothing of it. */
export interface ChangedLine {
	/** "Note on the coding" */
	label: string;
	before: string | null;
	after: string | null;
}

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
	/** Where it changed, that which its words do not tell. */
	lines: ChangedLine[];
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

/** All that is published of an answer beside its words. */
const linesOf = (question: Question, answer: Answer): CodingLine[] => [
	...codingLines(question, { content: answer }),
	evidenceLine(question, { content: answer }),
	{
		field: 'first_disposition',
		label: 'How the first response dealt with it',
		text: dispositionTable[answer.first_disposition].label
	},
	{
		field: 'responded_on',
		label: 'Day of the response',
		text: answer.responded_on === null ? '' : formatDay(answer.responded_on)
	}
];

/** Whether an answer's words, where they changed, tell that a line did. */
const isToldByWords = (field: string) =>
	['disposition', 'provisions'].includes(field) || field.startsWith('value.');

function changedLines(question: Question, before: Answer, after: Answer): ChangedLine[] {
	const [old, now] = [linesOf(question, before), linesOf(question, after)];
	const labels = new Map([...now, ...old].map(({ field, label }) => [field, label]));
	const textIn = (lines: readonly CodingLine[], field: string) =>
		lines.find((line) => line.field === field)?.text || null;
	return [...labels]
		.filter(([field]) => before.wording === after.wording || !isToldByWords(field))
		.map(([field, label]) => ({ label, before: textIn(old, field), after: textIn(now, field) }))
		.filter((line) => line.before !== line.after);
}

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
		const question = questions.get(change.question);
		const title = question?.title ?? change.question;
		const { before, after } = change;
		const ofWave = waves.size > 1 ? [waves.get(change.wave) ?? change.wave] : [];
		return {
			kind,
			wave: change.wave,
			name: [short, title, ...ofWave].join(', '),
			body: { slug: change.body, shortName: short, name: body?.name ?? change.body },
			question: { code: change.question, title },
			before: before?.wording ?? null,
			after: after?.wording ?? null,
			differs: change.aspects.length
				? joinWords(change.aspects.map((aspect) => aspectWords[aspect]))
				: null,
			lines: question && before && after ? changedLines(question, before, after) : []
		};
	};
}

/** An answer that changed, in a line of text: "HMT, Permitted: the same words; detail: none → “All staff”". */
export function changedAnswerWords({ name, before, after, lines }: ChangedAnswer): string {
	const said = (text: string | null) => (text === null ? 'none' : `“${clipWords(text)}”`);
	const words =
		before === after
			? 'the same words'
			: `${before ?? 'not there'} → ${after ?? 'no longer there'}`;
	return [
		`${name}: ${words}`,
		...lines.map(
			(line) => `${continueSentence(line.label)}: ${said(line.before)} → ${said(line.after)}`
		)
	].join('; ');
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
