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

/** One body of a comparison's files. */
export interface ComparedBody {
	body: string;
	bodyName: string;
	answers: ComparedAnswer[];
}

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

/** The columns of `compare.csv`: the body, then three for each question. */
export function comparisonColumns(questions: readonly Question[]): Column<ComparedBody>[] {
	const answerTo = (row: ComparedBody, code: string) =>
		row.answers.find((answer) => answer.question === code);
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
		...questions.flatMap(({ code, title }): Column<ComparedBody>[] => [
			{
				name: code,
				description: `${title}: the answer in plain English.`,
				type: 'string',
				required: true,
				read: (row) => answerTo(row, code)?.wording ?? null
			},
			{
				name: `${code}_disposition`,
				description: `${title}: how the question was dealt with. Empty where the answer was erased.`,
				type: 'string',
				required: false,
				read: (row) => answerTo(row, code)?.disposition ?? null
			},
			{
				name: `${code}_provisions`,
				description: `${title}: the sections relied on to withhold, separated by semicolons.`,
				type: 'string',
				required: false,
				read: (row) => answerTo(row, code)?.provisions.join(';') || null
			}
		])
	];
}
