import type { Database } from '../db/connect';
import type { FileStore } from '../files/file-store';
import { isFileUsed, lockFile } from '../queries/documents';
import { isFilePublished } from '../queries/public-letters';

/** Removes a file that no letter is any more, and that no edition has published. */
export async function dropUnusedFile(
	db: Database,
	files: FileStore,
	sha256: string
): Promise<void> {
	await db.transaction(async (tx) => {
		await lockFile(tx, sha256);
		if (await isFileUsed(tx, sha256)) return;
		// What an edition has published stays readable with it, until it is erased.
		if (await isFilePublished(tx, sha256)) return;
		await files.remove(sha256);
	});
}
