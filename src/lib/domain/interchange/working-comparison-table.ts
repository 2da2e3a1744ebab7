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
import { columnsByQuestion, provisionsOfAnswer, type BodyRow } from './comparison-table';

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

export type WorkingBody = BodyRow<WorkingAnswer>;

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
	return columnsByQuestion<WorkingAnswer>(questions, [
		{
			suffix: '',
			description: 'the answer in plain English, or why none is shown.',
			required: true,
			read: ({ wording }) => wording
		},
		{
			suffix: '_disposition',
			description: 'how the question was dealt with; empty where no answer is shown.',
			required: false,
			read: ({ disposition }) => disposition
		},
		provisionsOfAnswer,
		{
			suffix: '_standing',
			description: 'where the answer stands in review, or why none is shown.',
			required: true,
			read: ({ standing }) => standing
		}
	]);
}
