import { describe, expect, it } from 'vitest';
import type { Question } from '../questions/question';
import { emptyDraft, type Draft } from './draft';
import {
	draftFieldWords,
	fieldsOf,
	fieldWords,
	isSameField,
	readField,
	takeField
} from './draft-fields';

const grid: Question = {
	code: 'permitted',
	kind: 'choice_grid',
	title: 'Permitted',
	prompt: 'Which?',
	items: [
		{ code: 'whatsapp', label: 'WhatsApp' },
		{ code: 'choice', label: 'An app of choice' }
	],
	options: [
		{ code: 'yes', label: 'Yes' },
		{ code: 'no', label: 'No' }
	]
};
const choice: Question = {
	code: 'team',
	kind: 'choice',
	title: 'Team',
	prompt: 'Who?',
	options: [
		{ code: 'yes', label: 'A team' },
		{ code: 'not_stated', label: 'A team that is not named' }
	]
};
const draft = (more: Partial<Draft>): Draft => ({ ...emptyDraft, ...more });

describe('the fields of drafts', () => {
	it('are a field for each part of a value that either has, and all the others', () => {
		const fields = fieldsOf(draft({ value: { a: '1' } }), draft({ value: { b: '', a: '2' } }));
		expect(fields.filter((field) => field.startsWith('value'))).toEqual(['value.a', 'value.b']);
		const others = Object.keys(emptyDraft).filter((key) => key !== 'value');
		expect(fields.filter((field) => !field.startsWith('value')).sort()).toEqual(others.sort());
	});

	it('are the same where a part was left blank and where it was never touched', () => {
		expect(isSameField(emptyDraft, draft({ value: { a: '' } }), 'value.a')).toBe(true);
		expect(isSameField(emptyDraft, draft({ value: { a: '0' } }), 'value.a')).toBe(false);
	});

	it('are taken over one at a time', () => {
		const from = draft({ detail: 'theirs', note: 'theirs', value: { a: '1', b: '2' } });
		const into = draft({ detail: 'mine', value: { a: '9', c: '3' } });
		expect(takeField(into, from, 'detail')).toEqual({ ...into, detail: 'theirs' });
		expect(takeField(into, from, 'value.a').value).toEqual({ a: '1', c: '3' });
		expect(takeField(into, from, 'value.c').value).toEqual({ a: '9' });
		expect(readField(into, 'value.c')).toBe('3');
	});
});

describe('a field in words', () => {
	it('has the label of its part, or of itself', () => {
		expect(draftFieldWords(grid, 'value.whatsapp')).toBe('WhatsApp');
		expect(draftFieldWords(grid, 'value.choice')).toBe('An app of choice');
		expect(draftFieldWords(choice, 'value.choice')).toBe('Team');
		expect(draftFieldWords(choice, 'evidence')).toBe('Evidence');
		expect(draftFieldWords(choice, 'detail')).toBe('Detail');
		expect(draftFieldWords({ ...choice, detail: 'Who' }, 'detail')).toBe('Who');
		// A part that the question has no more.
		expect(draftFieldWords(grid, 'value.skype')).toBe('skype');
	});

	it('shows what was chosen by its label and what was typed as it was typed', () => {
		const typed = draft({ value: { whatsapp: 'yes', choice: 'withheld', skype: 'no idea' } });
		expect(fieldWords(grid, typed, 'value.whatsapp')).toBe('Yes');
		expect(fieldWords(grid, typed, 'value.choice')).toBe('Withheld');
		expect(fieldWords(grid, typed, 'value.skype')).toBe('no idea');
		expect(fieldWords(grid, typed, 'value.signal')).toBe('');
		const chosen = draft({ value: { choice: 'not_stated' } });
		expect(fieldWords(choice, chosen, 'value.choice')).toBe('A team that is not named');
	});

	it('shows how it was dealt with, what that rests on and what was written', () => {
		const full = draft({
			disposition: 'partly_withheld',
			provisions: ['s40-2', 's31'],
			none_stated: true,
			evidence: { kind: 'letter', sha256: '', document: 'a.pdf', page: '2', quote: 'no breakdown' },
			internal_note: 'ask again'
		});
		expect(fieldWords(grid, full, 'disposition')).toBe('Withheld in part');
		expect(fieldWords(grid, full, 'provisions')).toBe('s40(2) and s31');
		expect(fieldWords(grid, full, 'none_stated')).toBe('Yes');
		expect(fieldWords(grid, full, 'neither_confirmed_nor_denied')).toBe('No');
		expect(fieldWords(grid, full, 'evidence')).toBe('“no breakdown” a.pdf, page 2');
		expect(fieldWords(grid, full, 'internal_note')).toBe('ask again');
		const source = draft({ evidence: { kind: 'source', title: 'Report', where: 'Table 1' } });
		expect(fieldWords(grid, source, 'evidence')).toBe('Report, Table 1');
		for (const field of ['disposition', 'provisions', 'evidence', 'detail'] as const) {
			expect(fieldWords(grid, emptyDraft, field)).toBe('');
		}
	});
});
