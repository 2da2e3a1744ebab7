import { boolean, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { linkPurposes } from '$lib/domain/access/link';
import { roles as roleNames } from '$lib/domain/access/role';
import { bodies } from './bodies';
import { instant } from './columns';
import { surveys } from './surveys';

/** Whom people work for. One that is a body of the register may not have its own answers accepted by them. */
export const organisations = pgTable('organisations', {
	id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
	name: text('name').notNull().unique(),
	bodyId: integer('body_id').references(() => bodies.id)
});

/** A person who can sign in. One without a password has been invited and has not come in yet. */
export const accounts = pgTable(
	'accounts',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		/** In lower case: addresses that differ in case alone are one. */
		email: text('email').notNull().unique(),
		name: text('name').notNull(),
		organisationId: integer('organisation_id')
			.notNull()
			.references(() => organisations.id),
		isAdministrator: boolean('is_administrator').notNull().default(false),
		/** One of the people of the example, who come in by links that the server prints. */
		isDemonstration: boolean('is_demonstration').notNull().default(false),
		createdAt: instant('created_at').notNull(),
		suspendedAt: instant('suspended_at'),
		/** When they were last here, to some minutes. */
		activeAt: instant('active_at'),
		/** When they were last here in the visit before this one: what changed since is news to them. */
		lastVisitAt: instant('last_visit_at'),
		/** Argon2id, with its parameters and salt. */
		passwordHash: text('password_hash'),
		/** The key of the second factor, sealed with the installation's own key. */
		totpKey: text('totp_key'),
		/** When the first right code showed that the key had been taken over. */
		totpConfirmedAt: instant('totp_confirmed_at'),
		/** The time step of the last code that was accepted: none is accepted twice. */
		totpLastStep: integer('totp_last_step')
	},
	(table) => [index('accounts_organisation').on(table.organisationId)]
);

/** A role of a person on a survey. */
export const roles = pgTable(
	'roles',
	{
		accountId: integer('account_id')
			.notNull()
			.references(() => accounts.id),
		surveyId: integer('survey_id')
			.notNull()
			.references(() => surveys.id),
		role: text('role', { enum: roleNames }).notNull()
	},
	(table) => [
		primaryKey({ columns: [table.accountId, table.surveyId, table.role] }),
		index('roles_survey').on(table.surveyId)
	]
);

/** Somebody signed in on one device. The token itself is in their cookie alone. */
export const sessions = pgTable(
	'sessions',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		accountId: integer('account_id')
			.notNull()
			.references(() => accounts.id),
		/** SHA-256 of the token. */
		tokenHash: text('token_hash').notNull().unique(),
		/** The hash before the last rotation, for requests that were under way during it. */
		priorTokenHash: text('prior_token_hash').unique(),
		rotatedAt: instant('rotated_at'),
		/** Somebody changed what the account may do: the next request gets a new token. */
		mustRotate: boolean('must_rotate').notNull().default(false),
		/** Whether the code of the second factor is still to come. */
		awaitsSecondFactor: boolean('awaits_second_factor').notNull(),
		createdAt: instant('created_at').notNull(),
		lastUsedAt: instant('last_used_at').notNull(),
		expiresAt: instant('expires_at').notNull(),
		/** What the browser said of itself, for the page of one's sessions. */
		device: text('device').notNull()
	},
	(table) => [index('sessions_account').on(table.accountId)]
);

/** A one-time link. Its token was shown once and is not kept. */
export const links = pgTable(
	'links',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		/** SHA-256 of the token. */
		tokenHash: text('token_hash').notNull().unique(),
		purpose: text('purpose', { enum: linkPurposes }).notNull(),
		/** Whose it is; null for the link that makes the first administrator. */
		accountId: integer('account_id').references(() => accounts.id),
		createdBy: text('created_by').notNull(),
		createdAt: instant('created_at').notNull(),
		expiresAt: instant('expires_at').notNull(),
		usedAt: instant('used_at'),
		withdrawnAt: instant('withdrawn_at')
	},
	(table) => [index('links_account').on(table.accountId)]
);

/** Codes that stand in for a lost second factor, each once. */
export const recoveryCodes = pgTable(
	'recovery_codes',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		accountId: integer('account_id')
			.notNull()
			.references(() => accounts.id),
		/** SHA-256 of the code, which is as long as a token. */
		codeHash: text('code_hash').notNull().unique(),
		usedAt: instant('used_at')
	},
	(table) => [index('recovery_codes_account').on(table.accountId)]
);

/**
 * How often something was tried, by a hash of who tried it. The names of the columns are those that
 * rate-limiter-flexible reads and writes.
 */
export const throttles = pgTable('throttles', {
	key: text('key').primaryKey(),
	points: integer('points').notNull(),
	expire: timestamp('expire', { withTimezone: true, precision: 3, mode: 'date' })
});

/** What an administrator decided for the whole installation: one row, with the number 1. */
export const settings = pgTable('settings', {
	id: integer('id').primaryKey(),
	/** Whether those who publish or administer must have a second factor. */
	needsSecondFactor: boolean('needs_second_factor').notNull().default(false)
});
