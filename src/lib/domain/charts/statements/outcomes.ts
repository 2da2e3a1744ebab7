import { boundsWords } from '../../answers/share-words';
import { shortName, type Body } from '../../bodies/body';
import { outcomes, outcomeTable, type Assessment, type Criterion } from '../../gaps/assessment';
import type { OutcomeTally } from '../../gaps/outcome-tally';
import { continueSentence, countThings, formatCount } from '../../questions/words';
import type { Statement, SumPart } from '../statement';
import { figureWord } from './count-words';

/** The tests of one row: of a recommendation or a criterion. */
export interface TestGroup {
	/** "R1 Use of apps" */
	title: string;
	/** Whose tests they are: "departments", "government as a whole". */
	whom: string;
	tally: OutcomeTally;
	assessments: readonly Assessment[];
}

const testsWords = (count: number) => countThings(count, 'test', 'tests');

/** The tests by outcome and criterion, each by its body. */
function partsOf(
	{ assessments }: TestGroup,
	criteria: readonly Criterion[],
	bodies: readonly Body[]
): SumPart[] {
	const nameOf = new Map(bodies.map((body) => [body.slug, shortName(body)]));
	return outcomes.flatMap((outcome) =>
		criteria.flatMap(({ code, title }): SumPart[] => {
			const own = assessments.filter((one) => one.outcome === outcome && one.criterion === code);
			if (own.length === 0) return [];
			return [
				{
					label: `${outcomeTable[outcome].label}, ${code} ${title}`,
					amount: own.length,
					source: null,
					counted: own.map(({ body }) =>
						body === null
							? { kind: 'government', label: 'Government as a whole' }
							: { kind: 'body', label: nameOf.get(body) ?? body, body }
					)
				}
			];
		})
	);
}

function tell({ title, whom, tally }: TestGroup): Pick<Statement, 'number' | 'says' | 'base'> {
	const { counts, told, apply, total, met } = tally;
	const tests = `tests of ${whom} on ${title}`;
	if (apply === 0) {
		return {
			number: null,
			says: `no test applies of ${whom} on ${title}`,
			base: `out of ${testsWords(total)}`
		};
	}
	if (told === 0) {
		return {
			number: null,
			says: `none of the ${tests} can be told`,
			base: `${formatCount(apply)} of ${testsWords(total)} apply, and there is no evidence on any of them`
		};
	}
	return {
		number: figureWord(counts.met),
		says: `of the ${formatCount(told)} ${tests} that can be told, ${figureWord(counts.met)} ${counts.met === 1 ? 'is' : 'are'} met and ${figureWord(counts.partly_met)} partly, and for ${figureWord(counts.not_met)} the evidence says no`,
		base: met.unknown
			? `${formatCount(apply)} apply, of which ${formatCount(met.unknown)} cannot be told, so ${boundsWords(met)} of ${formatCount(apply)} are met`
			: `all ${testsWords(apply)} that apply can be told`
	};
}

/** What the table of outcomes says, a statement for each of its rows, in their order. */
export function stateOutcomes(
	groups: readonly TestGroup[],
	criteria: readonly Criterion[],
	bodies: readonly Body[]
): Statement[] {
	return groups.map((group, row) => {
		const { tally, title, whom } = group;
		const counts = outcomes
			.filter((outcome) => tally.counts[outcome] > 0)
			.map(
				(outcome) =>
					`${formatCount(tally.counts[outcome])} ${continueSentence(outcomeTable[outcome].label)}`
			);
		return {
			of: { row },
			title: `${title}, ${whom}`,
			...tell(group),
			sum: `${counts.join(' + ')} = ${testsWords(tally.total)}${
				tally.told && tally.met.unknown ? `; ${boundsWords(tally.met)} met` : ''
			}`,
			parts: partsOf(group, criteria, bodies)
		};
	});
}
