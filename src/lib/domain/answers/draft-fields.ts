import { partsOf } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import { joinWords } from '../questions/words';
import { dispositionTable } from './disposition';
import type { Draft } from './draft';
import { isMissingReason, missingTable } from './missing';
import { provisionLabel } from './provisions';

/** A field of a draft, as it is merged, shown and mended: a value part by part, evidence as a whole. */
export type DraftField = Exclude<keyof Draft, 'value'> | `value.${string}`;

const labels: Record<Exclude<DraftField, `value.${string}`>, string> = {
	disposition: 'How it was dealt with',
	provisions: 'Provisions relied on',
	none_stated: 'No provision stated',
	neither_confirmed_nor_denied: 'Neither confirmed nor denied',
	evidence: 'Evidence',
	detail: 'Detail',
	note: 'Note on the coding',
	wording_override: 'Wording',
	internal_note: 'Internal note'
};
const wholeFields = Object.keys(labels) as (keyof typeof labels)[];

/** The part of a value that a field is; null where it is another field. */
export function partOf(field: DraftField): string | null {
	return field.startsWith('value.') ? field.slice('value.'.length) : null;
}

/** Every field in which either draft says something of its value, and all the others. */
export function fieldsOf(...drafts: readonly Draft[]): DraftField[] {
	const parts = new Set(drafts.flatMap(({ value }) => Object.keys(value)));
	return [...wholeFields, ...[...parts].map((part): DraftField => `value.${part}`)];
}

/** What stands in a field. A part of the value that was left blank is ''. */
export function readField(draft: Draft, field: DraftField): Draft[keyof Draft] | string {
	const part = partOf(field);
	return part === null ? draft[field as keyof Draft] : (draft.value[part] ?? '');
}

/** Whether two drafts say the same in a field. */
export function isSameField(a: Draft, b: Draft, field: DraftField): boolean {
	return JSON.stringify(readField(a, field)) === JSON.stringify(readField(b, field));
}

/** A draft with one field as another draft has it. */
export function takeField(into: Draft, from: Draft, field: DraftField): Draft {
	const part = partOf(field);
	if (part === null) return { ...into, [field]: from[field as keyof Draft] };
	const others = Object.entries(into.value).filter(([code]) => code !== part);
	const given = from.value[part];
	const value = given === undefined ? others : [...others, [part, given] as const];
	return { ...into, value: Object.fromEntries(value) };
}

/** What a field is called, beside its question. */
export function draftFieldWords(question: Question, field: DraftField): string {
	const part = partOf(field);
	if (field === 'detail' && question.detail !== undefined) return question.detail;
	if (part === null) return labels[field as keyof typeof labels];
	if (question.kind === 'choice') return question.title;
	return partsOf(question).find(({ code }) => code === part)?.label ?? part;
}

/** What stands in a field in words, for showing two versions of it; '' where it is empty. */
export function fieldWords(question: Question, draft: Draft, field: DraftField): string {
	const part = partOf(field);
	if (part !== null) return partWords(question, part, draft.value[part] ?? '');
	switch (field as keyof typeof labels) {
		case 'disposition':
			return draft.disposition === null ? '' : dispositionTable[draft.disposition].label;
		case 'provisions':
			return joinWords(draft.provisions.map(provisionLabel));
		case 'none_stated':
			return draft.none_stated ? 'Yes' : 'No';
		case 'neither_confirmed_nor_denied':
			return draft.neither_confirmed_nor_denied ? 'Yes' : 'No';
		case 'evidence':
			return evidenceText(draft);
		case 'detail':
		case 'note':
		case 'wording_override':
		case 'internal_note':
			return draft[field as 'note'];
	}
}

function partWords(question: Question, part: string, typed: string): string {
	const options =
		question.kind === 'choice'
			? question.options
			: (partsOf(question).find(({ code }) => code === part)?.options ?? []);
	const option = options.find(({ code }) => code === typed);
	if (option) return option.label;
	return isMissingReason(typed) ? missingTable[typed] : typed;
}

function evidenceText({ evidence }: Draft): string {
	if (evidence === null) return '';
	return evidence.kind === 'letter'
		? `“${evidence.quote}” ${evidence.document}, page ${evidence.page}`
		: `${evidence.title}, ${evidence.where}`;
}
