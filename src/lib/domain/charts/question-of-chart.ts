import type { Dataset } from '../editions/dataset';
import type { QuestionKind, QuestionOf } from '../questions/question';
import type { ChartSettings } from './chart';

/**
 * The question that a chart is drawn of.
 * @param kinds those that its figure can draw
 * @throws where the settings name a question that the survey lacks, or that is of another kind
 */
export function questionOfChart<Kind extends QuestionKind>(
	{ slug, question: code }: Extract<ChartSettings, { question: string }>,
	{ questions }: Pick<Dataset, 'questions'>,
	kinds: readonly Kind[]
): QuestionOf[Kind] {
	const question = questions.find(
		(one): one is QuestionOf[Kind] => one.code === code && kinds.some((kind) => kind === one.kind)
	);
	if (!question) {
		throw new Error(`The chart "${slug}" needs a question of the kind ${kinds.join(' or ')}.`);
	}
	return question;
}
