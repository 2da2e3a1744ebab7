import { latestWave, type Dataset } from '../editions/dataset';
import { tombstoneWords } from '../erasure/erased-place';
import { isWithdrawn, type Edition } from '../editions/edition';
import { formatDayOf } from '../editions/day-of';
import type { Disposition } from './disposition';

/** What one edition says of an answer. */
export interface AnswerInEdition {
	edition: number;
	published: string;
	/** Whether it has a page of the answer, be it of one that was erased. */
	has: boolean;
	/** The wave to name in the address of that; null where its newest wave is meant. */
	wave: string | null;
	/** Null where the edition does not have the answer. */
	disposition: Disposition | null;
	wording: string | null;
	/** When and why it was erased, in words; null where it was not. */
	erased: string | null;
	/** Whether the edition has been withdrawn since. */
	withdrawn: boolean;
	/** Whether the words are others than in the edition before; false of the first, and where one was erased. */
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
			const isAt = (one: typeof place) =>
				one.wave === place.wave && one.body === place.body && one.question === place.question;
			const answer = dataset.answers.find(isAt);
			const tombstone = answer ? undefined : dataset.erased.find(isAt);
			return {
				edition: edition.number,
				published: formatDayOf(edition.publishedAt),
				has: answer !== undefined || tombstone !== undefined,
				wave: latestWave(dataset).slug === place.wave ? null : place.wave,
				withdrawn: isWithdrawn(edition),
				disposition: answer?.disposition ?? null,
				wording: answer?.wording ?? null,
				erased: tombstone ? tombstoneWords(tombstone) : null
			};
		});
	return rows
		.map((row, index) => {
			const before = rows[index - 1];
			const isErased = row.erased !== null || before?.erased !== null;
			return { ...row, changed: !isErased && before?.wording !== row.wording };
		})
		.toReversed();
}
