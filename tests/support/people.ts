/** One person of every sort, for tests of who may do what. */
import type { AccountActor, Actor } from '$lib/domain/access/actor';
import { visitor } from '$lib/domain/access/actor';
import type { Role } from '$lib/domain/access/role';
import { setUpSurvey } from '$lib/domain/surveys/set-up';
import { hashPassword } from '$lib/server/auth/passwords';
import type { Database } from '$lib/server/db/connect';
import { findAccount, insertAccount } from '$lib/server/queries/accounts';
import { enterOrganisation } from '$lib/server/queries/organisations';
import { listRoles, replaceRoles } from '$lib/server/queries/roles';
import { createSurvey } from '$lib/server/services/create-survey';
import { openSession } from '$lib/server/services/open-session';
import { exampleSlug } from '$lib/server/services/load-example';
import { findSurvey } from '$lib/server/queries/surveys';

/** A survey on which nobody of the example's works. */
export const otherSurvey = 'another';

/** People by what they hold: on the example, on another survey, or on none. */
export const sorts = [
	'visitor',
	'nobody',
	'researcher',
	'reviewer',
	'publisher',
	'elsewhere',
	'administrator'
] as const;
export type Sort = (typeof sorts)[number];

/** Everybody's. */
export const password = 'four words of nobody';

export const addressOf = (sort: Sort) => `${sort}@test.example`;

const held: Record<Exclude<Sort, 'visitor'>, Role[]> = {
	nobody: [],
	researcher: ['researcher'],
	reviewer: ['reviewer'],
	publisher: ['publisher'],
	elsewhere: ['researcher', 'reviewer', 'publisher'],
	administrator: []
};

/** Makes the people and the other survey. */
export async function createPeople(db: Database, now: Date): Promise<Record<Sort, Actor>> {
	const { surveyId: otherId } = await createSurvey(
		db,
		{ kind: 'system', name: 'importer' },
		setUpSurvey(
			{
				survey: { slug: otherSurvey, title: 'Another', summary: 'Something else.' },
				wave: { slug: 'first', title: 'First', law: 'FOIA 2000', as_at: '2022-03', note: null },
				asked: ['hmt', 'co']
			},
			null
		),
		now
	);
	const example = await findSurvey(db, exampleSlug);
	if (!example) throw new Error('These people work on the example, which is not there.');
	const passwordHash = await hashPassword(password);
	const organisationId = await enterOrganisation(db, 'Test Institute');
	const people: Partial<Record<Sort, Actor>> = { visitor };
	for (const sort of sorts) {
		if (sort === 'visitor') continue;
		const accountId = await insertAccount(db, {
			email: addressOf(sort),
			name: `The ${sort}`,
			organisationId,
			isAdministrator: sort === 'administrator',
			createdAt: now,
			passwordHash
		});
		const surveyId = sort === 'elsewhere' ? otherId : example.id;
		await replaceRoles(
			db,
			accountId,
			held[sort].map((role) => ({ surveyId, role }))
		);
		people[sort] = await actAs(db, accountId);
	}
	return people as Record<Sort, Actor>;
}

/** Somebody signed in to an account, with what it holds now. */
export async function actAs(
	db: Database,
	accountId: number,
	more: Partial<AccountActor> = {}
): Promise<AccountActor> {
	const account = await findAccount(db, accountId);
	if (!account) throw new Error(`There is no account ${accountId}.`);
	const roles = await listRoles(db, accountId);
	return {
		kind: 'account',
		id: accountId,
		sessionId: 0,
		isAdministrator: account.isAdministrator,
		roles: roles.map(({ surveyId, role }) => ({ surveyId, role })),
		body: null,
		awaits: null,
		...more
	};
}

/** A session of an account, as its cookie has it. */
export async function signInDirectly(db: Database, accountId: number, now: Date): Promise<string> {
	const account = { id: accountId, totpConfirmedAt: null };
	return (await openSession(db, account, { device: 'Test' }, now)).token;
}
