import { canonicalJson } from '$lib/domain/audit/canonical-json';
import { RefusedError } from './perform';
import { sha256 } from './sha256';

/** A fingerprint of a record as it is shown in a form, which the form carries and a command compares. */
export function fingerprintOf(record: unknown): string {
	return sha256(canonicalJson(record));
}

/**
 * Refuses to overwrite what somebody else changed after a form was opened. The caller holds the lock on
 * the record.
 * @param shown the fingerprint that the form carried
 * @param words what to say where the form shows nothing typed to come back to
 * @throws RefusedError `changed_meanwhile`
 */
export function refuseUnlessAsShown(
	shown: string,
	record: unknown,
	words = 'Somebody else changed this after you opened it. Nothing you typed is lost: it is below, with what is stored now beside it. Check it and save again.'
): void {
	if (shown === fingerprintOf(record)) return;
	throw new RefusedError('changed_meanwhile', words);
}
