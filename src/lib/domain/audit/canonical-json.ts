/** Where in a value the walk is, for messages: "details.groups[2]". */
function childPath(path: string, key: string | number): string {
	if (typeof key === 'number') return `${path}[${key}]`;
	return path ? `${path}.${key}` : key;
}

function refuse(path: string, what: string): never {
	throw new TypeError(`${what} cannot be written as canonical JSON${path ? ` (at ${path})` : ''}.`);
}

function writeText(text: string, path: string): string {
	// A lone surrogate is not Unicode text: it has no UTF-8 form to hash (RFC 8785, 3.2.2.2).
	if (!text.isWellFormed()) refuse(path, 'Text with half a surrogate pair');
	return JSON.stringify(text);
}

/** A plain object: one made by a literal, JSON.parse or Object.create(null), and not by a class. */
function isPlainObject(value: object): value is Record<string, unknown> {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function write(value: unknown, path: string, within: ReadonlySet<object>): string {
	if (value === null) return 'null';
	if (typeof value === 'boolean') return String(value);
	if (typeof value === 'string') return writeText(value, path);
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) refuse(path, String(value));
		return JSON.stringify(value);
	}
	if (typeof value !== 'object') {
		return refuse(path, value === undefined ? 'undefined' : `A ${typeof value}`);
	}

	if (within.has(value)) refuse(path, 'A value that holds itself');
	const inside = new Set(within).add(value);
	if (Array.isArray(value)) {
		// Array.from visits the holes of a sparse array, which map would skip, and so refuses them.
		const items = Array.from(value, (item: unknown, index) =>
			write(item, childPath(path, index), inside)
		);
		return `[${items.join(',')}]`;
	}
	if (!isPlainObject(value)) {
		return refuse(path, `An object of the class ${value.constructor.name}`);
	}
	if (Object.getOwnPropertySymbols(value).length > 0) refuse(path, 'A key that is a symbol');
	// The default order compares UTF-16 code units, which is the order of RFC 8785, 3.2.3.
	const members = Object.keys(value)
		.sort()
		.map((key) => {
			const at = childPath(path, key);
			return `${writeText(key, at)}:${write(value[key], at, inside)}`;
		});
	return `{${members.join(',')}}`;
}

/**
 * The one way to write a value as JSON, so that equal values have equal hashes: keys sorted, no spaces,
 * numbers and text as JSON.stringify writes them (RFC 8785, JSON Canonicalization Scheme).
 *
 * Unlike JSON.stringify it leaves nothing out and turns nothing into something else: what JSON has no
 * form for is refused. Give an instant as its ISO string.
 * @throws TypeError at undefined, NaN, infinities, functions, symbols, big integers, holes in arrays,
 * instances of classes (Date, Map), lone surrogates and values that hold themselves.
 */
export function canonicalJson(value: unknown): string {
	return write(value, '', new Set());
}
