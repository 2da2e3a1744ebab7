import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Headcount } from '../bodies/body';
import type { Counts } from '../questions/question';
import { staffShare } from './staff-share';

const question: Counts = {
	code: 'installed',
	kind: 'counts',
	title: 'How many people',
	prompt: 'How many people have an app?',
	unit: 'people',
	groups: [
		{ code: 'ministers', label: 'Ministers', one: 'minister', many: 'ministers' },
		{ code: 'junior', label: 'Junior', one: 'junior official', many: 'junior officials' },
		{ code: 'senior', label: 'Senior', one: 'senior official', many: 'senior officials' }
	]
};
const headcount: Headcount = {
	body: 'hmt',
	as_at: '2021-09-30',
	headcount: 2080,
	fte: 2030,
	source: { title: 'Public sector employment', rounding: null }
};
const answered = (value: Record<string, string | number>) =>
	({ disposition: 'answered', value }) as const;

describe('a share of staff', () => {
	it('is the groups asked for over full-time-equivalent staff', () => {
		expect(staffShare(question, ['junior'], answered({ junior: 629 }), headcount)).toEqual({
			known: true,
			numerator: 629,
			denominator: 2030,
			percent: (629 / 2030) * 100,
			counted: 'groups',
			atLeast: false
		});
	});

	it('takes the total of all groups where they are not told apart, and says so', () => {
		const value = { ministers: 'in_total', junior: 'in_total', senior: 'in_total', total: 1704 };
		expect(staffShare(question, ['junior'], answered(value), headcount)).toMatchObject({
			numerator: 1704,
			counted: 'all_groups',
			atLeast: false
		});
	});

	it('is "at least" where part of the numerator is withheld', () => {
		const value = { junior: 10, senior: 'withheld', total: 500 };
		expect(staffShare(question, ['junior', 'senior'], answered(value), headcount)).toMatchObject({
			numerator: 10,
			counted: 'groups',
			atLeast: true
		});
	});

	it('has a reason and no number where the groups asked for are not stated', () => {
		const value = { ministers: 0, senior: 0 };
		expect(staffShare(question, ['junior'], answered(value), headcount)).toEqual({
			known: false,
			reason: 'not_stated'
		});
	});

	it('has no number without a headcount to set it against', () => {
		expect(staffShare(question, ['junior'], answered({ junior: 5 }), null)).toEqual({
			known: false,
			reason: 'no_headcount'
		});
	});

	it('never has a number where the question was not answered', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(
					'refused',
					'not_held',
					'not_applicable',
					'not_stated',
					'awaiting',
					'not_asked'
				),
				(disposition) => {
					const share = staffShare(question, ['junior'], { disposition, value: null }, headcount);
					expect(share).toEqual({ known: false, reason: disposition });
				}
			)
		);
	});
});
