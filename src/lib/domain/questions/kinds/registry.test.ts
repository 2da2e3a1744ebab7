import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../../tests/support/example';
import type { Value } from '../../answers/answer';
import { dispositions, dispositionTable } from '../../answers/disposition';
import { questionKinds } from '../question';
import type { Question } from '../question';
import {
	checkValue,
	kinds,
	missingOf,
	partsOf,
	readPart,
	readTyped,
	typedOf,
	valueCell,
	valueWords
} from './registry';

const { questions, answers } = exampleDataset();
const question = (code: string) => {
	const found = questions.find((one) => one.code === code);
	if (!found) throw new Error(code);
	return found;
};

describe('the kinds of question', () => {
	it('are each in the registry', () => {
		expect(Object.keys(kinds).sort()).toEqual([...questionKinds].sort());
	});

	it('give 13 parts for the four questions of the example', () => {
		expect(questions.flatMap((one) => partsOf(one).map((part) => part.code))).toEqual([
			...['whatsapp', 'signal', 'telegram', 'viber'],
			...['ministers', 'special_advisers', 'civil_servants', 'total'],
			...['use_of_apps', 'records_of_messages', 'records_of_non_government_emails', 'overall'],
			'responsible'
		]);
	});
});

describe('a missing part', () => {
	it('never yields a value, whatever the question and the disposition', () => {
		const without = dispositions.filter((one) => dispositionTable[one].value === 'none');
		fc.assert(
			fc.property(
				fc.constantFrom(...questions),
				fc.constantFrom(...without),
				fc.constantFrom(...answers),
				(asked, disposition, { value }) => {
					// Even a value that should not be there is not read.
					for (const part of partsOf(asked)) {
						const reading = readPart(asked, { disposition, value }, part.code);
						expect(reading).toEqual({ known: false, reason: disposition });
					}
				}
			)
		);
	});

	it('is withheld, in the total or not stated within an answer, and never nought', () => {
		const coded = {
			disposition: 'partly_withheld',
			value: { ministers: 'withheld', special_advisers: 'in_total', total: 9 }
		} as const;
		const read = (part: string) => readPart(question('installed'), coded, part);
		expect(read('ministers')).toEqual({ known: false, reason: 'withheld' });
		expect(read('special_advisers')).toEqual({ known: false, reason: 'in_total' });
		expect(read('civil_servants')).toEqual({ known: false, reason: 'not_stated' });
		expect(read('total')).toEqual({ known: true, value: 9 });
	});

	it('is not taken from the overall choice', () => {
		const coded = { disposition: 'answered', value: { overall: 'yes' } } as const;
		expect(readPart(question('guidance'), coded, 'use_of_apps')).toEqual({
			known: false,
			reason: 'not_stated'
		});
	});
});

describe('a true zero', () => {
	it('is a value, and shows as 0', () => {
		const coded = { disposition: 'answered', value: { ministers: 0 } } as const;
		expect(readPart(question('installed'), coded, 'ministers')).toEqual({ known: true, value: 0 });
		expect(valueCell(question('installed'), coded).figures).toEqual([
			{ count: 0, unit: 'ministers' }
		]);
		expect(valueWords(question('installed'), coded)).toContain('0 ministers');
	});
});

describe('a value', () => {
	it.each([
		['permitted', { whatsapp: 'yes' }],
		['permitted', { whatsapp: 'withheld', signal: 'no' }],
		['installed', { total: 3 }],
		['guidance', { overall: 'general' }],
		['responsible', { choice: 'no' }]
	] as [string, Record<string, string | number>][])('of %s may be %o', (code, value) => {
		expect(checkValue(question(code), value)).toEqual([]);
	});

	it.each([
		['permitted', {}, /says nothing/],
		['permitted', { whatsapp: 'perhaps' }, /whatsapp/],
		['permitted', { skype: 'yes' }, /skype/],
		['permitted', { overall: 'yes' }, /overall/],
		['installed', { ministers: 'withheld' }, /gives no count/],
		['installed', { ministers: -1 }, /ministers/],
		['installed', { ministers: 1.5 }, /ministers/],
		['installed', { ministers: 'in_total', civil_servants: 2 }, /a total that it does not give/],
		['responsible', { choice: 'maybe' }, /choice/]
	] as [string, Record<string, string | number>, RegExp][])(
		'of %s may not be %o',
		(code, value, why) => {
			expect(checkValue(question(code), value).join(' ')).toMatch(why);
		}
	);
});

