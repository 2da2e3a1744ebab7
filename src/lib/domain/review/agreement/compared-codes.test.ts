import { describe, expect, it } from 'vitest';
import { answerContent } from '../../../../../tests/support/answer-content';
import { exampleDataset } from '../../../../../tests/support/example';
import type { AnswerContent } from '../../answers/answer';
import { dispositions } from '../../answers/disposition';
import type { Question } from '../../questions/question';
import { compareCodings } from './compare-codings';
import { codingsDiffer, comparedCodes } from './compared-codes';

const { questions, answers } = exampleDataset();
const question = (code: string): Question => questions.find((one) => one.code === code)!;
const codes = (code: string, more: Partial<AnswerContent>) =>
	comparedCodes(question(code), answerContent(more)).map((one) =>
		[one.aspect, one.part, one.code].filter((word) => word !== null).join(': ')
	);

describe('what is compared of a coding', () => {
	it('is of a choice its option, or why there is none', () => {
		expect(codes('responsible', { value: { choice: 'yes' } })).toEqual([
			'disposition: answered',
			'value: responsible: says yes',
			'provisions'
		]);
		expect(codes('responsible', { disposition: 'not_held' })[1]).toBe(
			'value: responsible: lacks not_held'
		);
	});

	it('is of a grid each item, and of counts each group', () => {
		expect(codes('permitted', { value: { whatsapp: 'yes', signal: 'no' } })).toEqual([
			'disposition: answered',
			'value: whatsapp: says yes',
			'value: signal: says no',
			'value: telegram: lacks not_stated',
			'value: viber: lacks not_stated',
			'provisions'
		]);
		expect(
			codes('installed', {
				disposition: 'partly_withheld',
				provisions: ['s40-2', 's31'],
				value: { ministers: 'withheld', civil_servants: 0, total: 9 }
			})
		).toEqual(
			expect.arrayContaining([
				'value: ministers: lacks withheld',
				'value: civil_servants: says 0',
				'value: total: says 9',
				'provisions: s31 s40-2'
			])
		);
	});

	it('is the same list for every coding of a question', () => {
		for (const one of questions) {
			const shape = (more: Partial<AnswerContent>) =>
				comparedCodes(one, answerContent(more)).map(({ aspect, part }) => [aspect, part]);
			for (const disposition of dispositions) expect(shape({ disposition })).toEqual(shape({}));
		}
	});

	it('is the provisions as a set, and nothing of them where nothing is withheld', () => {
		const refused = (...provisions: string[]) =>
			answerContent({ disposition: 'refused', provisions });
		const one = question('responsible');
		expect(codingsDiffer(one, refused('s31', 's24'), refused('s24', 's31'))).toBe(false);
		expect(codingsDiffer(one, refused('s31'), refused('s24', 's31'))).toBe(true);
		expect(codes('responsible', { disposition: 'refused' }).at(-1)).toBe('provisions: ');
	});

	it('is whether the body would neither confirm nor deny', () => {
		const refused = answerContent({ disposition: 'refused', provisions: ['s31'] });
		const neither = { ...refused, neither_confirmed_nor_denied: true };
		expect(codingsDiffer(question('responsible'), refused, neither)).toBe(true);
	});

	it('is nothing that is written freely', () => {
		for (const answer of answers) {
			const other = { ...answer, detail: 'x', note: 'y', wording_override: 'z', evidence: null };
			expect(codingsDiffer(question(answer.question), answer, other)).toBe(false);
		}
	});
});

describe('two codings side by side', () => {
	it('are told in words, with what differs marked and what neither says left out', () => {
		const first = answerContent({ value: { whatsapp: 'yes', signal: 'no' }, note: 'Read twice.' });
		const second = answerContent({
			disposition: 'partly_withheld',
			provisions: ['s31'],
			value: { whatsapp: 'yes', signal: 'withheld' }
		});
		const rows = compareCodings(question('permitted'), first, second);
		expect(rows.map(({ label, first: a, second: b, differs }) => [label, a, b, differs])).toEqual([
			['How it was dealt with', 'Answered', 'Withheld in part', true],
			['WhatsApp', 'Yes', 'Yes', false],
			['Signal', 'No', 'Withheld', true],
			['Telegram', 'Not stated', 'Not stated', false],
			['Viber', 'Not stated', 'Not stated', false],
			['Provisions relied on', '', 'Under section 31', true],
			['Note on the coding', 'Read twice.', '', false]
		]);
	});

	it('have no parts where neither has a value', () => {
		const refused = answerContent({ disposition: 'refused', neither_confirmed_nor_denied: true });
		const rows = compareCodings(question('permitted'), refused, refused);
		expect(rows.map(({ label, first }) => [label, first])).toEqual([
			['How it was dealt with', 'Neither confirmed nor denied'],
			['Provisions relied on', 'No section stated']
		]);
	});
});
