import type { Actor } from '$lib/domain/access/actor';
import type { SecretBox } from '$lib/server/auth/secret-box';
import type { Throttle } from '$lib/server/auth/throttle';
import type { Database } from '$lib/server/db/connect';
import type { FileStore } from '$lib/server/files/file-store';

declare global {
	namespace App {
		interface Locals {
			db: Database;
			/** The instant this request is answered for. Nothing below reads the clock. */
			now: Date;
			/** Where readers report an error: an email address or an https address. */
			contact: string;
			/** The address of this installation, without a slash at the end. */
			origin: string;
			/** Names this request in the logs and on an error page. */
			requestId: string;
			/**
			 * Whoever asks. On public pages always a visitor: they are the same for everybody, and nobody's
			 * cookie is looked at.
			 */
			actor: Actor;
			/** Keeps strangers from trying without end. */
			throttle: Throttle;
			/** Whole seconds until it is worth trying again, where there were too many tries. */
			retryAfter?: number;
			/** Seals the keys of second factors. */
			box: SecretBox;
			/** The files of letters. */
			files: FileStore;
			/** Whose account it is, for the head of the page. */
			person: { name: string; email: string } | null;
		}
		interface Error {
			message: string;
			/** What the reader can do about it. */
			hint?: string;
		}
	}
}

export {};