describe('what is typed for a value', () => {
	/** Any value of a question's parts, in range; some are none that its kind allows. */
	const valuesOf = (one: Question): fc.Arbitrary<Value> => {
		const parts = one.kind === 'choice' ? [{ ...partsOf(one)[0]!, code: 'choice' }] : partsOf(one);
		return fc.record<Record<string, string | number>>(
			Object.fromEntries(
				parts.map(({ code, options }) => [
					code,
					fc.oneof(
						options
							? fc.constantFrom(...options.map((option) => option.code))
							: fc.nat(999_999_999),
						fc.constantFrom(...missingOf(one, code), options ? options[0]!.code : 0)
					)
				])
			),
			{ requiredKeys: [] }
		);
	};

	it('reads as that value, for every value that its question allows', () => {
		for (const one of questions) {
			fc.assert(
				fc.property(valuesOf(one), (value) => {
					fc.pre(checkValue(one, value).length === 0);
					expect(readTyped(one, typedOf(value))).toEqual({ value, problems: [] });
				})
			);
		}
	});

	it('is no value where nothing is, and leaves out what is blank', () => {
		for (const one of questions) {
			expect(readTyped(one, {})).toEqual({ value: null, problems: [] });
			expect(typedOf(null)).toEqual({});
		}
		expect(readTyped(question('installed'), { ministers: ' ', total: '0' }).value).toEqual({
			total: 0
		});
	});

	it.each(['302', ' 302 ', '1,203', '1 203', '1\u00a0203', '0302', '1,234,567'])(
		'is a count where it is a whole number as letters write one: %j',
		(typed) => {
			expect(readTyped(question('installed'), { total: typed })).toEqual({
				value: { total: Number(typed.replace(/\D/g, '')) },
				problems: []
			});
		}
	);

	it.each(['12.5', 'about 300', '-1', '1,20', '12,34,567', '1,203.5', '1e3', '12345678901', '٣'])(
		'is no count where it is anything else: %j',
		(typed) => {
			expect(readTyped(question('installed'), { ministers: typed, total: '9' })).toEqual({
				value: { total: 9 },
				problems: [{ part: 'ministers', code: 'not_a_count' }]
			});
		}
	);

	it('is a reason only where the part can have that one', () => {
		expect(readTyped(question('installed'), { total: 'withheld' }).problems).toEqual([
			{ part: 'total', code: 'not_a_count' }
		]);
		expect(readTyped(question('permitted'), { signal: 'in_total' }).problems).toEqual([
			{ part: 'signal', code: 'unknown_option' }
		]);
		expect(readTyped(question('guidance'), { overall: 'withheld' }).problems).toEqual([
			{ part: 'overall', code: 'unknown_option' }
		]);
		expect(readTyped(question('responsible'), { choice: 'not_stated' }).problems).toEqual([
			{ part: 'choice', code: 'unknown_option' }
		]);
		expect(missingOf(question('installed'), 'ministers')).toEqual([
			'withheld',
			'in_total',
			'not_stated'
		]);
	});
});

describe('a cell', () => {
	it('shows options with their items, and a lone "no" to the chief item as the whole answer', () => {
		const cell = (value: Record<string, string>) =>
			valueCell(question('permitted'), { disposition: 'answered', value }).marks.map(
				(mark) => `${mark.tone} ${mark.words}`
			);
		expect(cell({ whatsapp: 'yes', signal: 'no', viber: 'no' })).toEqual([
			'yes WhatsApp',
			'no Signal, Viber'
		]);
		expect(cell({ whatsapp: 'no' })).toEqual(['no Not permitted']);
	});
});
