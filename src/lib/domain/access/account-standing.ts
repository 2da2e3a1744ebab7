import { compareNames } from '../bodies/body';

/** How somebody stands: what a list of people says of them at a glance. */
export type AccountStanding = 'suspended' | 'invited' | 'active';

/** How somebody stands. The people of the example have no password and are active all the same. */
export function accountStanding(person: {
	suspendedAt: Date | null;
	hasPassword: boolean;
	isDemonstration: boolean;
}): AccountStanding {
	if (person.suspendedAt) return 'suspended';
	return person.hasPassword || person.isDemonstration ? 'active' : 'invited';
}

/** What each is called. */
export const accountStandingWords: Record<AccountStanding, string> = {
	suspended: 'Suspended',
	invited: 'Invited, has not come in yet',
	active: 'Active'
};

/** People in alphabetical order of name, as a new array. */
export function sortPeople<T extends { name: string; email: string }>(people: readonly T[]): T[] {
	return [...people].sort((a, b) => compareNames(a.name, b.name) || compareNames(a.email, b.email));
}
