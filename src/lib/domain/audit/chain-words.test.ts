import { describe, expect, it } from 'vitest';
import type { AuditEvent } from './chain';
import { chainBreakWords } from './chain-words';

const event: AuditEvent = {
	sequence: 1206,
	at: '2022-03-31T09:00:05.000Z',
	actor: 'account:12',
	action: 'submit_answer',
	subject: { kind: 'answer', key: '2021-22 hmt permitted' },
	beforeHash: null,
	afterHash: null,
	details: {},
	previousHash: '',
	hash: ''
};
const names = new Map([['account:12', { name: 'Ada King', organisation: 'An institute' }]]);

const found =
	'event 1,206, 31 March 2022, 10:00:05 BST, Ada King (account:12): ' +
	'Submitted an answer, answer 2021-22 hmt permitted';

describe('a break of the chain in words', () => {
	it.each([
		['altered', 1206, `event 1,206 is not as it was recorded: ${found}`],
		['wrong_previous', 1206, `event 1,206 was not made to follow the event before it: ${found}`],
		['out_of_sequence', 1205, `event 1,205 is missing or out of its place; the next is ${found}`],
		['not_as_noted', 1206, `event 1,206 is not the event that was noted: ${found}`]
	] as const)('names the event that is %s', (why, sequence, words) => {
		expect(chainBreakWords({ sequence, why, event }, names)).toBe(words);
	});

	it('says that the end is missing', () => {
		expect(chainBreakWords({ sequence: 7, why: 'cut_short', event: null }, names)).toBe(
			'event 7 is missing: the trail ends before the event that was noted'
		);
	});

	it('holds out where somebody made no time of the time', () => {
		const endless = { ...event, at: 'infinity' };
		expect(chainBreakWords({ sequence: 1206, why: 'altered', event: endless }, names)).toContain(
			'event 1,206, infinity, Ada King'
		);
	});

	it('names the actor by their key alone where nobody has it', () => {
		expect(chainBreakWords({ sequence: 1206, why: 'altered', event }, new Map())).toContain(
			'BST, account:12: Submitted'
		);
	});
});
