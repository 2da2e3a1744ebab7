import { answerKey } from '../../answers/answer';

/** What a sample is drawn among: an answer of a wave. */
export interface SampledPlace {
	/** The body's slug. */
	body: string;
	/** The question's code. */
	question: string;
}

/**
 * Draws a share of places, as whoever has the seed can draw it again: sorted by a hash of the seed and the
 * place, the first of them, rounded up. A larger share of the same places has the smaller one in it.
 * @param sharePercent of 100
 * @param hash of a text, such as SHA-256 in hexadecimal
 */
export function drawSample<P extends SampledPlace>(
	places: readonly P[],
	sharePercent: number,
	seed: string,
	hash: (text: string) => string
): P[] {
	const size = Math.ceil((places.length * sharePercent) / 100);
	return places
		.map((place) => {
			const key = answerKey(place.body, place.question);
			// The key decides between equal hashes, so that the order of what is given never does.
			return { place, rank: `${hash(`${seed} ${key}`)} ${key}` };
		})
		.sort((a, b) => (a.rank < b.rank ? -1 : 1))
		.slice(0, size)
		.map(({ place }) => place);
}
