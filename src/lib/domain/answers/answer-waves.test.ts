import { expect, test } from 'vitest';
import { exampleDataset, exampleRegister } from '../../../../tests/support/example';
import { fictionalSlug, withSecondWave } from '../../../../tests/support/second-wave';
import { answerWaves } from './answer-waves';

const dataset = withSecondWave(exampleDataset(), exampleRegister());
const of = (name: Parameters<typeof fictionalSlug>[0]) =>
	answerWaves(dataset, { body: fictionalSlug(name), question: 'permitted' });

test('gives what a body says in each wave, newest first', () => {
	const { waves, breaks } = of('oars');
	expect(waves.map(({ wave, asAt, words }) => [wave, asAt, words])).toEqual([
		['2026', 'March 2026', 'Refused under section 31.'],
		['2021-22', 'March 2022', 'Permits WhatsApp; Signal, Telegram and Viber not stated.']
	]);
	expect(breaks).toEqual([]);
});

test('leads from a body that was split to the answers of its successors, and back', () => {
	const before = of('echoes');
	expect(before.waves.map(({ words }) => words === null)).toEqual([true, false]);
	expect(before.breaks).toEqual([
		{
			words:
				'Became Department of Ferns and Fallen Leaves (fictional) and FDG (split, 1 May 2024).',
			answers: ['ferns', 'gardens'].map((name) =>
				expect.objectContaining({ body: `fictional-${name}`, wave: '2026' })
			)
		}
	]);
	expect(of('gardens').breaks).toEqual([
		{
			words: 'From FDE (split, 1 May 2024).',
			answers: [
				{
					body: 'fictional-echoes',
					shortName: 'FDE',
					wave: '2021-22',
					waveTitle: '2021–22'
				}
			]
		}
	]);
});

test('leads nowhere where the other side was not asked', () => {
	expect(of('ropes').breaks).toEqual([{ words: 'Abolished, 31 March 2023.', answers: [] }]);
	const { breaks } = answerWaves(dataset, { body: 'beis', question: 'permitted' });
	expect(breaks.map(({ answers }) => answers)).toEqual([[]]);
});
