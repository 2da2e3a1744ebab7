import { randomBytes } from 'node:crypto';
import { hashFrozen } from '$lib/domain/editions/contents';
import type { Frozen } from '../queries/frozen';
import { sha256 } from './sha256';

/** Content ready for a frozen row: with a salt of its own, and the hash over both. */
export function freeze<T>(content: T): Frozen<T> {
	const salt = randomBytes(16).toString('hex');
	return { content, salt, contentHash: hashFrozen(content, salt, sha256) };
}
