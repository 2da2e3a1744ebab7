import { describe, expect, test } from 'vitest';
import { exampleDataset } from '../../../../tests/support/example';
import { answerKey } from '../answers/answer';
import type { FindingContent } from './assessment';
import {
	countStandings,
	listFindingPlaces,
	readFindingFilter,
	selectPlaces,
	type LatestFinding
} from './finding-list';

const { criteria, bodies, answers } = exampleDataset();
const coded = new Map(answers.map((one) => [answerKey(one.body, one.question), one]));
const met: FindingContent = {
	outcome: 'met',
	reason: null,
	why: 'It says so.',
	source: { kind: 'source', title: 'Guidance', where: 'page 2' }
};
const ofBodies = criteria.find((one) => one.scope === 'body')!;
const finding = (more: Partial<LatestFinding>): LatestFinding => ({
	body: 'hmt',
	criterion: ofBodies.code,
	content: met,
	state: 'submitted',
	submittedAt: new Date('2022-05-01'),
	standing: null,
	...more
});
const list = (findings: LatestFinding[], hidden = new Set<string>(), given = coded) =>
	listFindingPlaces(criteria, bodies, given, findings, hidden);
const looking = criteria.find((one) => one.looks_at && one.scope === 'body')!;
const government = criteria.find((one) => one.scope === 'government')!;

describe('where findings are or could help', () => {
	test('is each test that the rule cannot tell, and no other where there is no finding', () => {
		const { places, unanswered, hidden } = list([]);
		expect(places.length).toBeGreaterThan(200);
		expect(places.every(({ rule }) => rule.outcome === 'cannot_tell')).toBe(true);
		expect(countStandings(places)).toEqual({
			submitted: 0,
			queried: 0,
			open: places.length,
			accepted: 0,
			withdrawn: 0
		});
		expect({ unanswered, hidden }).toEqual({ unanswered: 0, hidden: 0 });
	});

	test('comes in the order in which something needs doing, the first submitted first', () => {
		const later = finding({ body: 'co', submittedAt: new Date('2022-05-02') });
		const { places } = list([
			finding({ body: 'mod', state: 'accepted' }),
			finding({ body: 'dfe', state: 'accepted', content: { withdrawn: true, why: 'No.' } }),
			finding({ body: 'beis', state: 'queried' }),
			later,
			finding({}),
			finding({ body: null, criterion: government.code, submittedAt: new Date('2022-05-03') })
		]);
		expect(places.slice(0, 4).map(({ body, standing }) => [body?.slug, standing])).toEqual([
			['hmt', 'submitted'],
			['co', 'submitted'],
			[undefined, 'submitted'],
			['beis', 'queried']
		]);
		expect(places.slice(-2).map(({ body, standing }) => [body?.slug, standing])).toEqual([
			['mod', 'accepted'],
			['dfe', 'withdrawn']
		]);
		expect(countStandings(places)).toMatchObject({ submitted: 3, queried: 1, accepted: 1 });
	});

	test('has no test whose answer is still to come, but says how many there are', () => {
		const { places, unanswered } = list([], new Set(), new Map());
		expect(unanswered).toBeGreaterThan(0);
		expect(places.some(({ criterion }) => criterion === looking)).toBe(false);
	});

	test('leaves out what looks at an answer that is kept from who reads', () => {
		const key = answerKey('hmt', looking.looks_at!.question);
		const { places, hidden } = list([finding({ criterion: looking.code })], new Set([key]));
		expect(hidden).toBeGreaterThan(0);
		expect(
			places.some((one) => one.body?.slug === 'hmt' && one.criterion.code === looking.code)
		).toBe(false);
	});
});

describe('the filter of findings', () => {
	const there = { criteria: criteria.map(({ code }) => code), bodies: ['hmt'] };
	const read = (query: string) => readFindingFilter(new URLSearchParams(query), there, ['done']);

	test('takes what the address asks for', () => {
		expect(read('done=x&standing=&page=')).toEqual({
			ok: true,
			filter: { standing: null, criterion: null, body: null, page: 1 }
		});
		const { code } = government;
		const reading = read(`standing=open&criterion=${code}&body=government&page=2`);
		if (!reading.ok) throw new Error(reading.problem);
		const { places } = list([]);
		expect(selectPlaces(places, reading.filter)).toMatchObject([
			{ body: null, criterion: { code } }
		]);
		expect(reading.filter.page).toBe(2);
		const ofBody = selectPlaces(places, { standing: null, criterion: null, body: 'hmt' });
		expect(new Set(ofBody.map(({ body }) => body?.slug))).toEqual(new Set(['hmt']));
	});

	test.each([
		'standing=ok',
		'criterion=none',
		'body=unknown',
		'page=0',
		'page=x',
		'colour=red',
		'body=hmt&body=hmt'
	])('says what is wrong with %s', (query) => {
		expect(read(query)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) });
	});
});
