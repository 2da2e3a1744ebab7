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

	const rank = (list: readonly string[]) => {
		const places = new Map(list.map((code, index) => [code, index]));
		return (code: string | null) => (code === null ? -1 : (places.get(code) ?? list.length));
	};
	const byWave = rank(waves.map((one) => one.slug));
	const byBody = rank(bodies.map((one) => one.slug));
	const byQuestion = rank(questions.map((one) => one.code));
	const byCriterion = rank(criteria.map((one) => one.code));

	return {
		survey,
		waves,
		questions,
		bodies,
		headcounts: all('headcount').sort(
			(a, b) => byBody(a.body) - byBody(b.body) || a.as_at.localeCompare(b.as_at)
		),
		recommendations: all('recommendation'),
		criteria,
		contexts: all('context'),
		publishedFigures: all('published_figure'),
		charts: all('chart'),
		letters: all('document').sort(
			(a, b) => byWave(a.wave) - byWave(b.wave) || byBody(a.body) - byBody(b.body)
		),
		requests: all('request').sort(
			(a, b) => byWave(a.wave) - byWave(b.wave) || byBody(a.body) - byBody(b.body)
		),
		bodyChanges: all('body_change').sort((a, b) => Number(a.on > b.on) - Number(a.on < b.on)),
		replyRequests: all('reply_request').sort(
			(a, b) => byWave(a.wave) - byWave(b.wave) || byBody(a.body) - byBody(b.body)
		),
		replies: all('reply').sort(
			(a, b) =>
				byWave(a.wave) - byWave(b.wave) ||
				byBody(a.body) - byBody(b.body) ||
				byQuestion(a.question) - byQuestion(b.question)
		),
		answers: contents.answers
			.map((answer) => orderValue(answer, questions))
			.sort(
				(a, b) =>
					byWave(a.wave) - byWave(b.wave) ||
					byBody(a.body) - byBody(b.body) ||
					byQuestion(a.question) - byQuestion(b.question)
			),
		assessments: [...contents.assessments].sort(
			(a, b) =>
				byWave(a.wave) - byWave(b.wave) ||
				byCriterion(a.criterion) - byCriterion(b.criterion) ||
				byBody(a.body) - byBody(b.body)
		),
		erased: [...all('erasure'), ...(contents.erased ?? [])]
	};
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
