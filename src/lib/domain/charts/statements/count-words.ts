import { shortName, type Body } from '../../bodies/body';
import { bodyNoun } from '../../bodies/body-noun';
import { nameBodies } from '../../bodies/count-bodies';
import { formatCount } from '../../questions/words';
import type { Counted } from '../statement';

/** So many of the bodies given, in figures, as what is copied has them: "6 of 16 departments". */
export function figuresOfBodies(count: number, bodies: readonly Pick<Body, 'kind'>[]): string {
	const { one, many } = bodyNoun(bodies);
	return `${formatCount(count)} of ${formatCount(bodies.length)} ${bodies.length === 1 ? one : many}`;
}

/** A count in figures, with a word for none: what is copied has no 0 that could be read as a missing value. */
export function figureWord(count: number): string {
	return count === 0 ? 'none' : formatCount(count);
}

/** All the bodies given, as a base: "all 16 departments asked". */
export function allBodies(bodies: readonly Pick<Body, 'kind'>[]): string {
	const { one, many } = bodyNoun(bodies);
	return bodies.length === 1 ? `the one ${one} asked` : `all ${bodies.length} ${many} asked`;
}

/** The names of a few bodies, in brackets after their count; '' where there are more than a few. */
export function nameFew(bodies: readonly Pick<Body, 'code' | 'name'>[]): string {
	return bodies.length > 0 && bodies.length <= 6 ? ` (${nameBodies(bodies)})` : '';
}

/** The answers of some bodies to a question, each listed by its body; or the bodies, where it is null. */
export function answersOf(
	bodies: readonly Pick<Body, 'code' | 'name' | 'slug'>[],
	question: string | null
): Counted[] {
	return bodies.map((body) => {
		const listed = { label: shortName(body), body: body.slug };
		return question === null
			? { kind: 'body', ...listed }
			: { kind: 'answer', ...listed, question };
	});
}
