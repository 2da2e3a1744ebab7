import { describe, expect, it } from 'vitest';
import type { Body, BodyChange } from './body';
import { shortNameHolder } from './short-name-holder';

const body = (slug: string, code: string | null, name: string): Body => ({
	slug,
	code,
	name,
	kind: null,
	has_ministers: null,
	govuk_slug: null
});
const hmt = body('hmt', 'HMT', 'HM Treasury');
const old = body('dcms-2017', 'DCMS', 'Department for Digital, Culture, Media and Sport');
const health = body('dh', null, 'Department of Health');
const bodies = [hmt, old, health];
const changes: BodyChange[] = [
	{
		predecessor: 'dcms-2017',
		successor: 'dcms-2023',
		kind: 'renamed',
		on: '2023-02-07',
		what: null,
		confidence: 'high'
	}
];
const holder = (one: Body, onDay = '2024-01-01') =>
	shortNameHolder(one, bodies, changes, onDay)?.slug ?? null;

describe('the short name of a body', () => {
	it('is held by another that exists, whatever the case', () => {
		expect(holder(body('treasury', 'hmt', 'The Treasury'))).toBe('hmt');
	});

	it('is the name of a body that has no other', () => {
		expect(holder(body('health', null, 'department of health'))).toBe('dh');
	});

	it('is free once the body that had it has ended', () => {
		const successor = body('dcms-2023', 'DCMS', 'Department for Culture, Media and Sport');
		expect(holder(successor)).toBeNull();
		expect(holder(body('other', 'DCMS', 'Another'), '2023-02-06')).toBe('dcms-2017');
	});

	it('is kept by a body that has ended', () => {
		const successor = body('dcms-2023', 'DCMS', 'Department for Culture, Media and Sport');
		expect(shortNameHolder(old, [...bodies, successor], changes, '2024-01-01')).toBeNull();
	});

	it('is a body’s own', () => {
		expect(holder(hmt)).toBeNull();
	});
});
