import { describe, expect, it } from 'vitest';
import type { Question } from '../questions/question';
import { findAsked } from './asked';

const permitted: Question = {
	code: 'permitted',
	kind: 'choice_grid',
	title: 'Permitted',
	prompt: 'May officials use each?',
	items: [
		{ code: 'whatsapp', label: 'WhatsApp' },
		{ code: 'signal', label: 'Signal' }
	],
	options: [
		{ code: 'yes', label: 'Yes' },
		{ code: 'no', label: 'No' }
	]
};
const installed: Question = {
	code: 'installed',
	kind: 'counts',
	title: 'How many',
	prompt: 'How many?',
	unit: 'people',
	groups: [{ code: 'all', label: 'All', one: 'person', many: 'people' }],
	asked_if: { question: 'permitted', any_item_is: 'yes' }
};
const questions = [permitted, installed];
const after = (
	value: Record<string, string> | null,
	disposition: 'answered' | 'refused' = 'answered'
) => findAsked(installed, questions, new Map([['permitted', { disposition, value }]]));

describe('a question asked only after another', () => {
	it('arises where any item has the value asked for', () => {
		expect(after({ whatsapp: 'no', signal: 'yes' })).toBe('yes');
		expect(after({ signal: 'yes' })).toBe('yes');
	});

	it('does not arise where every item is known to have another', () => {
		expect(after({ whatsapp: 'no', signal: 'no' })).toBe('no');
	});

	it('may arise where an item is not stated, or the earlier answer was refused or never came', () => {
		expect(after({ whatsapp: 'no' })).toBe('unknown');
		expect(after(null, 'refused')).toBe('unknown');
		expect(findAsked(installed, questions, new Map())).toBe('unknown');
	});

	it('always arises where it depends on nothing', () => {
		expect(findAsked(permitted, questions, new Map())).toBe('yes');
	});
});
