import { isNull, sql } from 'drizzle-orm';
import {
	check,
	date,
	index,
	integer,
	pgTable,
	text,
	unique,
	uniqueIndex,
	type AnyPgColumn
} from 'drizzle-orm/pg-core';
import { requestChannels } from '$lib/domain/requests/request-details';
import { requestEventKinds } from '$lib/domain/requests/request-event';
import { accounts } from './accounts';
import { bodies } from './bodies';
import { instant } from './columns';
import { erasures } from './erasures';
import { waves } from './surveys';

/** One request, to one body, in one wave. One that was transferred or refined is followed by another. */
export const requests = pgTable(
	'requests',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		waveId: integer('wave_id')
			.notNull()
			.references(() => waves.id),
		bodyId: integer('body_id')
			.notNull()
			.references(() => bodies.id),
		/** What the body calls it. */
		reference: text('reference'),
		channel: text('channel', { enum: requestChannels }),
		/** An office or a job, never a name. */
		contact: text('contact'),
		/** The letter where somebody edited it; null where it is generated. */
		text: text('text'),
		followsId: integer('follows_id').references((): AnyPgColumn => requests.id),
		createdAt: instant('created_at').notNull()
	},
	(table) => [
		uniqueIndex('requests_first').on(table.waveId, table.bodyId).where(isNull(table.followsId)),
		index('requests_wave').on(table.waveId),
		index('requests_body').on(table.bodyId),
		unique('requests_follower').on(table.followsId, table.bodyId)
	]
);

/** What happened to a request. Never changed: one recorded by mistake is struck out, and stays. */
export const requestEvents = pgTable(
	'request_events',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		requestId: integer('request_id')
			.notNull()
			.references(() => requests.id),
		kind: text('kind', { enum: requestEventKinds }).notNull(),
		/** The calendar day in Europe/London. */
		on: date('on').notNull(),
		/** Of an extension, the day that the body gives. */
		until: date('until'),
		note: text('note'),
		recordedAt: instant('recorded_at').notNull(),
		recordedBy: text('recorded_by').notNull(),
		struckAt: instant('struck_at'),
		struckBy: text('struck_by'),
		/** Where its note was erased. */
		erasureId: integer('erasure_id').references(() => erasures.id)
	},
	(table) => [
		index('request_events_request').on(table.requestId),
		check(
			'request_events_struck_whole',
			sql`(${table.struckAt} IS NULL) = (${table.struckBy} IS NULL)`
		)
	]
);

/** The address at which somebody's calendar reads the due days of a wave. Its token was shown once. */
export const calendarFeeds = pgTable(
	'calendar_feeds',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		waveId: integer('wave_id')
			.notNull()
			.references(() => waves.id),
		accountId: integer('account_id')
			.notNull()
			.references(() => accounts.id),
		/** SHA-256 of the token. */
		tokenHash: text('token_hash').notNull().unique(),
		createdAt: instant('created_at').notNull(),
		endedAt: instant('ended_at')
	},
	(table) => [
		uniqueIndex('calendar_feeds_running')
			.on(table.accountId, table.waveId)
			.where(isNull(table.endedAt)),
		index('calendar_feeds_account').on(table.accountId),
		index('calendar_feeds_wave').on(table.waveId)
	]
);
