import { describe, expect, it } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { Body } from '../bodies/body';
import { viewRefusals } from './refusal-view';

const example = exampleDataset();
const view = viewRefusals(example, '2021-22');
const questionOf = (code: string) => view.questions.find((one) => one.code === code)!;

describe('who answered what others refused', () => {
	it('lists both sides of every question, and the rest by why', () => {
		const { answered, refused, others } = questionOf('installed');
		expect(answered.entries.map(({ shortName }) => shortName)).toEqual([
			'BEIS',
			'CO',
			'DCMS',
			'DLUHC',
			'HMT',
			'MoD'
		]);
		expect(refused.entries.map(({ shortName }) => shortName)).toEqual([
			'DfE',
			'DfT',
			'DIT',
			'DWP',
			'FCDO',
			'HO'
		]);
		expect(
			others.map(({ label, bodies }) => [label, bodies.map(({ shortName }) => shortName)])
		).toEqual([
			['No response by March 2022', ['DHSC']],
			['Not stated', ['MoJ']],
			['Did not arise', ['Defra', 'HMRC']]
		]);
	});

	it('has the words of those that answered, and the sections of those that refused', () => {
		const { answered, refused } = questionOf('installed');
		const entryOf = (side: typeof answered, body: string) =>
			side.entries.find((one) => one.body === body);
		expect(entryOf(answered, 'hmt')).toMatchObject({
			wording: expect.stringContaining('629'),
			isInPart: false,
			isUnstated: false
		});
		expect(entryOf(answered, 'dcms-2017')).toMatchObject({ isInPart: true, isUnstated: true });
		expect(entryOf(refused, 'ho')).toMatchObject({ provisions: ['s24', 's31'], isUnstated: false });
	});

	it('gives the bounds of both sides with their base', () => {
		expect(questionOf('installed').bounds).toBe(
			'between 6 and 7 answered and between 6 and 7 refused, of 14 to which it applies'
		);
	});

	it('explains every section that is cited', () => {
		expect(view.legend.map(({ label }) => label)).toEqual(['s24', 's31']);
		expect(view.legend[1]?.description).toContain('law enforcement');
	});

	it('lists a hundred of a side at most, and says how many more there are', () => {
		const [first] = example.bodies;
		const bodies = Array.from({ length: 250 }, (_, at): Body => ({
			...first!,
			slug: `body-${at}`
		}));
		const refusal = example.answers.find((one) => one.disposition === 'refused')!;
		const answers = bodies.map(({ slug }) => ({ ...refusal, body: slug }));
		const { refused } = viewRefusals({ ...example, bodies, answers }, '2021-22').questions.find(
			(one) => one.code === refusal.question
		)!;
		expect([refused.count, refused.entries.length, refused.more]).toEqual([250, 100, 150]);
	});
});
