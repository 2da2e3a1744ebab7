import { z } from 'zod';
import type { Answer } from '../answers/answer';
import { bodySchema, headcountSchema, namedChangeSchema, sortBodies } from '../bodies/body';
import { chartSettingsSchema } from '../charts/chart';
import {
	contextSchema,
	criterionSchema,
	recommendationSchema,
	type Assessment
} from '../gaps/assessment';
import { erasedAnswerSchema, type ErasedAnswer } from '../erasure/erased-place';
import { publicLetterSchema } from '../evidence/public-letter';
import { partsOf } from '../questions/kinds/registry';
import { questionSchema, type Question } from '../questions/question';
import { publicRequestSchema } from '../requests/public-request';
import { publishedReplySchema, replyRequestSchema } from '../review/reply';
import { publishedFigureSchema, surveySchema, waveSchema } from '../surveys/survey';
import type { RecordKind } from './contents';
import type { Dataset } from './dataset';
import { dayOf } from './day-of';

/** A record of an edition or of the working tables, as it is stored. */
export interface StoredRecord {
	kind: RecordKind;
	key: string;
	content: unknown;
}

/** What a dataset is put together from. */
export interface Contents {
	/** In the survey's own order within each kind. */
	records: StoredRecord[];
	answers: Answer[];
	assessments: Assessment[];
	/** Answers that were frozen here and were erased since; none where it is left out. */
	erased?: ErasedAnswer[];
}

const schemas = {
	survey: surveySchema,
	wave: waveSchema,
	question: questionSchema,
	body: bodySchema,
	headcount: headcountSchema,
	recommendation: recommendationSchema,
	criterion: criterionSchema,
	context: contextSchema,
	published_figure: publishedFigureSchema,
	chart: chartSettingsSchema,
	document: publicLetterSchema,
	request: publicRequestSchema,
	body_change: namedChangeSchema,
	reply_request: replyRequestSchema,
	reply: publishedReplySchema,
	erasure: erasedAnswerSchema
} as const satisfies Record<RecordKind, z.ZodType>;

/**
 * Puts a dataset together: bodies in alphabetical order of short name, answers and assessments by body
 * in that order and then in the survey's own.
 * @throws ZodError where a stored record is not of its shape, Error where the survey itself is missing
 */
export function assembleDataset(contents: Contents): Dataset {
	const all = <K extends RecordKind>(kind: K): z.infer<(typeof schemas)[K]>[] =>
		contents.records
			.filter((record) => record.kind === kind)
			.map((record) => schemas[kind].parse(record.content) as z.infer<(typeof schemas)[K]>);

	const survey = all('survey')[0];
	if (!survey) throw new Error('A survey without its own record cannot be read.');
	const bodies = sortBodies(all('body'));
	const waves = all('wave');
	const questions = all('question');
	const criteria = all('criterion');

	const rankOf = (list: readonly string[]) => {
		const places = new Map(list.map((code, index) => [code, index + 1]));
		return (code: string | null) => (code === null ? 0 : (places.get(code) ?? list.length + 1));
	};
	const rankOfWave = rankOf(waves.map((one) => one.slug));
	const rankOfBody = rankOf(bodies.map((one) => one.slug));
	const rankOfQuestion = rankOf(questions.map((one) => one.code));
	const rankOfCriterion = rankOf(criteria.map((one) => one.code));
	const byWave = (one: { wave: string }) => rankOfWave(one.wave);
	const byBody = (one: { body: string | null }) => rankOfBody(one.body);
	const byQuestion = (one: { question: string }) => rankOfQuestion(one.question);
	const byCriterion = (one: { criterion: string }) => rankOfCriterion(one.criterion);

	return {
		survey,
		waves,
		questions,
		bodies,
		headcounts: sortByRanks(
			all('headcount').sort((a, b) => a.as_at.localeCompare(b.as_at)),
			[byBody]
		),
		recommendations: all('recommendation'),
		criteria,
		contexts: all('context'),
		publishedFigures: all('published_figure'),
		charts: all('chart'),
		letters: sortByRanks(all('document'), [byWave, byBody]),
		requests: sortByRanks(all('request'), [byWave, byBody]),
		bodyChanges: all('body_change').sort((a, b) => Number(a.on > b.on) - Number(a.on < b.on)),
		replyRequests: sortByRanks(all('reply_request'), [byWave, byBody]),
		replies: sortByRanks(all('reply'), [byWave, byBody, byQuestion]),
		answers: sortByRanks(
			contents.answers.map((answer) => orderValue(answer, questions)),
			[byWave, byBody, byQuestion]
		),
		assessments: sortByRanks(contents.assessments, [byWave, byCriterion, byBody]),
		erased: [...all('erasure'), ...(contents.erased ?? [])]
	};
}

/**
 * Items in the order of their ranks, whole numbers from 0, the first rank before the second; equal ones as they
 * were. What is compared is one number for each, worked out once: there can be a hundred thousand.
 */
function sortByRanks<T>(items: readonly T[], ranks: readonly ((item: T) => number)[]): T[] {
	const places = new Float64Array(items.length);
	for (const rank of ranks) {
		const own = items.map(rank);
		const size = own.reduce((most, one) => Math.max(most, one), 0) + 1;
		own.forEach((one, index) => (places[index] = (places[index] ?? 0) * size + one));
	}
	const keys = places.map((place, index) => place * items.length + index).sort();
	return Array.from(keys, (key) => items[key % items.length] as T);
}

/** Databases keep the parts of a value in an order of their own: puts them back in the question's. */
function orderValue(answer: Answer, questions: readonly Question[]): Answer {
	const question = questions.find((one) => one.code === answer.question);
	const { value } = answer;
	if (!question || !value) return answer;
	const codes =
		question.kind === 'choice' ? ['choice'] : partsOf(question).map((part) => part.code);
	return {
		...answer,
		value: Object.fromEntries(
			codes.flatMap((code) => {
				const part = value[code];
				return part === undefined ? [] : [[code, part]];
			})
		)
	};
}

/** What an edition says that is frozen at an instant: it knows nothing of the days after. */
export const assembleEdition = (contents: Contents, at: Date): Dataset => ({
	...assembleDataset(contents),
	frozenOn: dayOf(at)
});
