import { RefusedError } from './perform';

/**
 * The id that goes with a code or a slug.
 * @param what what the code names, for the refusal: "question" gives `unknown_question`
 * @throws RefusedError where there is none
 */
export function idOf(ids: ReadonlyMap<string, number>, code: string, what: string): number {
	const id = ids.get(code);
	if (id === undefined) {
		throw new RefusedError(`unknown_${what}`, `There is no ${what} “${code}”.`);
	}
	return id;
}
