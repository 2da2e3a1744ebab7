import { bigint, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns';

/**
 * Who did what, when, to which record. Identifiers and hashes, never copies of contents. Each row
 * carries a hash over itself and the hash before it.
 */
export const auditEvents = pgTable(
	'audit_events',
	{
		sequence: bigint('sequence', { mode: 'number' }).primaryKey(),
		at: instant('at').notNull(),
		actor: text('actor').notNull(),
		action: text('action').notNull(),
		subjectKind: text('subject_kind').notNull(),
		subjectKey: text('subject_key').notNull(),
		beforeHash: text('before_hash'),
		afterHash: text('after_hash'),
		details: jsonb('details').$type<Record<string, unknown>>().notNull(),
		previousHash: text('previous_hash').notNull(),
		hash: text('hash').notNull()
	},
	(table) => [
		index('audit_events_actor').on(table.actor),
		index('audit_events_subject').on(table.subjectKind, table.subjectKey),
		index('audit_events_action').on(table.action),
		index('audit_events_at').on(table.at)
	]
);
