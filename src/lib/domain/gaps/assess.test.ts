import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleDataset, exampleFiles } from '../../../../tests/support/example';
import { dispositions } from '../answers/disposition';
import type { Body } from '../bodies/body';
import type { Criterion, Finding } from './assessment';
import { applyRule, assess } from './assess';

const body: Body = {
	slug: 'dfx',
	code: 'DfX',
	name: 'Department for Examples',
	kind: 'ministerial_department',
	has_ministers: true,
	govuk_slug: null
};
const criterion: Criterion = {
	code: '3.1',
	recommendation: 'R3',
	core: true,
	scope: 'body',
	title: 'List of messages that must be kept',
	test: 'Does guidance list the types of message to record?',
	addressed_to: ['departments'],
	looks_at: { question: 'guidance', item: 'records' },
	rule: [
		{ if: { body: 'has_ministers', is: false }, then: 'not_applicable', because: 'no ministers' },
		{ if: { question: 'guidance', item: 'records', is: 'none_specific' }, then: 'not_met' }
	]
};
const answering =
	(disposition: (typeof dispositions)[number], value: Record<string, string> | null) => () => ({
		disposition,
		value
	});

describe('a rule', () => {
	it('is decided by the first clause that holds, with its reason', () => {
		const find = answering('answered', { records: 'none_specific' });
		expect(applyRule(criterion, { ...body, has_ministers: false }, find)).toEqual({
			outcome: 'not_applicable',
			reason: null,
			because: 'no ministers'
		});
		expect(applyRule(criterion, body, find).outcome).toBe('not_met');
	});

	it.each([
		['refused', null, 'withheld'],
		['partly_withheld', { overall: 'yes' }, 'withheld'],
		['awaiting', null, 'awaiting'],
		['not_asked', null, 'not_asked'],
		['not_held', null, 'not_stated'],
		['not_applicable', null, 'not_stated'],
		['answered', { records: 'yes' }, 'text_not_seen'],
		['answered', { records: 'general' }, 'text_not_seen'],
		['answered', { overall: 'yes' }, 'text_not_seen'],
		['answered', { records: 'no' }, 'not_stated'],
		['answered', { overall: 'general' }, 'not_stated']
	] as const)('cannot tell where the answer is %s %o: %s', (disposition, value, reason) => {
		expect(applyRule(criterion, body, answering(disposition, value))).toEqual({
			outcome: 'cannot_tell',
			reason,
			because: null
		});
	});

	it('cannot tell what nobody was asked about, and never fails it', () => {
		fc.assert(
			fc.property(fc.constantFrom(...dispositions), (disposition) => {
				const unasked = { ...criterion, looks_at: null, rule: [] };
				expect(applyRule(unasked, body, answering(disposition, null))).toMatchObject({
					outcome: 'cannot_tell',
					reason: 'not_asked'
				});
			})
		);
	});
});

describe('a finding', () => {
	it('stands over the rule, and both are kept', () => {
		const finding: Finding = {
			wave: 'w',
			body: 'dfx',
			criterion: '3.1',
			outcome: 'met',
			reason: null,
			why: 'It lists the kinds of message to record.',
			source: { kind: 'source', title: 'A report', where: 'page 3' }
		};
		const found = assess('w', criterion, body, answering('refused', null), finding);
		expect(found).toMatchObject({ outcome: 'met', basis: 'finding', why: finding.why });
		expect(found.rule).toEqual({ outcome: 'cannot_tell', reason: 'withheld', because: null });
	});
});

describe('the example', () => {
	const { assessments } = exampleDataset();
	const { total, government, ...counts } = exampleFiles.recommendations.checks;

	it('has 19 criteria for each of 16 departments and 2 for government', () => {
		expect(assessments.filter((one) => one.body !== null)).toHaveLength(total);
		expect(assessments.filter((one) => one.body === null)).toHaveLength(government);
	});

	it.each(Object.entries(counts))('has %s %i times', (key, count) => {
		const [outcome, reason = null] = key.split(':');
		const found = assessments.filter(
			(one) => one.body !== null && one.outcome === outcome && one.reason === reason
		);
		expect(found).toHaveLength(count);
	});
});
