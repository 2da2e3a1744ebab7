import { selectBodies } from '../answers/comparison/select-bodies';
import { parseComparisonView, type ComparisonView } from '../answers/comparison/view';
import type { Disposition } from '../answers/disposition';
import { compareProvisions } from '../answers/provisions';
import { dispositionOf } from '../answers/wave-reading';
import { notAskedWording } from '../answers/wording';
import { answersOfWave, type Dataset } from '../editions/dataset';
import { tombstoneWords } from '../erasure/erased-place';
import type { Question } from '../questions/question';
import type { Column } from './column';

/** What a comparison's files say of one question and one body. */
export interface ComparedAnswer {
	question: string;
	wording: string;
	/** Null where the answer was erased. */
	disposition: Disposition | null;
	provisions: string[];
}

/** One body of a comparison's files, with what they say of its answers. */
export interface BodyRow<A> {
	body: string;
	bodyName: string;
	answers: A[];
}

export type ComparedBody = BodyRow<ComparedAnswer>;

/** The rows of a view as its files give them: all of its pages, in the same order. */
export function listComparedBodies(dataset: Dataset, view: ComparisonView): ComparedBody[] {
	const wave = answersOfWave(dataset, view.wave);
	const { pinned, others } = selectBodies(dataset, view);
	return [...pinned, ...others].map((body) => ({
		body: body.slug,
		bodyName: body.name,
		answers: dataset.questions.map((question) => {
			const answer = wave.find(body.slug, question.code);
			const erasure = wave.findErasure(body.slug, question.code);
			return {
				question: question.code,
				wording: answer?.wording ?? (erasure ? tombstoneWords(erasure) : notAskedWording),
				disposition: dispositionOf(wave, body.slug, question.code),
				provisions: [...(answer?.provisions ?? [])].sort(compareProvisions)
			};
		})
	}));
}

/** All the bodies of a wave, in alphabetical order. @throws where there is no such wave */
export function listWaveComparison(dataset: Dataset, wave: string): ComparedBody[] {
	const reading = parseComparisonView(new URLSearchParams({ wave }), dataset);
	if (!reading.ok) throw new Error(`There is no wave "${wave}" in this survey.`);
	return listComparedBodies(dataset, reading.view);
}

/** What a comparison's file says of each answer in one of its columns. */
export interface AnswerColumn<A> {
	/** What the column's name has after the question's code. */
	suffix: '' | `_${string}`;
	/** What it holds, after the question's title. */
	description: string;
	/** Whether it is never empty. */
	required: boolean;
	read: (answer: A) => string | null;
}

/** The sections relied on, as every comparison's files write them. */
export const provisionsOfAnswer: AnswerColumn<{ provisions: readonly string[] }> = {
	suffix: '_provisions',
	description: 'the sections relied on to withhold, separated by semicolons.',
	required: false,
	read: ({ provisions }) => provisions.join(';') || null
};

/** The columns of a comparison's file: the body, then these for each question. */
export function columnsByQuestion<A extends { question: string }>(
	questions: readonly Question[],
	columns: readonly AnswerColumn<A>[]
): Column<BodyRow<A>>[] {
	return [
		{
			name: 'body',
			description: 'The public body, as in its address.',
			type: 'string',
			required: true,
			read: (row) => row.body
		},
		{
			name: 'body_name',
			description: 'The name of the body.',
			type: 'string',
			required: true,
			read: (row) => row.bodyName
		},
		...questions.flatMap(({ code, title }) =>
			columns.map(({ suffix, description, required, read }): Column<BodyRow<A>> => ({
				name: `${code}${suffix}`,
				description: `${title}: ${description}`,
				type: 'string',
				required,
				read: ({ answers }) => {
					const answer = answers.find((one) => one.question === code);
					return answer ? read(answer) : null;
				}
			}))
		)
	];
}

/** The columns of `compare.csv`: the body, then three for each question. */
export function comparisonColumns(questions: readonly Question[]): Column<ComparedBody>[] {
	return columnsByQuestion<ComparedAnswer>(questions, [
		{
			suffix: '',
			description: 'the answer in plain English.',
			required: true,
			read: ({ wording }) => wording
		},
		{
			suffix: '_disposition',
			description: 'how the question was dealt with. Empty where the answer was erased.',
			required: false,
			read: ({ disposition }) => disposition
		},
		provisionsOfAnswer
	]);
}
