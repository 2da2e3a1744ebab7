import type { Database } from '../db/connect';
import type { FileStore } from '../files/file-store';
import { isFileUsed, lockFile } from '../queries/documents';

/** Removes a file that no letter is any more. */
export async function dropUnusedFile(
	db: Database,
	files: FileStore,
	sha256: string
): Promise<void> {
	await db.transaction(async (tx) => {
		await lockFile(tx, sha256);
		if (!(await isFileUsed(tx, sha256))) await files.remove(sha256);
	});
}
