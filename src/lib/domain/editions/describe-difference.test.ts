import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import type { Answer } from '../answers/answer';
import { changedAnswerWords, describeDifference } from './describe-difference';
import { compareDatasets } from './difference';

/** How an answer of HM Treasury is described that is otherwise now. */
function describeChanged(question: string, changed: Partial<Answer>) {
	const [before, after] = [exampleDataset(), exampleDataset()];
	const answer = after.answers.find((one) => one.body === 'hmt' && one.question === question);
	Object.assign(answer!, changed);
	const { answers } = describeDifference(compareDatasets(before, after), [after, before]);
	expect(answers).toHaveLength(1);
	return answers[0]!;
}

describe('an answer whose words are the same', () => {
	test('is told by what differs of it: its note, its detail, what it rests on', () => {
		const told = describeChanged('permitted', {
			note: 'Read again.',
			detail: 'Private offices',
			evidence: {
				kind: 'letter',
				document: 'Letter of 3 May',
				page: 2,
				quote: 'Apps are permitted.'
			}
		});
		expect(told.after).toBe(told.before);
		expect(told.lines).toMatchObject([
			{ after: 'Private offices' },
			{ label: 'Note on the coding', after: 'Read again.' },
			{
				label: 'Evidence',
				before: expect.stringContaining('Institute for Government') as unknown,
				after: '“Apps are permitted.” Letter of 3 May, page 2'
			}
		]);
	});

	test('is told by its coding where that alone differs', () => {
		const { lines } = describeChanged('permitted', { disposition: 'refused', provisions: ['s31'] });
		expect(lines.map(({ label }) => label)).toEqual([
			'How it was dealt with',
			'Provisions relied on'
		]);
	});

	test('says in a feed what differs', () => {
		const told = describeChanged('permitted', { responded_on: '2022-03-01' });
		expect(changedAnswerWords(told)).toBe(
			'HMT, Permitted: the same words; day of the response: “22 February 2022” → “1 March 2022”'
		);
	});
});

test('an answer whose words changed has no line for what the words say', () => {
	const told = describeChanged('permitted', {
		disposition: 'refused',
		provisions: ['s31'],
		wording: 'Refused under section 31.',
		note: 'Read again.'
	});
	expect(told.lines.map(({ label }) => label)).toEqual(['Note on the coding']);
	expect(changedAnswerWords(told)).toContain(' → Refused under section 31.; note on the coding');
});
