import { boundsWords } from '../../answers/share-words';
import { boundShare } from '../../answers/tally';
import { countBodies, countOfBodies } from '../../bodies/count-bodies';
import { countWord, endSentence, joinWords, startSentence } from '../../questions/words';
import type { MovedBody, Movement } from './change-numbers';
import { waveNames, type ComparedWave } from '../../surveys/compared-waves';
import { askedSentence, leftOutSentences } from './change-words';

const verbs = { up: 'went up', down: 'went down', same: 'did not change' } as const;

/** Whether it can be told how a body's number moved. */
export const isMoveTold = ({ movement }: MovedBody): boolean => movement.kind in verbs;

const kinds = Object.keys(verbs) as (keyof typeof verbs)[];

/** How many moved each way: "three went up, one went down". */
function movedClauses(rows: readonly MovedBody[]): string[] {
	return kinds.flatMap((kind) => {
		const count = rows.filter(({ movement }) => movement.kind === kind).length;
		return count ? [`${countWord(count)} ${verbs[kind]}`] : [];
	});
}

/** The bodies asked at both ends that were the same ones, and those of them whose movement can be told. */
function splitRows(rows: readonly MovedBody[]) {
	const same = rows.filter(
		({ movement }) => movement.kind !== 'one_wave' && movement.kind !== 'other_body'
	);
	const compared = same.filter(isMoveTold);
	return { same, compared };
}

/** The bodies of some rows. */
export const bodiesOf = (rows: readonly MovedBody[]) => rows.map(({ traced }) => traced.body);

/** How many moved which way, of those that can be compared, and of how many it cannot be told. */
export function headline(
	rows: readonly MovedBody[],
	measure: string,
	waves: readonly ComparedWave[]
): string {
	const { same, compared } = splitRows(rows);
	const bodies = bodiesOf(same);
	const over = `between ${waveNames([waves[0], waves.at(-1)].flatMap((one) => one ?? []))}`;
	if (compared.length === 0) {
		return `${measure}: of ${countOfBodies(0, bodiesOf(rows))} can it be said how it changed ${over}`;
	}
	const untold = same.length - compared.length;
	const rest = untold ? `; of ${countWord(untold)} it cannot be told` : '';
	return `${measure}: of ${countBodies(same.length, bodies)} asked both times, ${joinWords(movedClauses(compared))} ${over}${rest}`;
}

/** The same with what is not known and the bounds, in sentences. */
export function summarise(rows: readonly MovedBody[], waves: readonly ComparedWave[]): string {
	const all = bodiesOf(rows);
	const { same, compared } = splitRows(rows);
	const of = (kind: Movement['kind']) => rows.filter(({ movement }) => movement.kind === kind);
	const untold = same.length - compared.length;
	const why = (
		[
			['no_figure', 'lacks a figure of one of the dates', 'lack a figure of one of the dates'],
			['other_people', 'counted other people each time', 'counted other people each time'],
			['minimum', 'has a figure of which part is missing', 'have a figure of which part is missing']
		] as const
	).flatMap(([kind, one, many]) => {
		const count = of(kind).length;
		return count ? [`${countWord(count)} ${count === 1 ? one : many}`] : [];
	});
	const ups = boundShare(of('up').length, compared.length, untold);
	const sentences = [
		askedSentence(all, bodiesOf(same), waves),
		...(compared.length ? [`Of these, ${joinWords(movedClauses(compared))}`] : []),
		...(untold
			? [
					`Of ${countWord(untold)} it cannot be told: ${joinWords(why)}; so ${boundsWords(ups)} of the ${countWord(same.length)} went up`
				]
			: []),
		...leftOutSentences(bodiesOf(of('other_body')), bodiesOf(of('one_wave')))
	];
	return sentences.map((words) => endSentence(startSentence(words))).join(' ');
}
