import { selectBodies } from '../answers/comparison/select-bodies';
import type { ComparisonView } from '../answers/comparison/view';
import {
	comparedWave,
	unshownTable,
	whyUnshown,
	type Unshown,
	type WorkInHand
} from '../answers/comparison/work-in-hand';
import type { Disposition } from '../answers/disposition';
import { compareProvisions } from '../answers/provisions';
import type { Dataset } from '../editions/dataset';
import type { Question } from '../questions/question';
import { endSentence } from '../questions/words';
import type { RevisionState } from '../review/transition';
import type { Column } from './column';

/** What the files of a working comparison say of one question and one body. */
export interface WorkingAnswer {
	question: string;
	wording: string;
	/** Null where no answer is shown: how it was dealt with is then not known. */
	disposition: Disposition | null;
	provisions: string[];
	/** Where it stands in review or, where no answer is shown, why. */
	standing: RevisionState | Unshown;
}

/** One body of them. */
export interface WorkingBody {
	body: string;
	bodyName: string;
	answers: WorkingAnswer[];
}

/** The rows of a working comparison as its files give them: all of its pages, in the same order. */
export function listWorkingBodies(
	dataset: Dataset,
	view: ComparisonView,
	work: WorkInHand
): WorkingBody[] {
	const wave = comparedWave(dataset, view.wave, work);
	const { pinned, others } = selectBodies(dataset, view, work);
	return [...pinned, ...others].map((body) => ({
		body: body.slug,
		bodyName: body.name,
		answers: dataset.questions.map(({ code }): WorkingAnswer => {
			const answer = wave.find(body.slug, code);
			if (!answer) {
				const standing = whyUnshown(work, body.slug, code);
				const wording = endSentence(unshownTable[standing]);
				return { question: code, wording, disposition: null, provisions: [], standing };
			}
			const state = work.shown === 'submitted' ? work.stateOf(body.slug, code) : null;
			return {
				question: code,
				wording: answer.wording,
				disposition: answer.disposition,
				provisions: [...answer.provisions].sort(compareProvisions),
				standing: state ?? 'accepted'
			};
		})
	}));
}

/** The columns of a working comparison: the body, then four for each question. */
export function workingComparisonColumns(questions: readonly Question[]): Column<WorkingBody>[] {
	const answerTo = (row: WorkingBody, code: string) =>
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
		...questions.flatMap(({ code, title }): Column<WorkingBody>[] => [
			{
				name: code,
				description: `${title}: the answer in plain English, or why none is shown.`,
				type: 'string',
				required: true,
				read: (row) => answerTo(row, code)?.wording ?? null
			},
			{
				name: `${code}_disposition`,
				description: `${title}: how the question was dealt with; empty where no answer is shown.`,
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
			},
			{
				name: `${code}_standing`,
				description: `${title}: where the answer stands in review, or why none is shown.`,
				type: 'string',
				required: true,
				read: (row) => answerTo(row, code)?.standing ?? null
			}
		])
	];
}
