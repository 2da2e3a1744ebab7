import { countWord, formatCount, joinWords } from '../questions/words';
import { shortName, type Body } from './body';
import { bodyNoun } from './body-noun';

/** So many bodies, called what all those given are called: "six departments". */
export function countBodies(count: number, bodies: readonly Pick<Body, 'kind'>[]): string {
	const { one, many } = bodyNoun(bodies);
	return `${countWord(count)} ${count === 1 ? one : many}`;
}

/**
 * So many of the bodies given, as the subject of a sentence: "six of 16 departments", "all 16
 * departments", "no department" where there is but one or none.
 */
export function countOfBodies(count: number, bodies: readonly Pick<Body, 'kind'>[]): string {
	const { one, many } = bodyNoun(bodies);
	const all = bodies.length;
	if (all < 2) return count === 0 ? `no ${one}` : `the one ${one}`;
	if (count === 2 && all === 2) return `both ${many}`;
	return count === all
		? `all ${formatCount(all)} ${many}`
		: `${countWord(count)} of ${formatCount(all)} ${many}`;
}

/** The short names of some bodies, in the order given: "DfE, DfT and DWP". */
export function nameBodies(bodies: readonly Pick<Body, 'code' | 'name'>[]): string {
	return joinWords(bodies.map(shortName));
}
