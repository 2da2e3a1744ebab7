import { describe, expect, it } from 'vitest';
import {
	bodyChangeEntrySchema,
	bodyEntrySchema,
	headcountEntrySchema,
	newBodySchema
} from './register-entry';

const body = {
	slug: 'hmt',
	code: 'HMT',
	name: 'HM Treasury',
	kind: 'ministerial_department',
	has_ministers: true,
	govuk_slug: 'hm-treasury'
};
const change = {
	predecessor: 'beis',
	successor: 'dbt',
	kind: 'split',
	on: '2023-02-07',
	what: null,
	confidence: 'high'
};
const headcount = {
	body: 'hmt',
	as_at: '2021-09-30',
	headcount: 2080,
	fte: 2030,
	source: { title: 'Public sector employment', rounding: null }
};

describe('a body as it is entered', () => {
	it('is taken with the spaces around its names left out', () => {
		expect(bodyEntrySchema.parse({ ...body, code: ' HMT ', name: ' HM Treasury' })).toEqual(body);
	});

	it('can lack all but its address and its name', () => {
		const bare = { ...body, code: null, kind: null, has_ministers: null, govuk_slug: null };
		expect(newBodySchema.parse(bare)).toEqual(bare);
	});

	it.each([
		{ name: '  ' },
		{ name: 'x'.repeat(201) },
		{ name: 'HM\u0000Treasury' },
		{ code: '' },
		{ kind: 'Ministerial department' },
		{ govuk_slug: 'https://www.gov.uk/hmt' }
	])('is refused with %j', (wrong) => {
		expect(bodyEntrySchema.safeParse({ ...body, ...wrong }).success).toBe(false);
	});

	it.each(['', 'HMT', 'h m t', '-hmt', 'hmt.csv', 'new', '../hmt', 'x'.repeat(65)])(
		'cannot be new at the address “%s”',
		(slug) => {
			expect(newBodySchema.safeParse({ ...body, slug }).success).toBe(false);
		}
	);
});

describe('the day of a change or a headcount', () => {
	it.each(['2024-02-29', '1782-03-27'])('can be %s', (on) => {
		expect(bodyChangeEntrySchema.safeParse({ ...change, on }).success).toBe(true);
	});

	it.each(['', '2023-02-29', '2023-2-7', '07/02/2023', '0000-01-01', '9999-12-31', '2023-02'])(
		'cannot be “%s”',
		(on) => {
			expect(bodyChangeEntrySchema.safeParse({ ...change, on }).success).toBe(false);
			expect(headcountEntrySchema.safeParse({ ...headcount, as_at: on }).success).toBe(false);
		}
	);
});

describe('a headcount as it is entered', () => {
	it('is taken', () => {
		expect(headcountEntrySchema.parse(headcount)).toEqual(headcount);
	});

	it.each([NaN, 0, -1, 2.5, 10_000_001, null])('cannot be of %s people', (people) => {
		expect(headcountEntrySchema.safeParse({ ...headcount, headcount: people }).success).toBe(false);
	});

	it('names its source', () => {
		const source = { title: ' ', rounding: null };
		expect(headcountEntrySchema.safeParse({ ...headcount, source }).success).toBe(false);
	});
});
