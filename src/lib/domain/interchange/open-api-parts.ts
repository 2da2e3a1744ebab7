/** A schema that is described once, by its name. */
export const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
/** A parameter that is described once, by its name. */
export const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });
/** A schema of text. */
export const text = (description?: string) => ({
	type: 'string',
	...(description ? { description } : {})
});
/** A schema of text that can be missing. */
export const textOrNull = (description?: string) => ({
	type: ['string', 'null'],
	...(description ? { description } : {})
});
/** A schema of a list. */
export const listOf = (items: object) => ({ type: 'array', items });
/** An object that has all of these properties, but for those named as optional. */
export const record = (properties: Record<string, object>, optional: readonly string[] = []) => ({
	type: 'object',
	properties,
	required: Object.keys(properties).filter((name) => !optional.includes(name))
});
