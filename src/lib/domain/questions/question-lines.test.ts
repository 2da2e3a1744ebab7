import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { tones } from './question';
import {
	readGroupLines,
	readItemLines,
	readOptionLines,
	writeGroupLines,
	writeItemLines,
	writeOptionLines
} from './question-lines';

describe('options, one a line', () => {
	it('have a code, a label and where wanted a tone', () => {
		expect(readOptionLines('yes: Yes [yes]\n\r\n  unsure : Not sure: it varies  ')).toEqual({
			ok: true,
			list: [
				{ code: 'yes', label: 'Yes', tone: 'yes' },
				{ code: 'unsure', label: 'Not sure: it varies' }
			]
		});
	});

	it('can have a short label and a clause', () => {
		expect(readOptionLines('no: No [no] | Not permitted | does not permit {items}')).toEqual({
			ok: true,
			list: [
				{
					code: 'no',
					label: 'No',
					tone: 'no',
					short: 'Not permitted',
					phrase: 'does not permit {items}'
				}
			]
		});
		expect(readOptionLines('no: No || lacks {items}')).toEqual({
			ok: true,
			list: [{ code: 'no', label: 'No', phrase: 'lacks {items}' }]
		});
	});

	it.each([
		['yes: Yes\nNo', 'Line 2: put a code'],
		['yes: Yes\n\nnot ok: No', 'Line 3: “not ok” is no code'],
		['yes: Yes\nyes: No', 'Line 2: the code “yes” is there twice'],
		['yes:', 'Line 1: there is no label'],
		['yes: [yes]', 'Line 1: there is no label'],
		['yes: Yes [maybe]', 'Line 1: “[maybe]” is no tone'],
		['yes: Yes | Y | permits', 'Line 1: the clause for sentences lacks'],
		['yes: Yes | a | b {items} | c', 'Line 1: there are more than two bars']
	])('say which line of %j is wrong', (text, problem) => {
		expect(readOptionLines(text)).toEqual({
			ok: false,
			problem: expect.stringContaining(problem)
		});
	});
});

describe('items, one a line', () => {
	it('have a code, a label and where wanted the words for sentences', () => {
		expect(readItemLines('whatsapp: WhatsApp\nuse: Using the apps | using the apps')).toEqual({
			ok: true,
			list: [
				{ code: 'whatsapp', label: 'WhatsApp' },
				{ code: 'use', label: 'Using the apps', inline: 'using the apps' }
			]
		});
	});

	it('cannot take the code of the choice for all of them', () => {
		expect(readItemLines('overall: All')).toEqual({
			ok: false,
			problem: 'Line 1: the code “overall” is taken by Crosscheck itself.'
		});
	});
});

describe('groups, one a line', () => {
	it('have a code, a label and what one and many are called', () => {
		expect(readGroupLines('staff: Staff, all grades, civil servant, civil servants')).toEqual({
			ok: true,
			list: [
				{ code: 'staff', label: 'Staff, all grades', one: 'civil servant', many: 'civil servants' }
			]
		});
	});

	it.each([
		['ministers: Ministers', 'Line 1: put a label'],
		['ministers: Ministers, minister,', 'Line 1: put a label'],
		['total: All, person, people', 'Line 1: the code “total” is taken']
	])('say which line of %j is wrong', (text, problem) => {
		expect(readGroupLines(text)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
	});
});

describe('what is written', () => {
	it('reads back as it was, for every question of the example', () => {
		for (const question of exampleDataset().questions) {
			if (question.kind === 'counts') {
				expect(readGroupLines(writeGroupLines(question.groups))).toEqual({
					ok: true,
					list: question.groups
				});
				continue;
			}
			expect(readOptionLines(writeOptionLines(question.options))).toEqual({
				ok: true,
				list: question.options
			});
			if (question.kind === 'choice_grid') {
				expect(readItemLines(writeItemLines(question.items))).toEqual({
					ok: true,
					list: question.items
				});
			}
		}
	});

	it('reads back as it was, whatever the words', () => {
		const words = fc.stringMatching(/^[A-Za-z:.’()]([A-Za-z:.’() ]{0,12}[a-z])?$/);
		const option = fc.record(
			{
				code: fc.stringMatching(/^[a-z0-9][a-z_.-]{0,8}$/),
				label: words,
				short: words,
				tone: fc.constantFrom(...tones),
				phrase: words.map((text) => `${text} {items}`)
			},
			{ requiredKeys: ['code', 'label'] }
		);
		fc.assert(
			fc.property(fc.uniqueArray(option, { selector: (one) => one.code }), (options) => {
				expect(readOptionLines(writeOptionLines(options))).toEqual({ ok: true, list: options });
			})
		);
	});
});
