import { unshownReasons, type Unshown } from '../answers/comparison/work-in-hand';
import { endSentence, formatCount, joinWords, startSentence } from '../questions/words';
import { formatAsAt, type AsAt } from '../surveys/as-at';
import { cannotTellReasons, type Assessment, type CannotTellReason } from './assessment';

/** Why so many tests cannot be told, as a clause. */
const untoldClauses = {
	not_asked: (count) => `in ${count} this survey did not ask`,
	text_not_seen: (count) => `in ${count} guidance exists that the report does not quote`,
	erased: (count) => `in ${count} what it rests on was erased`,
	withheld: (count) => `in ${count} the answer was withheld`,
	not_stated: (count) => `in ${count} the response does not say`,
	awaiting: (count, asAt) => `in ${count} no response had come by ${formatAsAt(asAt)}`
} as const satisfies Record<CannotTellReason, (count: string, asAt: AsAt) => string>;

/** Why some cannot be told yet, of work in hand. */
const unshownClauses = {
	coded_blind: (count) => `in ${count} you code the answer blind`,
	not_entered: (count) => `in ${count} the answer is not entered`,
	not_accepted: (count) => `in ${count} the answer is not accepted yet`,
	erased: (count) => `in ${count} the answer is erased`
} as const satisfies Record<Unshown, (count: string) => string>;

/** Why the tests that cannot be told cannot, each reason with its count, most first; '' where all can. */
export function untoldWords(assessments: readonly Assessment[], asAt: AsAt): string {
	const clauses = [
		...cannotTellReasons.map((reason) => ({
			count: assessments.filter((one) => one.reason === reason).length,
			words: (count: string) => untoldClauses[reason](count, asAt)
		})),
		...unshownReasons.map((reason) => ({
			count: assessments.filter((one) => one.work?.unshown === reason).length,
			words: unshownClauses[reason]
		}))
	]
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count)
		.map(({ count, words }) => words(formatCount(count)));
	return clauses.length === 0 ? '' : endSentence(startSentence(joinWords(clauses)));
}
