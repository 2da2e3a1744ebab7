import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { listUnknowns } from './unknowns';

const dataset = exampleDataset();
const words = (data = dataset) => listUnknowns(data).map((one) => one.lead + one.words);

test('says what the example leaves unknown, how far, and why', () => {
	expect(words()).toEqual([
		'Seven departments did not say whether they permit WhatsApp: six withheld it and one had not replied by March 2022.',
		'Signal, Telegram and Viber: seven of the nine departments that answered did not mention them, which is not a no.',
		'How many people: a share of staff can be worked out for five of 16. Of the rest, six withheld it, one had not replied by March 2022, two did not say and for two the question did not arise.',
		'Nine of the 21 criteria: this survey did not ask about anything that would settle them, among them all of “Keep messaging open to freedom of information and scrutiny”.',
		'In 70 tests of a department, guidance exists; the report does not quote it.'
	]);
});

test('does not say that a department gave nothing where only its number of staff is missing', () => {
	const data = {
		...dataset,
		headcounts: dataset.headcounts.filter((one) => one.body !== 'hmt')
	};
	expect(words(data)[2]).toContain('worked out for four of 16');
	expect(words(data)[2]).toContain('for one no number of staff is published');
});

test('is empty where all is known', () => {
	const answers = dataset.answers.map((one) =>
		one.question === 'permitted'
			? {
					...one,
					disposition: 'answered' as const,
					value: { whatsapp: 'yes', signal: 'no', telegram: 'no', viber: 'no' }
				}
			: one
	);
	expect(listUnknowns({ ...dataset, answers, charts: [], assessments: [] })).toEqual([]);
});
