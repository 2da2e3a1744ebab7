import { clipWords, countWord, joinWords, startSentence } from '../questions/words';

/** How many bodies can be set side by side. */
export const fewestAside = 2;
export const mostAside = 4;

export type AsideChoice =
	/** None is chosen yet. */
	| { ok: true; bodies: [] }
	/** Two to four, in the order in which they were chosen, each once. */
	| { ok: true; bodies: string[] }
	| {
			ok: false;
			/** What is wrong and what to do, in sentences. */
			problem: string;
			/** Those that can be chosen, for the form to show. */
			bodies: string[];
			/** Which of the form's places, from 0, is to be chosen: the first that is empty, or else the first. */
			at: number;
	  };

/**
 * Reads which bodies to set side by side: slugs, one to a value or several to one with commas between.
 * @param values as the address gives them
 * @param asked the slugs of the bodies that can be chosen
 */
export function chooseAside(values: readonly string[], asked: ReadonlySet<string>): AsideChoice {
	const given = [
		...new Set(values.flatMap((value) => value.split(',')).map((value) => value.trim()))
	].filter(Boolean);
	const bodies = given.filter((slug) => asked.has(slug));
	const unknown = given.filter((slug) => !asked.has(slug));
	const refuse = (problem: string): AsideChoice => ({
		ok: false,
		problem,
		bodies: bodies.slice(0, mostAside),
		at: bodies.length < mostAside ? bodies.length : 0
	});
	if (unknown.length > 0) {
		const names = joinWords(
			unknown.slice(0, mostAside).map((slug) => `“${clipWords(slug)}”`),
			'or'
		);
		return refuse(`This wave does not ask a body called ${names}. Choose from the list.`);
	}
	if (given.length === 1) {
		return refuse('One alone compares with nothing. Choose one more at least.');
	}
	if (given.length > mostAside) {
		return refuse(
			`${startSentence(countWord(given.length))} do not fit side by side. Choose ${countWord(fewestAside)} to ${countWord(mostAside)}.`
		);
	}
	return { ok: true, bodies };
}
