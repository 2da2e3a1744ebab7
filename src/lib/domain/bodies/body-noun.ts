import type { Body } from './body';

/** What the bodies are called together, singular and plural. */
export interface BodyNoun {
	one: string;
	many: string;
}

/** "department" where every one of them is a department, "public body" otherwise. */
export function bodyNoun(bodies: readonly Pick<Body, 'kind'>[]): BodyNoun {
	return bodies.length > 0 && bodies.every((body) => body.kind?.endsWith('department'))
		? { one: 'department', many: 'departments' }
		: { one: 'public body', many: 'public bodies' };
}
