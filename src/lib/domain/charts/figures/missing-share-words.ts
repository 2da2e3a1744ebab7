import { missingTable } from '../../answers/missing';
import type { BodyStaffShare } from '../../answers/wave-staff-shares';
import { dispositionWords } from '../../answers/disposition-words';
import type { Dataset, WaveAnswers } from '../../editions/dataset';
import { readPart, valueCell } from '../../questions/kinds/registry';
import type { Counts } from '../../questions/question';
import { formatCount, joinWords } from '../../questions/words';

/** What is known of the groups that the share does not count: "0 ministers and 0 special advisers". */
function otherCounts({ answer }: BodyStaffShare, question: Counts): string | null {
	if (!answer) return null;
	const known = question.groups.flatMap((group) => {
		const reading = readPart(question, answer, group.code);
		if (!reading.known) return [];
		const count = Number(reading.value);
		return [`${formatCount(count)} ${count === 1 ? group.one : group.many}`];
	});
	return known.length ? joinWords(known) : null;
}

/** What was said to the question that this one hangs on, where its mark says why it did not arise. */
function earlierMark(
	row: BodyStaffShare,
	question: Counts,
	dataset: Dataset,
	wave: WaveAnswers
): string {
	const earlier = dataset.questions.find((one) => one.code === question.asked_if?.question);
	const answer = earlier && wave.find(row.body.slug, earlier.code);
	const marks = earlier && answer ? valueCell(earlier, answer).marks : [];
	return marks.map((mark) => mark.words).join(', ');
}

/**
 * Why a body has no share of staff, in words and never as a number; '' where it has one.
 * @param groups whom the share would count, in the plural: "civil servants"
 */
export function missingShareWords(
	row: BodyStaffShare,
	question: Counts,
	groups: string,
	dataset: Dataset,
	wave: WaveAnswers
): string {
	if (row.share.known) return '';
	const { reason } = row.share;
	switch (reason) {
		case 'no_headcount':
			return 'No figure for its staff to set it against';
		case 'awaiting':
		case 'refused':
			return dispositionWords(reason, wave.wave.as_at, row.answer?.neither_confirmed_nor_denied);
		case 'not_applicable': {
			const mark = earlierMark(row, question, dataset, wave);
			return mark ? `${mark}: the question did not arise` : 'The question did not arise';
		}
		case 'withheld':
		case 'not_stated':
		case 'in_total':
		case 'not_held':
		case 'not_asked':
		case 'erased': {
			const others = otherCounts(row, question);
			const words = missingTable[reason];
			return others ? `${words} for ${groups} (${others})` : words;
		}
	}
}
