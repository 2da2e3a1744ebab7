import { answerKey, type Answer } from '../answers/answer';
import type { Disposition } from '../answers/disposition';
import type { Dataset } from './dataset';

/** An answer that one edition gives differently from the one before. */
export interface AnswerChange {
	wave: string;
	body: string;
	question: string;
	/** What readers saw; null where there was no such answer. */
	before: string | null;
	/** What readers see now; null where the answer is no longer there. */
	after: string | null;
}

/** What changed in a survey from one edition to another. */
export interface Difference {
	added: AnswerChange[];
	changed: AnswerChange[];
	withdrawn: AnswerChange[];
	/** How many answers moved from one disposition to another. */
	movements: { from: Disposition; to: Disposition; count: number }[];
	/** How many outcomes of bodies and criteria are others than before. */
	outcomes: number;
}

const keyOf = (answer: Answer) => `${answer.wave} ${answerKey(answer.body, answer.question)}`;

/** What an answer says, apart from how it came to be said. */
const saysOf = ({ disposition, provisions, value, detail, wording, note }: Answer) =>
	JSON.stringify([
		disposition,
		provisions,
		value === null ? null : Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
		detail,
		wording,
		note
	]);

function changeOf(before: Answer | null, after: Answer | null): AnswerChange {
	const { wave, body, question } = (after ?? before) as Answer;
	return {
		wave,
		body,
		question,
		before: before?.wording ?? null,
		after: after?.wording ?? null
	};
}

function countMovements(pairs: readonly (readonly [Answer, Answer])[]): Difference['movements'] {
	const movements: Difference['movements'] = [];
	for (const [before, after] of pairs) {
		const { disposition: from } = before;
		const { disposition: to } = after;
		if (from === to) continue;
		const known = movements.find((one) => one.from === from && one.to === to);
		if (known) known.count += 1;
		else movements.push({ from, to, count: 1 });
	}
	return movements;
}

/** What changed from one dataset of a survey to another, in the order of the later one. */
export function compareDatasets(before: Dataset, after: Dataset): Difference {
	const earlier = new Map(before.answers.map((answer) => [keyOf(answer), answer]));
	const later = new Set(after.answers.map(keyOf));
	const pairs = after.answers.flatMap((answer) => {
		const old = earlier.get(keyOf(answer));
		return old ? [[old, answer] as const] : [];
	});
	const outcomeKey = (one: Dataset['assessments'][number]) =>
		`${one.wave} ${one.body ?? ''} ${one.criterion}`;
	const outcomes = new Map(before.assessments.map((one) => [outcomeKey(one), one]));
	return {
		added: after.answers
			.filter((answer) => !earlier.has(keyOf(answer)))
			.map((answer) => changeOf(null, answer)),
		changed: pairs
			.filter(([old, answer]) => saysOf(old) !== saysOf(answer))
			.map(([old, answer]) => changeOf(old, answer)),
		withdrawn: before.answers
			.filter((answer) => !later.has(keyOf(answer)))
			.map((answer) => changeOf(answer, null)),
		movements: countMovements(pairs),
		outcomes: after.assessments.filter((one) => {
			const old = outcomes.get(outcomeKey(one));
			return !old || old.outcome !== one.outcome || old.reason !== one.reason;
		}).length
	};
}
