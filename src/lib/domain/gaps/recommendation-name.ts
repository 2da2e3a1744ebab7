import type { Recommendation } from './assessment';

/** The number of a recommendation as pages show it: "3" of the code "R3"; other codes stay as they are. */
export function recommendationNumber(code: string): string {
	return code.replace(/^R(?=\d)/, '');
}

/** A recommendation in a heading or a list: "3. Keep records of decisions". */
export function recommendationName({
	code,
	title
}: Pick<Recommendation, 'code' | 'title'>): string {
	return `${recommendationNumber(code)}. ${title}`;
}
