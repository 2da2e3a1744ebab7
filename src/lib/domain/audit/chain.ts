import { canonicalJson } from './canonical-json';

/** The hash of a text's UTF-8 bytes by SHA-256, in hexadecimal. */
export type Sha256 = (text: string) => string;

/** What an audit event says. It holds identifiers and hashes, never copies of contents. */
export interface AuditEntry {
	/** 1 for the first event of an installation, and one more for each after it. */
	sequence: number;
	/** The instant, as Date.toISOString writes it. */
	at: string;
	/** Who did it: the account's or the system actor's identifier. */
	actor: string;
	/** What was done: the name of the command. */
	action: string;
	/** The record it was done to. */
	subject: { kind: string; key: string };
	/** The record's hash before, or null where there was none. */
	beforeHash: string | null;
	/** The record's hash after, or null where there is none. */
	afterHash: string | null;
	details: Record<string, unknown>;
}

/** An entry in its place in the chain. */
export interface AuditEvent extends AuditEntry {
	/** The hash of the event before it; of the first, `firstPreviousHash`. */
	previousHash: string;
	/** The hash over the rest of the event, `previousHash` included. */
	hash: string;
}

/** What stands in the first event for the hash of the one before. */
export const firstPreviousHash = '0'.repeat(64);

/** The fields are named one by one: a row read from a table may have others of its own. */
function hashEvent(event: Omit<AuditEvent, 'hash'>, sha256: Sha256): string {
	const { sequence, at, actor, action, subject, beforeHash, afterHash, details, previousHash } =
		event;
	const { kind, key } = subject;
	return sha256(
		canonicalJson({
			sequence,
			at,
			actor,
			action,
			subject: { kind, key },
			beforeHash,
			afterHash,
			details,
			previousHash
		})
	);
}

/**
 * Puts an entry in its place after the event of that hash (`firstPreviousHash` for the first).
 * @throws RangeError where `at` is not as Date.toISOString writes it: another form of the same instant
 * would come back from the database differently and break the chain. TypeError where `details` holds
 * what JSON has no form for.
 */
export function linkEvent(entry: AuditEntry, previousHash: string, sha256: Sha256): AuditEvent {
	const instant = new Date(entry.at);
	if (Number.isNaN(instant.getTime()) || instant.toISOString() !== entry.at) {
		throw new RangeError(`"${entry.at}" is not an instant as Date.toISOString writes it.`);
	}
	const event = { ...entry, previousHash };
	return { ...event, hash: hashEvent(event, sha256) };
}

/** The last event of a chain as noted elsewhere. */
export interface ChainHead {
	sequence: number;
	hash: string;
}

/** The first place at which a chain fails. */
export interface ChainBreak {
	/** The place in the chain, from 1. */
	sequence: number;
	/**
	 * - `out_of_sequence`: the event at this place has another number: one is missing, moved or
	 *   repeated.
	 * - `wrong_previous`: it was not made to follow the event before it.
	 * - `altered`: its contents do not have the hash it carries.
	 * - `not_as_noted`: it is sound in itself, and is not the event that was noted elsewhere.
	 * - `cut_short`: the chain ends before the event noted as its last.
	 */
	why: 'out_of_sequence' | 'wrong_previous' | 'altered' | 'not_as_noted' | 'cut_short';
	/** The event that was found there, as it now says of itself; null where the chain ends before. */
	event: AuditEvent | null;
}

export type ChainResult =
	{ ok: true; count: number; head: ChainHead | null } | ({ ok: false } & ChainBreak);

/** Whether the event has the hash it carries; contents that cannot be hashed are not what was hashed. */
function hasItsHash(event: AuditEvent, sha256: Sha256): boolean {
	try {
		return hashEvent(event, sha256) === event.hash;
	} catch {
		return false;
	}
}

/** A check of a chain that is under way: it remembers the last event alone, however long the chain. */
export interface ChainCheck {
	/** Takes the events that follow those taken before. After the first break it looks no further. */
	take(events: Iterable<AuditEvent>): void;
	/** What was found, once every event has been taken. */
	conclude(): ChainResult;
}

/**
 * Begins to check a chain from its first event, to be given in batches.
 *
 * A chain alone cannot show that its last events were cut off, or that all of it was made anew: give the
 * head noted at an earlier check, and that event must still be in its place.
 */
export function startChainCheck(sha256: Sha256, noted: ChainHead | null = null): ChainCheck {
	let head: ChainHead | null = null;
	let broken: ChainBreak | null = null;

	const findBreak = (event: AuditEvent, sequence: number): ChainBreak['why'] | null => {
		if (event.sequence !== sequence) return 'out_of_sequence';
		if (event.previousHash !== (head?.hash ?? firstPreviousHash)) return 'wrong_previous';
		if (!hasItsHash(event, sha256)) return 'altered';
		if (noted?.sequence === sequence && noted.hash !== event.hash) return 'not_as_noted';
		return null;
	};

	return {
		take(events) {
			if (broken) return;
			for (const event of events) {
				const sequence: number = (head?.sequence ?? 0) + 1;
				const why = findBreak(event, sequence);
				if (why) {
					broken = { sequence, why, event };
					return;
				}
				head = { sequence, hash: event.hash };
			}
		},
		conclude() {
			if (broken) return { ok: false, ...broken };
			const count = head?.sequence ?? 0;
			if (noted && count < noted.sequence) {
				return { ok: false, sequence: count + 1, why: 'cut_short', event: null };
			}
			return { ok: true, count, head };
		}
	};
}

/**
 * Checks a whole chain at once, as `startChainCheck` does in batches.
 * @param events in the order of their sequence.
 */
export function verifyChain(
	events: Iterable<AuditEvent>,
	sha256: Sha256,
	noted: ChainHead | null = null
): ChainResult {
	const check = startChainCheck(sha256, noted);
	check.take(events);
	return check.conclude();
}
