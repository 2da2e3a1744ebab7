import { sql } from 'drizzle-orm';
import { boolean, check, date, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { changeKinds, confidences } from '$lib/domain/bodies/body';

export const bodies = pgTable('bodies', {
	id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
	slug: text('slug').notNull().unique(),
	code: text('code'),
	name: text('name').notNull(),
	kind: text('kind'),
	hasMinisters: boolean('has_ministers'),
	govukSlug: text('govuk_slug')
});

/** Many to many: a body can have several predecessors and several successors. */
export const bodyChanges = pgTable(
	'body_changes',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		predecessorId: integer('predecessor_id').references(() => bodies.id),
		successorId: integer('successor_id').references(() => bodies.id),
		kind: text('kind', { enum: changeKinds }).notNull(),
		on: date('on').notNull(),
		what: text('what'),
		confidence: text('confidence', { enum: confidences }).notNull()
	},
	(table) => [
		check(
			'body_changes_names_a_body',
			sql`num_nonnulls(${table.predecessorId}, ${table.successorId}) > 0`
		)
	]
);

export const headcounts = pgTable(
	'headcounts',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		bodyId: integer('body_id')
			.notNull()
			.references(() => bodies.id),
		asAt: date('as_at').notNull(),
		headcount: integer('headcount').notNull(),
		fte: integer('fte').notNull(),
		sourceTitle: text('source_title').notNull(),
		sourceRounding: text('source_rounding')
	},
	(table) => [unique('headcounts_body_day').on(table.bodyId, table.asAt)]
);
