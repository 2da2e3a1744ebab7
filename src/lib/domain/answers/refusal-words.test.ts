import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealAnew, someDealing } from '../../../../tests/support/deal-anew';
import { exampleDataset } from '../../../../tests/support/example';
import { answersOfWave, type Dataset } from '../editions/dataset';
import { sortSides } from './answered-beside-refused';
import type { Disposition } from './disposition';
import { besideBounds, besideSentence, dealtWords } from './refusal-words';

const example = exampleDataset();
const waveOf = (dataset: Dataset) => answersOfWave(dataset, '2021-22');
const sidesOf = (code: string, dataset = example) =>
	sortSides(
		dataset.questions.find((one) => one.code === code)!,
		waveOf(dataset)
	);
const sentenceOf = (code: string, dataset = example) =>
	besideSentence(sidesOf(code, dataset), waveOf(dataset));
const dealt = (...all: Disposition[]) => dealAnew(example, { dealt: all, cites: [true] });

describe('those that answered beside those that refused', () => {
	it('has every body of the wave once, on a side or named apart', () => {
		fc.assert(
			fc.property(someDealing, (dealing) => {
				const dataset = dealAnew(example, dealing);
				for (const { code } of dataset.questions) {
					const { all, answered, inPart, refused, others } = sidesOf(code, dataset);
					const apart = others.flatMap(({ bodies }) => bodies);
					expect(all).toHaveLength(16);
					expect([...answered, ...refused, ...apart]).toHaveLength(16);
					expect(new Set([...answered, ...refused, ...apart]).size).toBe(16);
					for (const one of inPart) expect(answered).toContain(one);
				}
			})
		);
	});

	it('counts neither what had not come nor what does not say as answered or as refused', () => {
		const { answered, refused, others } = sidesOf('installed');
		expect([answered.length, refused.length]).toEqual([6, 6]);
		expect(
			others.map(({ reason, bodies }) => [reason, bodies.map(({ body }) => body.code)])
		).toEqual([
			['awaiting', ['DHSC']],
			['not_stated', ['MoJ']],
			['not_applicable', ['Defra', 'HMRC']]
		]);
	});

	it('gives both sides room for those that had not replied, and for no others', () => {
		const { answeredShare, refusedShare } = sidesOf('installed');
		expect(answeredShare).toMatchObject({ least: 6, most: 7, of: 14 });
		expect(refusedShare).toMatchObject({ least: 6, most: 7, of: 14 });
		expect(besideBounds(sidesOf('installed'))).toBe(
			'between 6 and 7 answered and between 6 and 7 refused'
		);
		expect(besideBounds(sidesOf('permitted', dealt('refused', 'answered')))).toBeNull();
	});

	it('takes an answer that was erased for one that could have been on either side', () => {
		const gone = { wave: '2021-22', body: 'dfe', question: 'permitted' };
		const { others, refusedShare } = sidesOf('permitted', {
			...example,
			answers: example.answers.filter(
				(one) => one.body !== gone.body || one.question !== gone.question
			),
			erased: [{ ...gone, on: '2026-11-26', reason: 'It named a person.' }]
		});
		expect(others.map(({ reason }) => reason)).toContain('erased');
		expect(refusedShare).toMatchObject({ least: 5, most: 7 });
	});
});

describe('what is said of them', () => {
	it.each([
		[
			'permitted',
			'Nine departments answered what six refused, all under section 31, two of them under section 24 too; one had not replied by March 2022.'
		],
		[
			'installed',
			'Six departments answered, two of them in part, what six refused, all under section 31, two of them under section 24 too; one had not replied by March 2022, one did not say and for two the question did not arise.'
		],
		[
			'guidance',
			'12 departments answered what three refused, all under section 31, one of them under section 24 too; one had not replied by March 2022.'
		]
	])('names both sides, the sections and the rest: %s', (code, words) => {
		expect(sentenceOf(code)).toBe(words);
	});

	it.each([
		[['answered'], 'No department refused it; 16 departments answered.'],
		[['partly_withheld'], 'No department refused it; 16 departments answered in part.'],
		[
			['awaiting'],
			'No department refused it, and none answered; 16 had not replied by March 2022.'
		],
		[['refused'], 'No department answered what 16 refused, all under sections 31 and 40.']
	] as [Disposition[], string][])('says so where nothing stands on a side: %j', (all, words) => {
		expect(sentenceOf('permitted', dealt(...all))).toBe(words);
	});

	it('says who would not even say that they hold it', () => {
		const silent = (bodies: string[]) => ({
			...example,
			answers: example.answers.map((one) =>
				bodies.includes(one.body) ? { ...one, neither_confirmed_nor_denied: true } : one
			)
		});
		expect(sentenceOf('guidance', silent(['dwp']))).toContain(
			'; one of those would neither confirm nor deny holding it; one had not replied'
		);
		expect(sentenceOf('guidance', silent(['dfe', 'dwp', 'ho']))).toContain(
			'; all of them would neither confirm nor deny holding it;'
		);
	});

	it('reads well whatever was answered', () => {
		fc.assert(
			fc.property(someDealing, (dealing) => {
				const dataset = dealAnew(example, dealing);
				for (const { code } of dataset.questions) {
					expect(sentenceOf(code, dataset)).not.toMatch(
						/undefined|NaN|\s{2}|,,|,;|none of 0|one departments|\b0\b/
					);
				}
			})
		);
	});

	it('says on what an answer withheld rests', () => {
		const answer = { neither_confirmed_nor_denied: false, provisions: ['s24', 's31'] };
		expect(dealtWords({ ...answer, disposition: 'refused' })).toBe(
			'Refused, under sections 24 and 31'
		);
		expect(dealtWords({ ...answer, provisions: [], disposition: 'partly_withheld' })).toBe(
			'Withheld in part, no section stated'
		);
		expect(
			dealtWords({ ...answer, disposition: 'refused', neither_confirmed_nor_denied: true })
		).toBe('Neither confirmed nor denied, under sections 24 and 31');
		expect(dealtWords({ ...answer, disposition: 'answered', provisions: [] })).toBe('Answered');
	});
});
