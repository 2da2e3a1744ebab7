import { expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { answersOfWave } from '../editions/dataset';
import { dispositionOf, readAnswer } from './wave-reading';

const dataset = exampleDataset();
const permitted = dataset.questions[0]!;
const wave = answersOfWave(dataset, '2021-22');

test('reads what a body said of one part', () => {
	expect(readAnswer(wave, 'hmt', permitted, 'whatsapp')).toEqual({ known: true, value: 'yes' });
	expect(readAnswer(wave, 'dfe', permitted, 'whatsapp')).toEqual({
		known: false,
		reason: 'refused'
	});
});

test('takes a body without an answer as not asked', () => {
	expect(dispositionOf(wave, 'nobody', 'permitted')).toBe('not_asked');
	expect(readAnswer(wave, 'nobody', permitted, 'whatsapp')).toEqual({
		known: false,
		reason: 'not_asked'
	});
});

test('takes an answer that was erased as erased, and the body as asked', () => {
	const place = { wave: '2021-22', body: 'hmt', question: 'permitted' };
	const tombstone = { on: '2026-11-26', reason: 'It named a private person' };
	const erased = answersOfWave(
		{
			...dataset,
			answers: dataset.answers.filter((one) => one.body !== 'hmt'),
			erased: [{ ...place, ...tombstone }]
		},
		'2021-22'
	);
	expect(erased.bodies.map(({ slug }) => slug)).toContain('hmt');
	expect(erased.findErasure('hmt', 'permitted')).toMatchObject(tombstone);
	expect(dispositionOf(erased, 'hmt', 'permitted')).toBeNull();
	expect(readAnswer(erased, 'hmt', permitted, 'whatsapp')).toEqual({
		known: false,
		reason: 'erased'
	});
});
