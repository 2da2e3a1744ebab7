import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../../../../../../tests/support/example';
import { compareBodies } from '$lib/domain/answers/comparison/comparison';
import { parseComparisonView } from '$lib/domain/answers/comparison/view';
import { linkAnswers } from './link-answers';

const dataset = exampleDataset();
const survey = dataset.survey.slug;
const reading = parseComparisonView(new URLSearchParams('body=hmt'), dataset);
if (!reading.ok) throw new Error('The comparison is refused.');
const comparison = compareBodies(dataset, reading.view);
const requests = [
	{ id: 3, body: { slug: 'hmt' } },
	{ id: 5, body: { slug: 'hmt' } },
	{ id: 9, body: { slug: 'mod' } }
];
const given = { comparison, survey, requests: [], mayEnter: true, published: null };
const wave = `/workspace/surveys/${survey}/waves/2021-22`;

describe('the cells of a working comparison', () => {
	test('lead to where the answer is entered, of the last request to the body', () => {
		const { bodies, answers } = linkAnswers({ ...given, requests, published: dataset });
		expect(bodies).toEqual({ hmt: `${wave}/requests/5` });
		expect(answers['hmt guidance']).toBe(`${wave}/requests/5/enter/questions/guidance`);
		expect(Object.keys(answers).every((key) => key.startsWith('hmt '))).toBe(true);
	});

	test('lead who may not enter it to the request', () => {
		const { answers } = linkAnswers({ ...given, requests, mayEnter: false });
		expect(new Set(Object.values(answers))).toEqual(new Set([`${wave}/requests/5`]));
	});

	test('lead to what is published where there is no request', () => {
		const { bodies, answers } = linkAnswers({ ...given, published: dataset });
		expect(bodies).toEqual({ hmt: `/surveys/${survey}/bodies/hmt` });
		expect(answers['hmt permitted']).toBe(`/surveys/${survey}/bodies/hmt/permitted`);
		const waves = [...dataset.waves, { ...dataset.waves[0]!, slug: 'later' }];
		const earlier = linkAnswers({ ...given, published: { ...dataset, waves } });
		expect(earlier.answers['hmt permitted']).toBe(
			`/surveys/${survey}/bodies/hmt/permitted?wave=2021-22`
		);
	});

	test('lead nowhere where there is neither', () => {
		expect(linkAnswers(given)).toEqual({ bodies: {}, answers: {} });
		const published = { ...dataset, bodies: [], answers: [] };
		expect(linkAnswers({ ...given, published })).toEqual({ bodies: {}, answers: {} });
	});
});
