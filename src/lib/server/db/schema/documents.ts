import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	index,
	integer,
	pgTable,
	text,
	type AnyPgColumn
} from 'drizzle-orm/pg-core';
import { documentTypes } from '$lib/domain/evidence/document-type';
import { responses } from './answers';
import { instant } from './columns';
import { erasures } from './erasures';
import { requests } from './requests';

/**
 * A letter or another file that belongs to a request. What is in it is kept outside the database, under
 * its hash. It is private until somebody has checked it and marked it public.
 */
export const documents = pgTable(
	'documents',
	{
		id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
		requestId: integer('request_id')
			.notNull()
			.references(() => requests.id),
		/** The response it is part of; null for other correspondence. */
		responseId: integer('response_id').references(() => responses.id),
		/** SHA-256 of the file, in hexadecimal; null once it is erased. */
		sha256: text('sha256'),
		/** What it was called where it came from; null once it is erased. */
		name: text('name'),
		/** What it is, told by its content. */
		type: text('type', { enum: documentTypes }).notNull(),
		bytes: integer('bytes').notNull(),
		uploadedAt: instant('uploaded_at').notNull(),
		uploadedBy: text('uploaded_by').notNull(),
		/** The letter that this redacted copy can stand in for. */
		redactsId: integer('redacts_id')
			.unique()
			.references((): AnyPgColumn => documents.id),
		/** Under what it may be published: "Open Government Licence v3.0". */
		licence: text('licence'),
		/** When it was checked for personal data and other people's copyright, and by whom. */
		checkedAt: instant('checked_at'),
		checkedBy: text('checked_by'),
		isPublic: boolean('is_public').notNull().default(false),
		erasureId: integer('erasure_id').references(() => erasures.id)
	},
	(table) => [
		index('documents_request').on(table.requestId),
		index('documents_response').on(table.responseId),
		index('documents_sha256').on(table.sha256),
		check(
			'documents_checked_whole',
			sql`(${table.checkedAt} IS NULL) = (${table.checkedBy} IS NULL)`
		),
		check(
			'documents_public_when_checked',
			sql`NOT ${table.isPublic} OR (${table.checkedAt} IS NOT NULL AND ${table.licence} IS NOT NULL)`
		),
		check(
			'documents_erased_whole',
			sql`(${table.sha256} IS NULL) = (${table.erasureId} IS NOT NULL) AND (${table.name} IS NULL) = (${table.erasureId} IS NOT NULL)`
		)
	]
);
