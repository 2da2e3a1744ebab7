import { randomBytes } from 'node:crypto';
import { canonicalJson } from '$lib/domain/audit/canonical-json';
import { hashFrozenText } from '$lib/domain/editions/contents';
import type { Frozen } from '../queries/frozen';
import { sha256 } from './sha256';

/** Content ready for a frozen row: with a salt of its own, and the hash over both. */
export function freeze<T>(content: T): Frozen<T> {
	return freezeText(content, canonicalJson(content));
}

/** The same, given the content as canonical JSON too. */
export function freezeText<T>(content: T, text: string): Frozen<T> {
	const salt = randomBytes(16).toString('hex');
	return { content, salt, contentHash: hashFrozenText(text, salt, sha256) };
}
