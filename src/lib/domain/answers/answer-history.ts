import type { Dataset } from '../editions/dataset';
import type { Edition } from '../editions/edition';
import { formatDayOf } from '../editions/day-of';
import type { Disposition } from './disposition';

/** What one edition says of an answer. */
export interface AnswerInEdition {
	edition: number;
	published: string;
	/** Null where the edition does not have the answer. */
	disposition: Disposition | null;
	wording: string | null;
	/** Whether the words are others than in the edition before; false of the first. */
	changed: boolean;
}

/** What each edition says of one answer, newest first. */
export function answerHistory(
	editions: readonly { edition: Edition; dataset: Dataset }[],
	place: { wave: string; body: string; question: string }
): AnswerInEdition[] {
	const rows = editions
		.toSorted((a, b) => a.edition.number - b.edition.number)
		.map(({ edition, dataset }) => {
			const answer = dataset.answers.find(
				(one) =>
					one.wave === place.wave && one.body === place.body && one.question === place.question
			);
			return {
				edition: edition.number,
				published: formatDayOf(edition.publishedAt),
				disposition: answer?.disposition ?? null,
				wording: answer?.wording ?? null
			};
		});
	return rows
		.map((row, index) => {
			const before = rows[index - 1];
			return { ...row, changed: before !== undefined && before.wording !== row.wording };
		})
		.toReversed();
}
