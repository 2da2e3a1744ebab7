import { hasWords } from './word-pattern';

/** What stands where words were. */
export const erasedMark = '[erased]';

/** Names of fields that hold codes, days and the like, and never words of anybody's. */
const codeFields: ReadonlySet<string> = new Set([
	'action',
	'actor',
	'any_item_is',
	'as_at',
	'basis',
	'body',
	'charts',
	'code',
	'contentHash',
	'criterion',
	'disposition',
	'figure',
	'first_disposition',
	'is',
	'item',
	'kind',
	'law',
	'on',
	'outcome',
	'position',
	'provisions',
	'question',
	'questions',
	'reason',
	'recommendation',
	'redacts',
	'replied_on',
	'responded_on',
	'sha256',
	'slug',
	'subject',
	'then',
	'tone',
	'type',
	'until',
	'value',
	'wave'
]);

/** A text within a record, and where in it: "evidence.quote". */
export interface TextLeaf {
	path: string;
	text: string;
}

/** The texts of a record that are words and no codes. */
export function listTexts(record: unknown, path = ''): TextLeaf[] {
	if (typeof record === 'string') return [{ path, text: record }];
	if (Array.isArray(record)) return record.flatMap((one) => listTexts(one, path));
	if (typeof record !== 'object' || record === null) return [];
	return Object.entries(record).flatMap(([field, value]) =>
		codeFields.has(field) ? [] : listTexts(value, path === '' ? field : `${path}.${field}`)
	);
}

/** A record with a mark wherever one of its texts had the words; codes stay as they are. */
export function blankWords<T>(record: T, pattern: RegExp): T {
	if (typeof record === 'string') return record.replace(pattern, erasedMark) as T;
	if (Array.isArray(record)) return record.map((one: unknown) => blankWords(one, pattern)) as T;
	if (typeof record !== 'object' || record === null) return record;
	return Object.fromEntries(
		Object.entries(record).map(([field, value]) => [
			field,
			codeFields.has(field) ? value : blankWords(value as unknown, pattern)
		])
	) as T;
}

/** Words where they were found, with what stands around them. */
export interface Excerpt {
	/** The field that it is of, in plain words: "evidence, quote". */
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

const plainField = (path: string) => path.replaceAll('_', ' ').replaceAll('.', ', ');

/** Where in a record the words stand: one excerpt for each text that has them, at their first place. */
export function findExcerpts(record: unknown, pattern: RegExp): Excerpt[] {
	return listTexts(record).flatMap(({ path, text }) => {
		if (!hasWords(text, pattern)) return [];
		const from = text.search(pattern);
		const [found = ''] = text.slice(from).match(pattern) ?? [];
		return [
			{
				field: plainField(path),
				before: cutBefore(text.slice(0, from)),
				found,
				after: cutAfter(text.slice(from + found.length))
			}
		];
	});
}

/** A draft with its value among what is searched: where a code belongs, anything can have been typed. */
export function withTyped<D extends { value: unknown }>(draft: D): D & { typed: unknown } {
	return { ...draft, typed: draft.value };
}

/** A draft without the words, whatever it holds for a value. */
export function blankDraft<D extends { value: unknown }>(draft: D, pattern: RegExp): D {
	return { ...blankWords(draft, pattern), value: blankWords(draft.value, pattern) };
}
