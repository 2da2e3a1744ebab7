import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { WorkInHand } from '../answers/comparison/work-in-hand';
import type { Dataset } from '../editions/dataset';
import { assessWork } from '../gaps/assess-work';
import type { LatestFinding } from '../gaps/finding-list';
import { briefBody, type PublishedSurvey } from './body-brief';
import { profileWave } from './body-profile';

const whole = exampleDataset();
const wave = whole.waves[0]!;
const published: PublishedSurvey = { edition: 1, dataset: whole };

function brief(
	slug: string,
	data: Dataset = whole,
	{
		shown = 'submitted' as WorkInHand['shown'],
		edition = published as PublishedSurvey | null,
		/** The latest of the wave; left out for those that the example has accepted. */
		findings = null as LatestFinding[] | null
	} = {}
) {
	const work: WorkInHand = {
		asked: new Set(whole.bodies.map((body) => body.slug)),
		shown,
		stateOf: (body, question) =>
			data.answers.some((one) => one.body === body && one.question === question)
				? 'accepted'
				: null,
		isBlind: () => false
	};
	const dataset = findings ? assessWork(data, wave.slug, work, findings) : data;
	const body = dataset.bodies.find((one) => one.slug === slug)!;
	return briefBody(dataset, wave, body, profileWave(dataset, wave, slug, work)!, work, edition);
}

const unknownOf = (found: ReturnType<typeof brief>) =>
	Object.fromEntries(found.unknown.map(({ title, words }) => [title, words]));

describe('the brief of a body', () => {
	test('says what it said to every question', () => {
		const { said } = brief('mod');
		expect(said.map((one) => one.question.code)).toEqual(whole.questions.map(({ code }) => code));
		expect(said[1]?.words).toMatch(/0 ministers and 0 special advisers/);
	});

	test('says what is not known, by the reason, and never as a number', () => {
		expect(unknownOf(brief('mod'))).toMatchObject({
			Permitted: 'Signal, Telegram and Viber: not stated.',
			'How many people': 'Civil servants and Total: not stated.'
		});
		expect(unknownOf(brief('co'))['How many people']).toBe(
			'Ministers, Special advisers and Civil servants: counted only in the total.'
		);
		expect(unknownOf(brief('dhsc'))['Permitted']).toBe('No response by March 2022.');
		// That a question did not arise leaves nothing open.
		expect(unknownOf(brief('defra'))).not.toHaveProperty('How many people');
	});

	test('claims nothing of tests where none can be told, and gives the bounds where some can', () => {
		const { tests } = brief('dhsc');
		expect(tests).toMatchObject({
			told: 'None of the 19 tests that apply can be told.',
			bounds: 'So nothing is claimed of how many it meets: it could be none of them, or all.',
			known: []
		});
		expect(brief('beis').tests).toMatchObject({
			bounds: expect.stringMatching(
				/from the least to the most that it could be: \d+ to \d+ of 19/
			),
			known: expect.arrayContaining([
				expect.objectContaining({ code: '2.5', words: 'met, a person’s finding' })
			])
		});
	});

	test('says once what all its answers rest on, and that the letter has not been seen', () => {
		const { rests, unsupported } = brief('co');
		expect(rests).toMatchObject([
			{ of: 'Every answer', evidence: { caveat: 'The letter itself has not been seen.' } },
			{ of: 'Finding 3.2' }
		]);
		expect(unsupported).toEqual([]);
	});

	test('says what a finding rests on, and that one waits which is not accepted', () => {
		const source = { kind: 'source', title: 'Its guidance', where: 'page 3' } as const;
		const found = (state: 'submitted' | 'accepted') =>
			brief('hmt', whole, {
				findings: [
					{
						body: 'hmt',
						criterion: '2.5',
						content: { outcome: 'met', reason: null, why: 'It names one.', source },
						state,
						submittedAt: new Date('2026-11-27T09:00:00Z'),
						standing: null
					}
				]
			});
		expect(found('submitted').rests.at(-1)).toEqual({
			of: 'Finding 2.5',
			evidence: { title: 'Its guidance', where: 'page 3', quote: null, caveat: null }
		});
		const wordsOf = (one: ReturnType<typeof brief>) =>
			one.tests?.known.find(({ code }) => code === '2.5')?.words;
		expect(wordsOf(found('submitted'))).toBe('met, a person’s finding, waiting');
		expect(wordsOf(found('accepted'))).toBe('met, a person’s finding');
	});

	test('has the later policy and the notes on it alone, each with its source', () => {
		const { contexts } = brief('co');
		expect(contexts.map((one) => one.about)).toEqual(
			expect.arrayContaining(['CO', 'Government as a whole'])
		);
		expect(contexts.find((one) => one.note.includes('March 2023'))?.criterion).toMatch(/^1\.4 /);
		expect(brief('mod').contexts.every((one) => one.about === 'Government as a whole')).toBe(true);
	});

	test('says where its answers stand, and how they stand to what is published', () => {
		expect(brief('mod').standing).toEqual([
			'Working data, not published: 4 answers accepted. All that is submitted is shown.',
			'Its answers here are those of edition 1, which is published.'
		]);
		const changed = whole.answers.map((one) =>
			one.body === 'mod' && one.question === 'guidance' ? { ...one, note: 'Another note.' } : one
		);
		expect(brief('mod', { ...whole, answers: changed }).standing[1]).toBe(
			'It differs from edition 1, which is published, in: Guidance.'
		);
		expect(brief('mod', whole, { edition: null }).standing[1]).toMatch(/^Nothing of this survey/);
	});

	test('says of what is not entered no more than that', () => {
		const answers = whole.answers.filter((one) => one.body !== 'mod');
		const found = brief('mod', { ...whole, answers });
		expect(found.said.every(({ answer, words }) => !answer && words === 'Not entered.')).toBe(true);
		expect(found.rests).toEqual([]);
		expect(found.standing[0]).toMatch(/4 answers not entered/);
		expect(found.standing[1]).toMatch(/differs from edition 1/);
	});
});
