import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { profileBody } from './body-profile';

const dataset = exampleDataset();

describe('the profile of a body', () => {
	test('has the reply to an answer, the letters that can be read, and whether it was asked', () => {
		const of = { wave: '2021-22', body: 'hmt' };
		const letter = {
			...of,
			sha256: 'a'.repeat(64),
			name: 'Letter.pdf',
			type: 'pdf' as const,
			bytes: 1024,
			licence: 'Open Government Licence v3.0',
			responded_on: null,
			redacts: null
		};
		const reply = { replied_on: '2022-05-03', text: 'We do.', of_earlier_coding: false };
		const request = {
			...of,
			asked_on: '2022-04-20',
			until: '2022-05-18',
			replied_on: '2022-05-03'
		};
		const { sha256 } = letter;
		const quote = { kind: 'letter', document: 'Letter', sha256, page: 3, quote: 'We do.' } as const;
		const [wave] = profileBody(
			{
				...dataset,
				letters: [letter, { ...letter, body: 'co' }],
				replyRequests: [request],
				replies: [{ ...of, ...reply, question: 'permitted' }],
				answers: dataset.answers.map((one) =>
					one.body === 'hmt' && one.question === 'permitted' ? { ...one, evidence: quote } : one
				)
			},
			'hmt'
		)!.waves;
		expect(wave!.letters.map(({ name }) => name)).toEqual(['Letter.pdf']);
		expect(wave!.answers[0]).toMatchObject({
			letter: { path: `/letters/${sha256}/Letter.pdf#page=3` },
			reply: { lead: 'HMT replied on 3 May 2022', text: 'We do.' }
		});
		expect(wave!.answers[1]).toMatchObject({ letter: null, reply: null });
		expect(wave!.replyRequest).toContain('HMT was asked on 20 April 2022');
		expect(profileBody(dataset, 'hmt')!.waves[0]!.replyRequest).toBeNull();
	});

	test('gives each answer in words with its evidence', () => {
		const profile = profileBody(dataset, 'co')!;
		expect(profile.body).toEqual({
			slug: 'co',
			shortName: 'CO',
			name: 'Cabinet Office',
			kind: 'Ministerial department'
		});
		const [wave] = profile.waves;
		expect(wave?.answers.map((one) => one.question.code)).toEqual([
			'permitted',
			'installed',
			'guidance',
			'responsible'
		]);
		expect(wave?.answers[3]?.detail).toEqual({
			label: 'Who',
			words: 'Departmental Records Officer; Government Security Group'
		});
		expect(wave?.answers[0]?.evidence).toMatchObject({
			title: 'Institute for Government, WhatsApp in government, March 2022',
			quote: null,
			caveat: 'The letter itself has not been seen.'
		});
	});

	test('says when it replied, and never how long it took where receipt is not published', () => {
		const response = (slug: string) => profileBody(dataset, slug)!.waves[0]!.response;
		expect(response('co')).toMatch(/^Replied on 12 October 2021\..*cannot be told\.$/);
		expect(response('moj')).toMatch(/^Replied by March 2022; the day is not published\./);
		expect(response('dhsc')).toBe('No response by March 2022.');
	});

	test('says once what all its answers rest on', () => {
		expect(profileBody(dataset, 'hmt')!.waves[0]!.evidence?.title).toContain(
			'Institute for Government'
		);
		const mixed = exampleDataset();
		mixed.answers.find((one) => one.body === 'hmt')!.evidence = {
			kind: 'letter',
			document: 'Letter of 22 February 2022',
			page: 2,
			quote: 'We hold this information.'
		};
		expect(profileBody(mixed, 'hmt')!.waves[0]!.evidence).toBeNull();
	});

	test('is null for a body that was not asked', () => {
		expect(profileBody(dataset, 'desnz')).toBeNull();
	});

	test('gives no number to a part that is missing', () => {
		for (const body of dataset.bodies) {
			for (const answer of profileBody(dataset, body.slug)!.waves[0]!.answers) {
				for (const part of answer.parts) {
					if (!part.known) expect(part.words).not.toMatch(/\d/);
				}
			}
		}
	});

	test('shows the true zeros of the Ministry of Defence', () => {
		const parts = profileBody(dataset, 'mod')!.waves[0]!.answers[1]!.parts;
		expect(parts.map((one) => `${one.label}: ${one.words}`)).toEqual([
			'Ministers: 0',
			'Special advisers: 0',
			'Civil servants: Not stated',
			'Total: Not stated'
		]);
	});
});
