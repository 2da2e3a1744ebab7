import { answerKey, type AnswerContent } from '../answers/answer';
import type { Body } from '../bodies/body';
import type { Assessment, Criterion, Finding } from './assessment';
import { assess } from './assess';

/**
 * Every criterion against every body of a wave; a criterion addressed to government as a whole once,
 * with no body. In the order of the criteria, then of the bodies given.
 * @param erased the keys of answers that were there and were erased
 */
export function assessWave(
	wave: string,
	criteria: readonly Criterion[],
	bodies: readonly Body[],
	answers: ReadonlyMap<string, Pick<AnswerContent, 'disposition' | 'value'>>,
	findings: readonly Finding[],
	erased: ReadonlySet<string> = new Set()
): Assessment[] {
	const findingOf = (body: string | null, criterion: string) =>
		findings.find((one) => one.wave === wave && one.body === body && one.criterion === criterion) ??
		null;
	return criteria.flatMap((criterion) => {
		if (criterion.scope === 'government') {
			return [assess(wave, criterion, null, () => null, findingOf(null, criterion.code))];
		}
		return bodies.map((body) =>
			assess(
				wave,
				criterion,
				body,
				(question) => answers.get(answerKey(body.slug, question)) ?? null,
				findingOf(body.slug, criterion.code),
				(question) => erased.has(answerKey(body.slug, question))
			)
		);
	});
}
