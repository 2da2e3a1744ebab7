import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Tombstones: that something frozen was erased, when, by whom and why. Never what it said. */
export const erasures = pgTable('erasures', {
	id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
	at: timestamp('at', { withTimezone: true, precision: 3, mode: 'date' }).notNull(),
	actor: text('actor').notNull(),
	reason: text('reason').notNull()
});
