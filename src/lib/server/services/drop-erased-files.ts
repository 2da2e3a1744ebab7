import type { Database } from '../db/connect';
import type { FileStore } from '../files/file-store';
import { listErasedFiles } from '../queries/erased-letters';
import { dropUnusedFile } from './drop-unused-file';

/**
 * Removes the files of letters that were erased and are there still: a server that was killed right after
 * an erasure has left them behind.
 */
export async function dropErasedFiles(db: Database, files: FileStore): Promise<void> {
	for (const sha256 of await listErasedFiles(db)) await dropUnusedFile(db, files, sha256);
}
