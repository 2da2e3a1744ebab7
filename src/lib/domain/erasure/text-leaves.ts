import { codeFields } from './code-fields';
import { fieldPathWords } from './field-words';
import { hasWords } from './word-pattern';

/** What stands where words were. */
export const erasedMark = '[erased]';

/** What somebody is typing stands under this name: where a code belongs, a value there can be anything. */
const typing = 'typed';

const isCode = (field: string, isTyped: boolean) =>
	codeFields.has(field) && !(isTyped && field === 'value');

/** A text within a record, and where in it: "evidence.quote". */
export interface TextLeaf {
	path: string;
	text: string;
}

/** The texts of a record that are words and no codes. */
export function listTexts(record: unknown, path = '', isTyped = false): TextLeaf[] {
	if (typeof record === 'string') return [{ path, text: record }];
	if (Array.isArray(record)) return record.flatMap((one) => listTexts(one, path, isTyped));
	if (typeof record !== 'object' || record === null) return [];
	return Object.entries(record).flatMap(([field, value]) =>
		isCode(field, isTyped)
			? []
			: listTexts(value, path === '' ? field : `${path}.${field}`, isTyped || field === typing)
	);
}

/** A record with a mark wherever one of its texts had the words; codes stay as they are. */
export function blankWords<T>(record: T, pattern: RegExp, isTyped = false): T {
	if (typeof record === 'string') return record.replace(pattern, erasedMark) as T;
	if (Array.isArray(record)) {
		return record.map((one: unknown) => blankWords(one, pattern, isTyped)) as T;
	}
	if (typeof record !== 'object' || record === null) return record;
	return Object.fromEntries(
		Object.entries(record).map(([field, value]) => [
			field,
			isCode(field, isTyped)
				? value
				: blankWords(value as unknown, pattern, isTyped || field === typing)
		])
	) as T;
}

/** Words where they were found, with what stands around them. */
export interface Excerpt {
	/** The field that it is of, in plain words: "evidence, quoted words". */
	field: string;
	before: string;
	found: string;
	after: string;
}

/** How many characters of context are shown at each side. */
const around = 70;

function cutBefore(text: string): string {
	const flat = text.replace(/\s+/gu, ' ');
	return flat.length > around ? `…${flat.slice(-around)}` : flat;
}

function cutAfter(text: string): string {
	const flat = text.replace(/\s+/gu, ' ');
	return flat.length > around ? `${flat.slice(0, around)}…` : flat;
}

/** Where in a record the words stand: one excerpt for each text that has them, at their first place. */
export function findExcerpts(record: unknown, pattern: RegExp): Excerpt[] {
	return listTexts(record).flatMap(({ path, text }) => {
		if (!hasWords(text, pattern)) return [];
		const from = text.search(pattern);
		const [found = ''] = text.slice(from).match(pattern) ?? [];
		return [
			{
				field: fieldPathWords(path),
				before: cutBefore(text.slice(0, from)),
				found,
				after: cutAfter(text.slice(from + found.length))
			}
		];
	});
}
