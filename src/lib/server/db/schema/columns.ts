import { integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core';
import { erasures } from './erasures';

/** An instant, to the millisecond, so that what is hashed is what is read back. */
export const instant = (name: string) =>
	timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/**
 * Content that is frozen but can be erased: the hash is over the content and its salt, the salt goes
 * with the content, and so neither can be guessed back from the hash. Both are null once erased.
 */
export const frozenContent = <T>() => ({
	content: jsonb('content').$type<T>(),
	salt: text('salt'),
	contentHash: text('content_hash').notNull(),
	erasureId: integer('erasure_id').references(() => erasures.id)
});
