import type { Database } from '$lib/server/db/connect';

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
		}
		interface Error {
			message: string;
			/** What the reader can do about it. */
			hint?: string;
		}
	}
}

export {};
