import { endSentence, formatCount, joinWords, startSentence } from '../questions/words';
import { formatAsAt, type AsAt } from '../surveys/as-at';
import { cannotTellReasons, type Assessment, type CannotTellReason } from './assessment';

/** Why so many tests cannot be told, as a clause. */
const untoldClauses = {
	not_asked: (count) => `in ${count} this survey did not ask`,
	text_not_seen: (count) => `in ${count} guidance exists that the report does not quote`,
	withheld: (count) => `in ${count} the answer was withheld`,
	not_stated: (count) => `in ${count} the response does not say`,
	awaiting: (count, asAt) => `in ${count} no response had come by ${formatAsAt(asAt)}`
} as const satisfies Record<CannotTellReason, (count: string, asAt: AsAt) => string>;

/** Why the tests that cannot be told cannot, each reason with its count, most first; '' where all can. */
export function untoldWords(assessments: readonly Assessment[], asAt: AsAt): string {
	const counts = cannotTellReasons
		.map((reason) => ({
			reason,
			count: assessments.filter((one) => one.reason === reason).length
		}))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count);
	if (counts.length === 0) return '';
	return endSentence(
		startSentence(
			joinWords(counts.map(({ reason, count }) => untoldClauses[reason](formatCount(count), asAt)))
		)
	);
}
