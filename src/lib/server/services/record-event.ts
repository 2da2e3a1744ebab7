import { actorKey, type Actor } from '$lib/domain/access/actor';
import { firstPreviousHash, linkEvent, type AuditEntry } from '$lib/domain/audit/chain';
import type { Database } from '../db/connect';
import { insertAuditEvent, lockChainHead } from '../queries/audit-events';
import { sha256 } from './sha256';

/** What happened to a record. Identifiers and hashes only, never copies of contents. */
export type Happening = Pick<AuditEntry, 'subject'> &
	Partial<Pick<AuditEntry, 'beforeHash' | 'afterHash' | 'details'>>;

/**
 * Adds an event at the end of the audit chain. Its lock is taken here, last in the transaction, so that
 * it does not hold up the rest.
 */
export async function recordEvent(
	tx: Database,
	actor: Actor,
	action: string,
	{ subject, beforeHash = null, afterHash = null, details = {} }: Happening,
	now: Date
): Promise<void> {
	const head = await lockChainHead(tx);
	const entry: AuditEntry = {
		sequence: (head?.sequence ?? 0) + 1,
		at: now.toISOString(),
		actor: actorKey(actor),
		action,
		subject,
		beforeHash,
		afterHash,
		details
	};
	await insertAuditEvent(tx, linkEvent(entry, head?.hash ?? firstPreviousHash, sha256));
}
