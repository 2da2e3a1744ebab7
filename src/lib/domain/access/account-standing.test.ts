import { describe, expect, it } from 'vitest';
import { sortPeople, accountStanding } from './account-standing';

const person = { suspendedAt: null, hasPassword: true, isDemonstration: false };

describe('how somebody stands', () => {
	it('is invited until they have chosen a password', () => {
		expect(accountStanding({ ...person, hasPassword: false })).toBe('invited');
		expect(accountStanding(person)).toBe('active');
	});

	it('is active for people of the example, who have no password', () => {
		expect(accountStanding({ ...person, hasPassword: false, isDemonstration: true })).toBe(
			'active'
		);
	});

	it('is suspended whatever else they are', () => {
		for (const hasPassword of [true, false]) {
			for (const isDemonstration of [true, false]) {
				const suspended = { suspendedAt: new Date(0), hasPassword, isDemonstration };
				expect(accountStanding(suspended)).toBe('suspended');
			}
		}
	});
});

describe('people', () => {
	const named = (name: string, email = 'a@example.org') => ({ name, email });

	it('come in alphabetical order, accents and capitals aside', () => {
		const sorted = sortPeople([named('zoë'), named('Émile'), named('Edith'), named('ann')]);
		expect(sorted.map(({ name }) => name)).toEqual(['ann', 'Edith', 'Émile', 'zoë']);
	});

	it('of one name come in the order of their addresses', () => {
		const sorted = sortPeople([named('Ann', 'b@example.org'), named('Ann', 'a@example.org')]);
		expect(sorted.map(({ email }) => email)).toEqual(['a@example.org', 'b@example.org']);
	});

	it('are left as they were', () => {
		const people = Object.freeze([named('b'), named('a')]);
		expect(sortPeople(people)).toHaveLength(2);
		expect(people[0]!.name).toBe('b');
	});
});
