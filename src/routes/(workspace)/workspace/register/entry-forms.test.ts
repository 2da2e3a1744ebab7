import { describe, expect, it } from 'vitest';
import { bodyForm, changeForm, headcountForm, readBody } from './entry-forms';

const body = { name: 'HM Treasury', shortName: '', kind: '', hasMinisters: '', govukSlug: '' };
const headcount = {
	asAt: '2021-09-30',
	headcount: '2,080',
	fte: '2 030',
	source: 'Public sector employment',
	rounding: ''
};

describe('a form of the register', () => {
	it('reads an empty field as nothing recorded', () => {
		expect(readBody('hmt', bodyForm.parse(body))).toEqual({
			slug: 'hmt',
			code: null,
			name: 'HM Treasury',
			kind: null,
			has_ministers: null,
			govuk_slug: null
		});
	});

	it('takes the whole address of a page on GOV.UK', () => {
		const govukSlug = 'https://www.gov.uk/government/organisations/hm-treasury/';
		expect(bodyForm.parse({ ...body, govukSlug }).govukSlug).toBe('hm-treasury');
	});

	it('reads figures as people write them', () => {
		expect(headcountForm.parse(headcount)).toMatchObject({ headcount: 2080, fte: 2030 });
	});

	it.each(['', 'many', '-5', '2.5', '0', '1e3', '0x10'])('takes no “%s” for a figure', (fte) => {
		const { error } = headcountForm.safeParse({ ...headcount, fte });
		expect(error?.issues[0]?.message).toMatch(/^Give the number of full-time equivalent staff/);
	});

	it('says of each field that was left out what it lacks', () => {
		const empty = { side: '', other: '', on: '', what: '', confidence: 'high' };
		const { error } = changeForm.safeParse(empty);
		expect(error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([
			['side', 'Choose what happened.'],
			['on', 'Give the day on which it happened as a date, such as 2023-02-07.']
		]);
	});
});
