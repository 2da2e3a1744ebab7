import { longName, sortBodies, type Body } from '$lib/domain/bodies/body';

type Named = Pick<Body, 'slug' | 'code' | 'name'>;

/** Bodies to choose from, in alphabetical order of short name, each with a line under it where wanted. */
export function bodyOptions<B extends Named>(
	bodies: readonly B[],
	hintOf: (body: B) => string | undefined = () => undefined
): { value: string; label: string; hint?: string }[] {
	return sortBodies(bodies).map((body) => ({
		value: body.slug,
		label: longName(body),
		hint: hintOf(body)
	}));
}
