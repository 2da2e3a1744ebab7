import { partsOf } from '../questions/kinds/registry';
import type { Question } from '../questions/question';
import { joinWords } from '../questions/words';
import { dispositionTable } from './disposition';
import type { Draft } from './draft';
import { isMissingReason, missingTable } from './missing';
import { provisionLabel } from './provisions';

/** A field of a draft, as it is merged, shown and mended: a value part by part, evidence as a whole. */
export type DraftField = WholeField | PartField;
type WholeField = Exclude<keyof Draft, 'value'>;
type PartField = `value.${string}`;

const labels: Record<WholeField, string> = {
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
const wholeFields = Object.keys(labels) as WholeField[];

/** Whether a field is a part of the value. */
export function isPartField(field: DraftField): field is PartField {
	return field.startsWith('value.');
}

/** The code of the part that a field is. */
const partOf = (field: PartField): string => field.slice('value.'.length);

/** Every field in which either draft says something of its value, and all the others. */
export function fieldsOf(...drafts: readonly Draft[]): DraftField[] {
	const parts = new Set(drafts.flatMap(({ value }) => Object.keys(value)));
	return [...wholeFields, ...[...parts].map((part): DraftField => `value.${part}`)];
}

/** What stands in a field. A part of the value that was left blank is ''. */
export function readField(draft: Draft, field: DraftField): Draft[keyof Draft] | string {
	return isPartField(field) ? (draft.value[partOf(field)] ?? '') : draft[field];
}

/** Whether two drafts say the same in a field. */
export function isSameField(a: Draft, b: Draft, field: DraftField): boolean {
	return JSON.stringify(readField(a, field)) === JSON.stringify(readField(b, field));
}

/** A draft with one field as another draft has it. */
export function takeField(into: Draft, from: Draft, field: DraftField): Draft {
	if (!isPartField(field)) return { ...into, [field]: from[field] };
	const part = partOf(field);
	const others = Object.entries(into.value).filter(([code]) => code !== part);
	const given = from.value[part];
	const value = given === undefined ? others : [...others, [part, given] as const];
	return { ...into, value: Object.fromEntries(value) };
}

/** What a field is called, beside its question. */
export function draftFieldWords(question: Question, field: DraftField): string {
	if (field === 'detail' && question.detail !== undefined) return question.detail;
	if (!isPartField(field)) return labels[field];
	if (question.kind === 'choice') return question.title;
	const part = partOf(field);
	return partsOf(question).find(({ code }) => code === part)?.label ?? part;
}

/** What stands in a field in words, for showing two versions of it; '' where it is empty. */
export function fieldWords(question: Question, draft: Draft, field: DraftField): string {
	if (isPartField(field)) {
		const part = partOf(field);
		return partWords(question, part, draft.value[part] ?? '');
	}
	switch (field) {
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
			return draft[field];
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
