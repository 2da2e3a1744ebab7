import {
	sideTable,
	sortSides,
	type QuestionSides,
	type Side
} from '../answers/answered-beside-refused';
import { dispositionTable, type Disposition } from '../answers/disposition';
import { compareProvisions } from '../answers/provisions';
import { besideSentence, refusalCaveats } from '../answers/refusal-words';
import { answersOfWave, type Dataset } from '../editions/dataset';
import { categoriesOf, type Column } from './column';

/** One body and one question, as `refusals.json` gives it. */
export interface RefusalRecord {
	/** The body's slug. */
	body: string;
	bodyName: string;
	side: Side;
	/** Null where the answer was erased. */
	disposition: Disposition | null;
	provisions: string[];
	neitherConfirmedNorDenied: boolean;
	/** Null where it was not asked, or the answer was erased. */
	wording: string | null;
}

/** A row of `refusals.csv`. */
export interface RefusalRow {
	edition: number;
	wave: string;
	question: string;
	title: string;
	record: RefusalRecord;
}

/** Every column of `refusals.csv`, in order. */
export const refusalColumns: readonly Column<RefusalRow>[] = [
	{
		name: 'edition',
		description: 'The number of the edition that the row comes from.',
		type: 'integer',
		required: true,
		read: (row) => row.edition
	},
	{
		name: 'wave',
		description: 'The wave in which the question was asked.',
		type: 'string',
		required: true,
		read: (row) => row.wave
	},
	{
		name: 'question',
		description: 'The question, by its code.',
		type: 'string',
		required: true,
		read: (row) => row.question
	},
	{
		name: 'question_title',
		description: 'What the question is called.',
		type: 'string',
		required: true,
		read: (row) => row.title
	},
	{
		name: 'body',
		description: 'The public body, as in its address.',
		type: 'string',
		required: true,
		read: (row) => row.record.body
	},
	{
		name: 'body_name',
		description: 'The name of the body.',
		type: 'string',
		required: true,
		read: (row) => row.record.bodyName
	},
	{
		name: 'side',
		description: 'Whether it is among those that answered the question or those that refused it.',
		type: 'string',
		required: true,
		categories: categoriesOf(sideTable),
		read: (row) => row.record.side
	},
	{
		name: 'disposition',
		description: 'How the question was dealt with. Empty where the answer was erased.',
		type: 'string',
		required: false,
		categories: categoriesOf(dispositionTable),
		read: (row) => row.record.disposition,
		readForSheet: (row) => row.record.disposition ?? 'erased'
	},
	{
		name: 'provisions',
		description: 'The sections relied on to withhold, separated by semicolons.',
		type: 'string',
		required: false,
		read: (row) => row.record.provisions.join(';') || null
	},
	{
		name: 'neither_confirmed_nor_denied',
		description: '"yes" where the body would neither confirm nor deny holding it, otherwise "no".',
		type: 'string',
		required: true,
		read: (row) => (row.record.neitherConfirmedNorDenied ? 'yes' : 'no')
	},
	{
		name: 'wording',
		description: 'What it answered, in plain English.',
		type: 'string',
		required: false,
		read: (row) => row.record.wording
	}
];

const recordsOf = ({ all }: QuestionSides): RefusalRecord[] =>
	all.map(({ body, side, disposition, answer }) => ({
		body: body.slug,
		bodyName: body.name,
		side,
		disposition,
		provisions: [...(answer?.provisions ?? [])].sort(compareProvisions),
		neitherConfirmedNorDenied: answer?.neither_confirmed_nor_denied ?? false,
		wording: answer?.wording ?? null
	}));

/** Every body of a wave for each question, with where it stands. @throws where there is no such wave */
export function refusalRows(dataset: Dataset, edition: number, slug: string): RefusalRow[] {
	const wave = answersOfWave(dataset, slug);
	return dataset.questions.flatMap((question) =>
		recordsOf(sortSides(question, wave)).map((record) => ({
			edition,
			wave: slug,
			question: question.code,
			title: question.title,
			record
		}))
	);
}

/** The same question by question, with the sentence that says it. @throws where there is no such wave */
export function refusalRecords(dataset: Dataset, slug: string) {
	const wave = answersOfWave(dataset, slug);
	return {
		caveats: refusalCaveats,
		questions: dataset.questions.map((question) => {
			const sides = sortSides(question, wave);
			const { answeredShare, refusedShare } = sides;
			const share = ({ count, least, most, of }: typeof answeredShare) => ({
				count,
				least,
				most,
				of
			});
			return {
				question: question.code,
				title: question.title,
				words: besideSentence(sides, wave),
				answered: share(answeredShare),
				refused: share(refusedShare),
				bodies: recordsOf(sides)
			};
		})
	};
}
