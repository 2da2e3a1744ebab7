import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { Dataset } from '../editions/dataset';
import { assessWork } from '../gaps/assess-work';
import { answerKey } from './answer';
import type { WorkInHand } from './comparison/work-in-hand';
import { setSideBySide, type SideBySide } from './side-by-side';

const dataset = exampleDataset();
const slugs = dataset.bodies.map((body) => body.slug);

function aside(bodies: readonly string[], data: Dataset = dataset, work: WorkInHand | null = null) {
	const chosen = data.bodies.filter((body) => bodies.includes(body.slug));
	return setSideBySide(data, '2021-22', chosen, work);
}

const questionOf = (found: SideBySide, code: string) =>
	found.questions.find((one) => one.code === code)!;

const pointsOf = (found: SideBySide, code: string) =>
	Object.fromEntries(questionOf(found, code).points.map((point) => [point.label, point]));

const criteriaOf = (found: SideBySide) => found.recommendations.flatMap((one) => one.criteria);

describe('departments side by side', () => {
	test('differ where each is known and they say different things', () => {
		const { WhatsApp: whatsapp } = pointsOf(aside(['co', 'defra']), 'permitted');
		expect(whatsapp).toMatchObject({
			outcome: 'differs',
			says: [
				{ words: 'Yes', bodies: ['CO'] },
				{ words: 'No', bodies: ['Defra'] }
			],
			unknown: []
		});
	});

	test('never differ from one of which it is not known', () => {
		const points = pointsOf(aside(['co', 'dfe', 'dhsc']), 'permitted');
		expect(points['WhatsApp']).toMatchObject({
			outcome: 'cannot_compare',
			says: [{ words: 'Yes', bodies: ['CO'] }],
			unknown: [
				{ words: 'Refused', bodies: ['DfE'] },
				{ words: 'No response', bodies: ['DHSC'] }
			]
		});
		// How it was dealt with is known of whoever replied, and of nobody else.
		expect(points['How it was dealt with']).toMatchObject({
			outcome: 'differs',
			unknown: [{ words: 'No response by March 2022', bodies: ['DHSC'] }]
		});
	});

	test('tell a true zero from what is not stated', () => {
		const points = pointsOf(aside(['mod', 'hmt']), 'installed');
		expect(points['Ministers']?.says).toContainEqual({ words: '0', bodies: ['MoD'] });
		expect(points['Civil servants']?.unknown).toContainEqual({
			words: 'Not stated',
			bodies: ['MoD']
		});
	});

	test('are compared by the sections they rely on only where they withhold something', () => {
		expect(pointsOf(aside(['co', 'dfe']), 'permitted')['Sections relied on']).toBeUndefined();
		expect(pointsOf(aside(['dfe', 'fcdo']), 'permitted')['Sections relied on']).toMatchObject({
			says: expect.arrayContaining([expect.objectContaining({ bodies: ['FCDO'] })])
		});
	});

	test('whatever they are: who is known says something, who is unknown no number, nobody is both', () => {
		fc.assert(
			fc.property(fc.subarray(slugs, { minLength: 2, maxLength: 4 }), (bodies) => {
				const found = aside(bodies);
				const gaps = criteriaOf(found).flatMap(({ point }) => point ?? []);
				for (const point of [...found.questions.flatMap((one) => one.points), ...gaps]) {
					const known = point.says.flatMap((one) => one.bodies);
					const unknown = point.unknown.flatMap((one) => one.bodies);
					expect(new Set([...known, ...unknown]).size).toBe(known.length + unknown.length);
					if (point.outcome === 'differs') expect(point.says.length).toBeGreaterThan(1);
					if (point.outcome === 'same') expect(point.says).toHaveLength(1);
					expect(known.length < 2).toBe(point.outcome === 'cannot_compare');
					for (const { words } of point.unknown) {
						expect(words.replace('by March 2022', '')).not.toMatch(/\d/);
					}
				}
			})
		);
	});

	test('stand against each test, and differ only where both can be told', () => {
		const found = aside(['beis', 'dluhc', 'defra']);
		const records = criteriaOf(found).find((one) => one.code === '3.4')!;
		expect(records.point).toMatchObject({
			outcome: 'differs',
			says: [
				{ words: 'met', bodies: ['BEIS'] },
				{ words: 'partly met', bodies: ['DLUHC'] }
			]
		});
		const unasked = criteriaOf(found).find((one) => one.code === '4.1')!;
		expect(unasked.point?.outcome).toBe('cannot_compare');
		// A test that applies to one of two compares nothing.
		const alone = criteriaOf(aside(['beis', 'defra'])).find((one) => one.code === '2.5')!;
		expect(alone.point).toBeNull();
		expect(alone.gaps.map((one) => one.words)).toEqual(['Met', expect.stringMatching(/not apply/)]);
	});
});

test('what is not entered is unknown, and no way of dealing with a question', () => {
	const answers = dataset.answers.filter(
		({ body, question }) => body !== 'hmt' || question === 'guidance'
	);
	const entered = new Set(answers.map((one) => answerKey(one.body, one.question)));
	const work: WorkInHand = {
		asked: new Set(slugs),
		shown: 'submitted',
		stateOf: (body, question) => (entered.has(answerKey(body, question)) ? 'submitted' : null),
		isBlind: () => false
	};
	const data = assessWork({ ...dataset, answers }, '2021-22', work, []);
	const found = aside(['co', 'hmt'], data, work);
	const permitted = questionOf(found, 'permitted');
	expect(permitted.answers[1]).toMatchObject({
		answer: null,
		unshown: 'Not entered',
		review: null
	});
	expect(permitted.answers[0]).toMatchObject({ review: 'submitted' });
	for (const { outcome, unknown } of permitted.points) {
		expect(outcome).toBe('cannot_compare');
		expect(unknown).toContainEqual({ words: 'Not entered', bodies: ['HMT'] });
	}
	const open = criteriaOf(found).find((one) => one.code === '1.4')!;
	expect(open.gaps[1]?.words).toBe('Cannot tell yet: not entered');
	expect(open.point?.outcome).toBe('cannot_compare');
});
