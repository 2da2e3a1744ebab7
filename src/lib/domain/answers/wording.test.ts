import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerContent } from '../../../../tests/support/answer-content';
import { exampleDataset } from '../../../../tests/support/example';
import type { Counts, Question } from '../questions/question';
import { dispositions, dispositionTable, type Disposition } from './disposition';
import { generateWording } from './wording';

const dataset = exampleDataset();
const wordingOf = (body: string, question: string) =>
	dataset.answers.find((one) => one.body === body && one.question === question)?.wording;
const questionOf = (code: string): Question => {
	const question = dataset.questions.find((one) => one.code === code);
	if (!question) throw new Error(code);
	return question;
};

describe('the words for the example', () => {
	it.each([
		['dluhc', 'permitted', 'Permits WhatsApp; does not permit Signal, Telegram or Viber.'],
		['hmt', 'permitted', 'Permits WhatsApp; Signal, Telegram and Viber not stated.'],
		['defra', 'permitted', 'Does not permit WhatsApp; Signal, Telegram and Viber not stated.'],
		['dfe', 'permitted', 'Refused under section 31.'],
		['ho', 'permitted', 'Refused under sections 24 and 31.'],
		['dhsc', 'permitted', 'No response by March 2022.'],
		['beis', 'installed', '3 ministers, 1 special adviser and 759 civil servants have an app.'],
		['co', 'installed', '1,704 people have an app, all groups together.'],
		[
			'dluhc',
			'installed',
			'302 people have an app; breakdown by group withheld. No section stated for what is withheld.'
		],
		[
			'dcms-2017',
			'installed',
			'621 civil servants have an app; ministers and special advisers withheld. No section stated for what is withheld.'
		],
		[
			'mod',
			'installed',
			'0 ministers and 0 special advisers have an app; civil servants not stated.'
		],
		['defra', 'installed', 'The question did not arise.'],
		['moj', 'installed', 'The response does not say.'],
		['beis', 'guidance', 'Yes; the topics are not itemised.'],
		['mod', 'responsible', 'Yes. Defence Digital.']
	])('%s, %s: “%s”', (body, question, words) => {
		expect(wordingOf(body, question)).toBe(words);
	});

	it('give every answer a sentence', () => {
		for (const answer of dataset.answers) expect(answer.wording).toMatch(/^[A-Z0-9].*[.!?]$/);
	});
});

describe('the words for an answer without a value', () => {
	const without = dispositions.filter((one) => dispositionTable[one].value === 'none');

	it('never show a number but those of the sections cited and of the date', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...dataset.questions),
				fc.constantFrom<Disposition>(...without),
				fc.boolean(),
				fc.constantFrom<string[]>([], ['s31'], ['s24', 's31']),
				(question, disposition, denied, provisions) => {
					const refused = disposition === 'refused';
					const words = generateWording(
						question,
						answerContent({
							disposition,
							provisions: refused ? provisions : [],
							neither_confirmed_nor_denied: refused && denied
						}),
						'2022-03'
					);
					const rest = words.replace(/sections? [\d and,()]+/g, '').replace('March 2022', '');
					expect(rest).not.toMatch(/\d/);
				}
			)
		);
	});

	it('say that no section was stated where none was', () => {
		expect(
			generateWording(questionOf('permitted'), answerContent({ disposition: 'refused' }), '2022-03')
		).toBe('Refused; no section stated.');
	});

	it('say that the body would neither confirm nor deny', () => {
		const denied = answerContent({
			disposition: 'refused',
			provisions: ['s31'],
			neither_confirmed_nor_denied: true
		});
		expect(generateWording(questionOf('permitted'), denied, '2022-03')).toBe(
			'Neither confirmed nor denied under section 31.'
		);
	});
});

describe('the words for counts', () => {
	const question = questionOf('installed') as Counts;
	const part = fc.oneof(fc.nat({ max: 100_000 }), fc.constantFrom('withheld', 'not_stated'));

	it('show exactly the counts that are known, whatever is missing beside them', () => {
		fc.assert(
			fc.property(part, part, part, fc.option(fc.nat({ max: 300_000 })), (a, b, c, total) => {
				const value = {
					ministers: a,
					special_advisers: b,
					civil_servants: c,
					...(total === null ? {} : { total })
				};
				fc.pre(Object.values(value).some((one) => typeof one === 'number'));
				const words = generateWording(question, answerContent({ value }), '2022-03');
				const shown = [...words.matchAll(/\d[\d,]*/g)].map((match) =>
					Number(match[0].replace(/,/g, ''))
				);
				const known = Object.values(value).filter((one) => typeof one === 'number');
				expect(shown.sort()).toEqual(known.sort());
			})
		);
	});
});
